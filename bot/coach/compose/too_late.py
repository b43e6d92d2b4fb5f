"""Whether a change comes too late: told by the clause that rules on it."""

import re

from bot.coach.compose.case import Case
from bot.coach.compose.topics import holds
from bot.domain.asks import AskKind
from bot.domain.stance import Move
from bot.reading.folding import fold

_TOO_LATE = re.compile(
    r"\b(?:trop tard|too late|encore (?:temps|possible|faisable)|still (?:time|possible|change|in time|doable))\b"
    r"|\b(?:push\w*|delay\w*|hold\w* up|move\w*|set\w* back|decal\w*|retard\w*|repouss\w*)(?: \w+){0,2} "
    r"(?:delivery|dispatch|things|date|order|livraison|expedition|commande)\b"
)


def changed_in_time(case: Case) -> bool:
    """Whether a change is granted, or offered, under a clause that tells what becomes of the lead time."""
    given = (
        r for r in case.stance.rulings if r.ask.kind is AskKind.SCOPE_CHANGE and r.move in (Move.TRADE, Move.YIELD)
    )
    told = (r.clause.text.of(case.language) for r in given if r.clause is not None)
    return any(holds(case.voice.book.marks["restarts"], text) for text in told)


def too_late(text: str) -> bool:
    """Whether words ask if there is still time, or what the change does to the delivery."""
    return _TOO_LATE.search(fold(text)) is not None
