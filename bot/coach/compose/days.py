"""Working days, for the dated next step."""

import re
from datetime import date, timedelta

from bot.reading.folding import fold

_SATURDAY = 5
_DAYS = ("lundi monday", "mardi tuesday", "mercredi wednesday", "jeudi thursday", "vendredi friday")
_NAMED = re.compile(r"\b(" + "|".join(_DAYS).replace(" ", "|") + r")\b(?! dernier| passé)", re.IGNORECASE)
_TOMORROW = re.compile(r"\b(?:demain|tomorrow)\b", re.IGNORECASE)
_PAST = re.compile(r"(?:\blast|\bdepuis|\bsince|\breçue?s?|\bon) $", re.IGNORECASE)
# "You were to call me on Monday, it is Thursday": neither is a day to come.
_GONE = re.compile(
    r"\b(?:rappel\w*|promi\w*|promesse|deviez|devait|devaient|devais|aviez dit|avait dit|m'avez dit|(?:was"
    r"|were) due|supposed"
    r"|meant|should have|said|told|since|depuis|last|arrivee?s?|arrived|turned up|came|recue?s?|received|on est"
    r"|nous sommes|(?:avez|as|a|ai|avons) (?:\w+ )?(?:envoye|transmis)\w*|(?:you|you've|we|we've|i|i've|have|has) sent"
    r"|c'est|it's|it is|we are|we're|called?|rang|ring|phoned?|back)(?: \w+(?:'\w+)?){0,4} ?$"
)
# "The order of Thursday", "we took delivery on Friday": what there was that day.
_OF_WHAT_WAS = re.compile(
    r"\b(?:commande|mail|message|courriel|devis|appel|order|e-?mail|call|quote|delivery|livraison) (?:\w+ ){0,3}?"
    r"(?:de |du |from |of |on )$|\btook delivery(?: \w+){0,4} (?:on )?$|\b(?:livr\w+|delivered)(?: \w+){0,3} $"
)
# "Our fair, it is Thursday" names a day to come.
_TO_BE = re.compile(
    r"\b(?:salon|evenement|event|fair|show|mariage|wedding|inauguration|opening|anniversaire|birthday|seminaire"
    r"|conference"
    r"|launch|lancement|gala|fete|party|expo|meeting|reunion|soiree|assemblee|ag),? (?:qui )?(?:c'est|est|is"
    r"|it's|it is|a lieu"
    r"|starts?|commence|demarre)(?: \w+){0,2} ?$"
)
# Days on which nobody answers in any of the countries the pack may be used in.
_HOLIDAYS = frozenset({(12, 25), (1, 1)})


def working_day(today: date, after: int) -> date:
    """The day `after` working days from `today`: weekends, Christmas and New Year's Day do not count."""
    day = today
    left = max(after, 1)
    while left:
        if day == date.max:
            return day
        day += timedelta(days=1)
        if day.weekday() < _SATURDAY and (day.month, day.day) not in _HOLIDAYS:
            left -= 1
    return day


def open_day(day: date) -> date:
    """`day`, or the last working day before it."""
    while day.weekday() >= _SATURDAY or (day.month, day.day) in _HOLIDAYS:
        day -= timedelta(days=1)
    return day


def next_weekday(day: date) -> date:
    """`day`, or the Monday after where it falls on a weekend: nothing leaves then."""
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return day


def gone_by(before: str) -> bool:
    """Whether a day of the week lies behind, by the words `before` it: promised then, or the day it is now."""
    said = fold(before)
    return (_GONE.search(said) or _OF_WHAT_WAS.search(said)) is not None and _TO_BE.search(said) is None


def named_days(text: str, today: date) -> tuple[date, ...]:
    """The coming days that `text` calls by their name of the week, and tomorrow."""
    found = [today + timedelta(days=1)] if _TOMORROW.search(text) else []
    for match in _NAMED.finditer(text):
        if _PAST.search(text[: match.start()]) or gone_by(text[: match.start()]):
            continue
        place = next(i for i, names in enumerate(_DAYS) if match[1].lower() in names.split())
        found.append(today + timedelta(days=(place - today.weekday() - 1) % 7 + 1))
    return tuple(found)
