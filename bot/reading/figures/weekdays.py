"""Days of the week in French and English: the next one, the last one, the one of next week."""

import re
from datetime import date, timedelta

from bot.reading.figures.past import when_told
from bot.reading.figures.sifting import sifted

DAYS = {
    w: n % 7
    for n, w in enumerate(
        "lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday"
        .split()
    )
}  # fmt: skip
WEEKDAY = r"(?P<weekday>" + "|".join(DAYS) + r")"

_NEXT_WEEK = r"(?:(?:de )?la semaine prochaine|(?:of )?next week|prochaine semaine)"
_THIS_WEEK = r"(?:(?:de )?cette semaine|(?:of )?this week)"

IN_A_WEEK = sifted(
    rf"\b(?P<from>(?:(?P<next>{_NEXT_WEEK})|{_THIS_WEEK}),? (?:on |le )?{WEEKDAY}(?![a-z]))"
    rf"|\b(?P<from2>(?:ce |le |on )?(?P<day>{'|'.join(DAYS)}),? (?:(?P<next2>{_NEXT_WEEK})|{_THIS_WEEK}))(?![a-z])"
)
"""A day of this week or of the next one, before or after the week is named."""

WEEKS_ON = sifted(
    r"\b(?P<from>(?:(?P<two>two weeks|a fortnight)|a week|eight days) (?:on|from|after) (?:this |next )?"
    rf"{WEEKDAY})(?![a-z])"
    rf"|\b(?P<from2>(?P<day>{'|'.join(DAYS)})(?: en (?P<fifteen>quinze|huit)| (?P<fortnight>fortnight)| week))(?![a-z])"
)
"""A day of the week counted one or two weeks on: "a week on Thursday", "jeudi en quinze"."""

NAMED = sifted(
    r"(?<!tous les )(?<!chaque )(?<!every )(?<!each )\b(?P<from>(?P<before>last )?"
    rf"(?:ce |this |(?P<next>next )|coming )?{WEEKDAY}(?![a-z])(?:(?P<next2> prochain)| qui vient)?(?P<last> dernier)?)"
)

_SHORT = {
    w: n
    for n, names in enumerate(("mon lun", "tue tues", "wed weds", "thu thur thurs jeu", "fri ven", "sam", "dim"))
    for w in names.split()
}
"""Short names that mean nothing else: "Mar" is a month, "sat" is what somebody did."""
DATED = sifted(
    rf"\b(?P<from>(?:(?P<weekday>{'|'.join(DAYS)})|(?P<short>{'|'.join(_SHORT)})\.?),? (?:the |le )?"
    r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?:(?:st|nd|rd|th|er)\b|(?![0-9a-z])(?= ?(?:[.,;:!?)\n]|$)(?!,[0-9]|\.[0-9])"
    r"| (?:ou|et|or|and|au|to|matin|apres-midi|soir|midi|morning|afternoon|evening|noon|prochain|max|maxi|maximum|at"
    r"|pour|for|si|if|a|dans|with|avec|because|car|mais|but|so|donc|as|in|dernier|please|svp|stp|merci|thanks"
    r"|nous|on|we|je|i|it|il|is|est)\b)))"
)
"""A weekday and the day of a month whose name is left out: "Monday 7th", "le lundi 7"."""

_MONTHS_ON, _MONTHS_BACK = 3, 2
"""How far such a day may lie: beyond, the two do not agree and the weekday counts alone."""

Found = tuple[date, date | None, bool]  # first, last, approximate


def in_a_week(m: re.Match[str], today: date | None) -> Found | None:
    """The day that a match of IN_A_WEEK means, seen from `today`; None where that is not known."""
    if today is None:
        return None
    monday = today - timedelta(today.weekday())
    ahead = 7 if m["next"] or m["next2"] else 0
    return monday + timedelta(ahead + DAYS[m["weekday"] or m["day"]]), None, False


def dated(m: re.Match[str], today: date | None) -> Found | None:
    """The day that a match of DATED means: the next that is both, the last one after words for what was done."""
    if today is None:
        return None
    weekday = DAYS[m["weekday"]] if m["weekday"] else _SHORT[m["short"]]
    far = range(-31 * _MONTHS_BACK, 31 * _MONTHS_ON)
    both = [d for n in far if (d := today + timedelta(n)).day == int(m["day"]) and d.weekday() == weekday]
    before, after = [d for d in both if d < today], [d for d in both if d >= today]
    if not after and not before:
        return (_next(m["weekday"], today), None, False) if m["weekday"] else None
    latest, following = before[-1:] or after, after[:1] or before[-1:]
    return when_told(m.string[: m.start()], following[0], latest[0], today), None, False


def weeks_on(m: re.Match[str], today: date | None) -> Found | None:
    """The day that a match of WEEKS_ON means, seen from `today`; None where that is not known."""
    if today is None:
        return None
    weeks = 2 if m["two"] or m["fifteen"] == "quinze" or m["fortnight"] else 1
    return _next(m["weekday"] or m["day"], today) + timedelta(7 * weeks), None, False


def named(m: re.Match[str], today: date | None) -> Found | None:
    """The first such day after `today`, "next Friday" included unless it is tomorrow; the last one where told."""
    if today is None:
        return None
    first = _next(m["weekday"], today)
    if m["last"] or m["before"]:
        return (first if first < today + timedelta(7) else today) - timedelta(7), None, False
    if (m["next"] or m["next2"]) and first == today + timedelta(1) and today.weekday() < _SUNDAY:
        # whoever means tomorrow says so; on a Sunday the week to come begins with it
        return first + timedelta(7), None, False
    return first, None, False


_SUNDAY = 6


def _next(day: str, today: date) -> date:
    return today + timedelta((DAYS[day] - today.weekday() - 1) % 7 + 1)
