"""How an order is to be packed: a small request, and no change of what was agreed."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.coach.understand.points import said_in
from bot.coach.understand.shares import RATHER
from bot.domain.asks import Ask, AskKind
from bot.domain.points import Point
from bot.reading.folding import fold
from bot.reading.packing import packed

_TAKEN_FOR = frozenset({AskKind.GOODWILL, AskKind.SCOPE_CHANGE, AskKind.SPECIAL_FAVOUR, AskKind.FREE_EXTRA})
_OF_THE_BOXES = frozenset({"packing", "several_addresses", "split_delivery", "delivery_detail", "quantity"})
"""Points that tell where boxes go, or how many there are, and change no goods."""


def with_the_packing(asks: Sequence[Ask], points: Sequence[Point]) -> tuple[Ask, ...]:
    """The asks, boxes of fifty and a name on each carton as the small request that they are, also where none was read.

    Where one is made already, the words are its own; another thing that the sentence surely asks for stays what it is.
    A count beside them is of the order, or of the boxes: nothing that is given.
    """
    small = [a for a in asks if _of_packing(a, points)]
    kept = [a for a in asks if a not in small and not (small and _asks_nothing(a))]
    if small and not any(a.kind is AskKind.GOODWILL for a in kept):
        kept.insert(min(asks.index(small[0]), len(kept)), replace(small[0], kind=AskKind.GOODWILL, figures=()))
    told = next((p for p in points if packed(fold(p.quote)) and _wanted(p)), None)
    if told is not None and not any(a.kind is AskKind.GOODWILL or said_in(told, a) for a in kept):
        kept.append(Ask(AskKind.GOODWILL, told.quote.strip()))
    return tuple(kept)


def _wanted(point: Point) -> bool:
    said = fold(point.quote)
    heard = point.name == "packing" and point.share >= RATHER
    return heard or (_REQUEST.search(said) is not None and _COST.search(said) is None)


def _asks_nothing(ask: Ask) -> bool:
    """Whether a small request beside it only tells what it is good for ("it would spare us an afternoon")."""
    return ask.kind is AskKind.GOODWILL and "?" not in ask.quote


def _of_packing(ask: Ask, points: Sequence[Point]) -> bool:
    said = fold(ask.quote)
    if ask.kind not in _TAKEN_FOR or not packed(said):
        return False
    own = {p.name: p.share for p in points if said_in(p, ask) and ask.kind in p.asks and p.share >= RATHER}
    return all(name in _OF_THE_BOXES or share <= own.get("packing", 0.0) for name, share in own.items())


_REQUEST = re.compile(
    r"\b(?:could you|can you|would you|please|if you could|pourriez-vous|pouvez-vous|peux-tu|pourrais-tu|merci de"
    r"|serait-il possible|est-il possible)\b"
)
_COST = re.compile(r"\b(?:combien|prix|tarif|cout\w*|cost\w*|price|how much|charge\w*)\b")
