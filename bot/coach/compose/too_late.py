"""Whether a change comes too late: told by the clause that rules on it."""

import re

from bot.coach.compose.case import Case
from bot.domain.asks import AskKind
from bot.domain.stance import Move
from bot.reading.folding import fold

_TOO_LATE = re.compile(
    r"\b(?:trop tard|too late|encore (?:temps|possible|faisable)|still (?:time|possible|change|in time|doable))\b"
)


def changed_in_time(case: Case) -> bool:
    """Whether a change of the order is granted, or offered for what a clause asks."""
    ruled = (r for r in case.stance.rulings if r.ask.kind is AskKind.SCOPE_CHANGE and r.clause is not None)
    return any(r.move in (Move.TRADE, Move.YIELD) for r in ruled)


def too_late(text: str) -> bool:
    """Whether words ask if there is still time."""
    return _TOO_LATE.search(fold(text)) is not None
