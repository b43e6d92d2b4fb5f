"""What several parts of a draft ask of the same ruling or ask: worked out once for a case."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from bot.coach.compose.case import Case
from bot.reading.identity import Same

A = TypeVar("A")
T = TypeVar("T")


def once(work: Callable[[A, Case], T]) -> Callable[[A, Case], T]:
    """The same function, whose answer for one object (told by identity) and case is kept with the case."""

    @wraps(work)
    def kept(of: A, case: Case) -> T:
        key = (work, Same(of))
        if key not in case.kept:
            case.kept[key] = work(of, case)
        told: T = case.kept[key]
        return told

    return kept
