"""Asks read where a sentence surely says another thing: what it says explains them."""

from collections.abc import Sequence

from bot.coach.understand.points import said_in
from bot.coach.understand.shares import HARDLY, PLAINLY, TOLD
from bot.domain.asks import Ask, AskKind, Language
from bot.domain.figures import Unit
from bot.domain.points import Point
from bot.reading.requests import requests


def without_the_explained(asks: Sequence[Ask], points: Sequence[Point], language: Language) -> tuple[Ask, ...]:
    """The asks without one in whose sentences nothing of its own is heard, and another's point is, surely.

    "The accent is missing on the cover" changes the drawing: it misses no pieces. A sentence that requests two things
    explains no request away, nor does any sentence a lower price, which a sum elsewhere may tell, or an ask with a sum.
    """
    if not points or len(asks) < 2:
        return tuple(asks)
    return tuple(a for a in asks if a.kind in _UNEXPLAINED or not _explained(a, asks, points, language))


def _explained(ask: Ask, asks: Sequence[Ask], points: Sequence[Point], language: Language) -> bool:
    if ask.kind is AskKind.PRICE_CUT or any(f.unit.is_money or f.unit is Unit.PERCENT for f in ask.figures):
        return False
    if ask.kind is AskKind.COMPLAINT and any(ask.kind in p.asks and p.share >= TOLD for p in points):
        # what went wrong is told in another sentence than the one that asks for it to be mended
        return False
    own = [p for p in points if said_in(p, ask)]
    most = max((p.share for p in own), default=0.0)
    if not own or any(ask.kind in p.asks and p.share >= max(HARDLY, most * _OF_THE_MOST) for p in own):
        return False
    others = frozenset(a.kind for a in asks if a is not ask)
    surely = {
        p.start
        for p in own
        if p.share >= PLAINLY
        and (others.intersection(p.asks) or (p.name == "own_mistake" and ask.kind is AskKind.COMPLAINT))
        and (ask.kind is AskKind.COMPLAINT or len(requests(p.quote, language)) < 2)
    }
    return surely == {p.start for p in own}


_OF_THE_MOST = 0.3
"""Of the share of what a sentence says most surely, that from which it says another thing too."""

_UNEXPLAINED = frozenset(
    {AskKind.ULTIMATUM, AskKind.ABUSE, AskKind.SILENCE_AFTER_EFFORT, AskKind.PLAIN_QUESTION, AskKind.ACCEPTANCE}
)
"""Asks that stand in one sentence with others: pressure, questions, an agreement."""
