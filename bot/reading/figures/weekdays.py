"""Days of the week in French and English: the next one, the last one, the one of next week."""

import re
from datetime import date, timedelta

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

IN_A_WEEK = re.compile(
    rf"\b(?P<from>(?:(?P<next>{_NEXT_WEEK})|{_THIS_WEEK}),? (?:on |le )?{WEEKDAY}(?![a-z]))"
    rf"|\b(?P<from2>(?:ce |le |on )?(?P<day>{'|'.join(DAYS)}),? (?:(?P<next2>{_NEXT_WEEK})|{_THIS_WEEK}))(?![a-z])"
)
"""A day of this week or of the next one, before or after the week is named."""

WEEKS_ON = re.compile(
    r"\b(?P<from>(?:(?P<two>two weeks|a fortnight)|a week|eight days) (?:on|from|after) (?:this |next )?"
    rf"{WEEKDAY})(?![a-z])"
    rf"|\b(?P<from2>(?P<day>{'|'.join(DAYS)})(?: en (?P<fifteen>quinze|huit)| (?P<fortnight>fortnight)| week))(?![a-z])"
)
"""A day of the week counted one or two weeks on: "a week on Thursday", "jeudi en quinze"."""

NAMED = re.compile(
    r"(?<!tous les )(?<!chaque )(?<!every )(?<!each )\b(?P<from>(?P<before>last )?(?:ce |this |next |coming )?"
    rf"{WEEKDAY}(?![a-z])(?: prochain| qui vient)?(?P<last> dernier)?)"
)

Found = tuple[date, date | None, bool]  # first, last, approximate


def in_a_week(m: re.Match[str], today: date | None) -> Found | None:
    """The day that a match of IN_A_WEEK means, seen from `today`; None where that is not known."""
    if today is None:
        return None
    monday = today - timedelta(today.weekday())
    ahead = 7 if m["next"] or m["next2"] else 0
    return monday + timedelta(ahead + DAYS[m["weekday"] or m["day"]]), None, False


def weeks_on(m: re.Match[str], today: date | None) -> Found | None:
    """The day that a match of WEEKS_ON means, seen from `today`; None where that is not known."""
    if today is None:
        return None
    weeks = 2 if m["two"] or m["fifteen"] == "quinze" or m["fortnight"] else 1
    return _next(m["weekday"] or m["day"], today) + timedelta(7 * weeks), None, False


def named(m: re.Match[str], today: date | None) -> Found | None:
    """The first such day after `today`, "next Friday" included; the last one before where it says so."""
    if today is None:
        return None
    first = _next(m["weekday"], today)
    if m["last"] or m["before"]:
        return (first if first < today + timedelta(7) else today) - timedelta(7), None, False
    return first, None, False


def _next(day: str, today: date) -> date:
    return today + timedelta((DAYS[day] - today.weekday() - 1) % 7 + 1)
