"""A request that only points back at the one before it is the same ask: "could you do that from the next order?"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.coach.understand.inquiries import Asked
from bot.coach.understand.plain import Plain
from bot.coach.understand.settle import NEGOTIATED
from bot.domain.asks import Ask, AskKind
from bot.reading.pointing_back import points_back

_ASKED_FOR = NEGOTIATED - {AskKind.ULTIMATUM, AskKind.ABUSE, AskKind.SILENCE_AFTER_EFFORT, AskKind.COMPLAINT}
_VAGUE = frozenset({AskKind.SPECIAL_FAVOUR, AskKind.PLAIN_QUESTION, AskKind.GOODWILL, AskKind.ACCEPTANCE})
"""What such a sentence is taken for by itself."""


def asked_once(asks: tuple[Ask, ...], own: Sequence[Plain], asked: Sequence[Asked] = ()) -> tuple[Ask, ...]:
    """The asks, less one whose sentence only asks for what a sentence before it does.

    A sentence that holds one of the inquiries `asked` asks something more: "can you do it, and for how much?".
    """
    if len(asks) < 2:
        return asks
    more = {one.sentence for one in asked}
    before = {
        own[i].sentence.text: tuple(p.sentence.text for p in own[:i]) for i in range(1, len(own)) if i not in more
    }
    kept = ([a] if not (_vague(a) and _again(a, asks, before)) else _said_besides(a) for a in asks)
    return tuple(a for some in kept for a in some)


def _said_besides(ask: Ask) -> list[Ask]:
    """The ask in another sentence that shows it too: of two questions, one may point back and one not."""
    others = [said for said in ask.heard if not points_back(said)]
    return [replace(ask, quote=others[0], figures=(), heard=tuple(others[1:]))] if others else []


def _vague(ask: Ask) -> bool:
    """Whether an ask may only point back: a price that names none may, too."""
    return ask.kind in _VAGUE or (ask.kind is AskKind.PRICE_CUT and not ask.figures)


def _again(ask: Ask, asks: Sequence[Ask], before: dict[str, tuple[str, ...]]) -> bool:
    """Whether a sentence points back, and one of those before it asks for something, told figures and all between."""
    said = before.get(ask.quote)
    if said is None or not points_back(ask.quote):
        return False
    return any(o is not ask and o.kind in _ASKED_FOR and any(one in o.quote for one in said) for o in asks)
