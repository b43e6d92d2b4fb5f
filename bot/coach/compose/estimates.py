"""Counts told as estimates ("une trentaine"), and those that the user has counted since."""

import re
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.domain.facts import FactName, Origin
from bot.domain.figures import Figure
from bot.reading.folding import fold


def estimated(figure: Figure, case: Case) -> bool:
    """Whether a count is told as an estimate: "une trentaine", "about 40", "a good dozen"."""
    before = fold(case.situation.message.text[: figure.start])
    return _ROUNDED.search(fold(figure.text)) is not None or ABOUT.search(before) is not None


_ROUNDED = re.compile(r"\b(?:(?:diz|quinz|vingt|trent|quarant|cinquant|soixant|cent)aines?|dozens|scores?)\b")

ABOUT = re.compile(
    r"\b(?:about|around|roughly|some|nearly|almost|at least|probably|maybe|perhaps|over|approximately|environ"
    r"|a peu pres|pres de|presque|au moins|peut-etre|autour de|dans les|grosso modo|plus de) (?:une |a |an )?$"
)

_CLOSE = Decimal("0.25")
"""The share by which a client's estimate may be off what the user has counted."""


def as_noted(number: Decimal, case: Case) -> Decimal:
    """The count that the user's own note gives where the client's is an estimate of it ("une quarantaine": 44)."""
    noted = (f.value for f in case.situation.facts if f.name is FactName.QUANTITY and f.origin is Origin.CONTEXT)
    near = (n for n in noted if isinstance(n, Decimal) and abs(n - number) <= _CLOSE * number)
    return next(near, number)
