"""Days of the calendar, absolute and relative, in French and English."""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.reading.figures.around import told_from
from bot.reading.figures.past import month_before, when_told, year_before
from bot.reading.figures.relative import RELATIVE, next_day, relative
from bot.reading.figures.sifting import sifted
from bot.reading.figures.weekdays import (
    DATED,
    IN_A_WEEK,
    NAMED,
    WEEKDAY,
    WEEKS_ON,
    Found,
    dated,
    in_a_week,
    named,
    weeks_on,
)
from bot.reading.sieve import Sifted

_MONTHS = {
    "janvier": 1, "janv": 1, "fevrier": 2, "fevr": 2, "fev": 2, "mars": 3, "avril": 4, "avr": 4, "mai": 5, "juin": 6,
    "juillet": 7, "juil": 7, "aout": 8, "septembre": 9, "sept": 9, "octobre": 10, "novembre": 11, "decembre": 12,
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "july": 7,
    "jun": 6, "jul": 7, "august": 8, "aug": 8, "september": 9, "sep": 9, "october": 10, "oct": 10, "november": 11,
    "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
_SHORT = "janv fevr fev avr juil sept jan feb apr jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")(?![a-z])"
    r"(?:(?:" + "|".join(f"(?<={w})" for w in _SHORT) + r")\.)?"
)
_DAY = r"(?P<day>1er|premier|3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
MONTHS = frozenset(_MONTHS)
"""The names of the months, folded, in both languages, short and long."""

_ENDING = re.compile(r"\b(?:" + "|".join(_MONTHS) + r")\s*$")
_YEAR = r"(?:,? (?P<year>20[0-9]{2})(?![0-9]))?"
_NOT_UNIT = (
    r"(?![0-9]|[.,][0-9]| ?(?:%|€|\$|£|k\b|pour ?cent|percent|euros?|pieces?|jours?|days?|mois|months?|ans|years?"
    r"|semaines?|weeks?|fois|points?|h\b|heures?)| (?!et\b|ou\b|and\b|or\b|au\b)[a-z]+s\b)"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or a stretch of days, found in a folded text."""

    start: int
    end: int
    first: date
    last: date | None = None
    approximate: bool = False


_Rule = Callable[[re.Match[str], date | None], Found | None]


def days(text: str, today: date | None) -> Iterator[Day]:
    """Every date in a masked text, in order; relative ones only when `today` is known.

    A day and a month without year are the next such day from `today` on; after words for
    something done ("ordered on 2 November") the latest such day, after words for something
    promised the nearer of the two; so is a weekday by itself, else it is the first one after
    `today`, "vendredi prochain" and "next Friday" included where they are not tomorrow. A week or a month is a stretch
    of days.
    """
    taken: list[tuple[int, int]] = []
    for pattern, rule in _RULES:
        for m in pattern.finditer(text):
            if any(m.start() < e and s < m.end() for s, e in taken):
                continue
            try:
                found = rule(m, today)
            except (ValueError, OverflowError):
                found = None
            start = m.start("from") if "from" in m.re.groupindex and m["from"] is not None else m.start()
            taken.append((start, m.end()))
            if found and today and found[1] is None and rule in _YEARLESS and not _has_year(m):
                latest = (month_before if rule is _day_of_month else year_before)(found[0])
                found = when_told(text[:start], found[0], latest, today), None, found[2]
            if found and today and rule is named and m["weekday"] == m["from"]:
                # A weekday by itself, after words for what was done, is the one just gone.
                found = when_told(text[:start], found[0], found[0] - timedelta(7), today), None, found[2]
            if found and found[1] is None:
                day, start = told_from(text[:start], found[0])
                found = day, None, found[2]
            if found:
                yield Day(start, m.end(), *found)


def date_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where dates stand, read or not, so that their digits are not taken for figures."""
    for pattern, rule in _RULES:
        if rule not in _WORDS_ALONE:
            for m in pattern.finditer(text):
                yield m.start(), m.end()


def ends_with_month(folded: str) -> bool:
    """Whether a folded text ends with the name of a month: what comes next may be its year."""
    return _ENDING.search(folded) is not None


def _has_year(m: re.Match[str]) -> bool:
    return any(name in m.re.groupindex and m[name] for name in ("year", "y"))


def _year(raw: str) -> int:
    return int(raw) + 2000 if len(raw) == 2 else int(raw)


def _iso(m: re.Match[str], _today: date | None) -> Found | None:
    return date(int(m["y"]), int(m["m"]), int(m["d"])), None, False


def _numeric(m: re.Match[str], today: date | None) -> Found | None:
    """Day first, unless the second number can be no month."""
    d, month = int(m["d"]), int(m["m"])
    if month > 12 >= d:
        d, month = month, d
    if m["y"]:
        return date(_year(m["y"]), month, d), None, False
    return next_day(month, d, today)


def _named(m: re.Match[str], today: date | None) -> Found | None:
    day = 1 if m["day"] in ("1er", "premier") else int(m["day"])
    month = _MONTHS[m["month"]]
    if m["year"]:
        return date(int(m["year"]), month, day), None, False
    return next_day(month, day, today)


def _span(m: re.Match[str], today: date | None) -> Found | None:
    """Two days of one month."""
    last = _named(m, today)
    if last is None or int(m["first"]) > last[0].day:
        return None
    return last[0].replace(day=int(m["first"])), last[0], False


def _month_part(m: re.Match[str], today: date | None) -> Found | None:
    """The start, middle or end of a named month."""
    month, part = _MONTHS[m["month"]], m["part"]
    early, middle = part.startswith(("debut", "early", "start", "begin")), part.startswith("mi")
    year = int(m["year"]) if m["year"] else None
    if year is None:
        if today is None:
            return None
        year = today.year if month >= today.month else today.year + 1
    day = 1 if early else 15 if middle else calendar.monthrange(year, month)[1]
    return date(year, month, day), None, True


def _day_of_month(m: re.Match[str], today: date | None) -> Found | None:
    if today is None:
        return None
    day, year, month = int(m["day"]), today.year, today.month
    for _ in range(12):
        if day <= calendar.monthrange(year, month)[1] and date(year, month, day) >= today:
            return date(year, month, day), None, False
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return None


_WORDS_ALONE = (named, in_a_week, weeks_on, relative)
_YEARLESS = (_named, _numeric, _day_of_month)

_RULES: tuple[tuple[Sifted, _Rule], ...] = (
    (sifted(r"(?<![0-9-])(?P<y>20[0-9]{2}|19[0-9]{2})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})(?![0-9])"), _iso),
    (
        sifted(
            r"(?<![0-9/.-])(?P<d>[0-9]{1,2})(?P<s>[/.-])(?P<m>[0-9]{1,2})(?P=s)(?P<y>20[0-9]{2}|[0-9]{2})(?![0-9/-])"
        ),
        _numeric,
    ),
    (
        sifted(
            r"(?:\b(?:le|du|au|avant le|des le|by|on|before|until|from|jusqu'au|lundi|mardi|mercredi|jeudi|vendredi) +)"
            r"(?P<from>(?P<d>[0-3]?[0-9])/(?P<m>[01]?[0-9])(?P<y>(?!)x)?)(?![0-9/])"
        ),
        _numeric,
    ),
    (
        sifted(
            r"(?<![0-9.,])(?P<first>3[01]|[12][0-9]|[1-9])(?:er|st|nd|rd|th)?(?: ?- ?| (?:au|et|ou|to|and"
            r"|or) (?:the |le )?)"
            rf"{_DAY} (?:of )?{_MONTH}{_YEAR}"
        ),
        _span,
    ),
    (sifted(rf"(?:\b{WEEKDAY},? (?:le |the )?)?(?<![0-9.,]){_DAY} (?:of )?{_MONTH}{_YEAR}"), _named),
    (sifted(rf"(?:\b{WEEKDAY},? )?\b{_MONTH} (?:the )?{_DAY}(?![0-9]|[.,][0-9]|%| %){_YEAR}"), _named),
    (
        sifted(
            r"\b(?P<part>(?:la )?fin (?:du mois )?(?:de |d')?|debut |mi-|mi |(?:the )?end of |mid-|mid |early |late "
            rf"|(?:the )?(?:beginning|start) of ){_MONTH}{_YEAR}"
        ),
        _month_part,
    ),
    (
        sifted(
            r"\b(?:(?:avant|pour|d'ici|jusqu'au?|d'ici au|des|livre|recu|au plus tard)(?: le| au)? +"
            r"|(?:le +)(?=[0-9]+ (?:au plus tard|prochain|au soir|au matin)))(?<=le |au )"
            rf"(?P<from>(?P<day>3[01]|[12][0-9]|[1-9])){_NOT_UNIT}"
        ),
        _day_of_month,
    ),
    (
        sifted(
            r"\b(?:by|on|before|until|from|forward to|back to|moved to) the (?P<from>(?P<day>3[01]|[12][0-9]"
            r"|[1-9])(?:st|nd|rd|th))"
            r"(?! (?:time|order|exchange|request|piece|unit|round|revision|reminder))"
        ),
        _day_of_month,
    ),
    (DATED, dated),
    (IN_A_WEEK, in_a_week),
    (WEEKS_ON, weeks_on),
    (RELATIVE, relative),
    (NAMED, named),
)
