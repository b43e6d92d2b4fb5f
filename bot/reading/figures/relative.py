"""Days told by today's: tomorrow, the end of the week, next month, before Christmas."""

import calendar
import re
from datetime import date, timedelta

from bot.reading.figures.sifting import sifted
from bot.reading.figures.weekdays import Found

RELATIVE = sifted(
    r"\b(?:(?P<after>apres[- ]demain|(?:the )?day after tomorrow)|(?P<tomorrow>demain|tomorrow)"
    r"|(?P<next_month_end>(?:la )?fin du mois prochain|(?:the )?end of next month)"
    r"|(?P<month_end>(?<!jours )(?<!jours net )(?<!j )(?<!days )(?:la )?fin (?:de|du) (?:ce )?mois"
    r"|(?:the )?end of (?:the|this) month|(?:the )?month[- ]end)"
    r"|(?P<next_week_end>(?:la )?fin de (?:la )?semaine prochaine|(?:the )?end of next week)"
    r"|(?P<week_end>(?:la )?fin de (?:la |cette )?semaine|(?:the )?end of (?:the|this) week)"
    r"|(?P<next_week>(?:la )?semaine prochaine|next week)|(?P<this_week>cette semaine|this week)"
    r"|(?P<next_month>(?:le )?mois prochain|next month)"
    r"|(?P<christmas>(?:(?<=avant )|(?<=pour )|(?<=d'ici )|(?<=before )|(?<=by )|(?<=veille de )"
    r"|(?<=eve of ))(?:noel|christmas))"
    r"|(?P<year_end>(?:la )?fin (?:d'annee|de l'annee|d'exercice)|(?:the )?end of (?:the|this) year"
    r"|year[- ]end)"
    r"|(?P<today>(?<=pour )ce soir|(?<=d'ici )ce soir|(?<=avant )ce soir|(?<=pour )aujourd'hui"
    r"|(?<=by )(?:tonight|today)|(?<=before )tonight|\beod\b|(?:the )?end of (?:the )?day"
    r"|(?:la )?fin de (?:la )?journee))(?![a-z])"
)


def relative(m: re.Match[str], today: date | None) -> Found | None:
    """The day or the days that a match of RELATIVE means, seen from `today`; None where that is not known."""
    if today is None:
        return None
    monday = today - timedelta(today.weekday())
    words = m.lastgroup
    if words == "after":
        return today + timedelta(2), None, False
    if words == "tomorrow":
        return today + timedelta(1), None, False
    if words == "today":
        return today, None, False
    if words == "week_end":
        friday = monday + timedelta(4)
        return (friday if friday >= today else friday + timedelta(7)), None, False
    if words == "this_week":
        return today, monday + timedelta(6), True
    if words == "next_week_end":
        return monday + timedelta(11), None, False
    if words == "next_week":
        return monday + timedelta(7), monday + timedelta(13), True
    if words == "christmas":
        return next_day(12, 25, today)
    if words == "year_end":
        return date(today.year, 12, 31), None, False
    year, month = today.year, today.month
    if words in ("next_month", "next_month_end"):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    last = date(year, month, calendar.monthrange(year, month)[1])
    if words == "next_month":
        return date(year, month, 1), last, True
    return last, None, False


def next_day(month: int, day: int, today: date | None) -> Found | None:
    """The first such day from `today` on, 29 February included; None where no day is like it or none is known."""
    if today is None:
        return None
    for year in range(today.year, today.year + 9):
        if day <= calendar.monthrange(year, month)[1] and date(year, month, day) >= today:
            return date(year, month, day), None, False
    return None
