"""How an order is to be packed: a small request, and no change of what was agreed."""

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
    kept: list[Ask] = []
    for ask in asks:
        small = _of_packing(ask, points)
        if not small:
            kept.append(ask)
        elif not any(a.kind is AskKind.GOODWILL for a in kept):
            kept.append(replace(ask, kind=AskKind.GOODWILL, figures=()))
    told = next((p for p in points if p.name == "packing" and p.share >= RATHER and packed(fold(p.quote))), None)
    if told is not None and not any(a.kind is AskKind.GOODWILL or said_in(told, a) for a in kept):
        kept.append(Ask(AskKind.GOODWILL, told.quote.strip()))
    return tuple(kept)


def _of_packing(ask: Ask, points: Sequence[Point]) -> bool:
    if ask.kind not in _TAKEN_FOR or not packed(fold(ask.quote)):
        return False
    own = {p.name for p in points if said_in(p, ask) and ask.kind in p.asks and p.share >= RATHER}
    return own <= _OF_THE_BOXES
