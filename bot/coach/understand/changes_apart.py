"""Several changes of an order, or of its payment, in several sentences: each an ask with its own words and figures."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.coach.understand.points import said_in, with_points
from bot.coach.understand.shares import PLAINLY, RATHER, TOLD
from bot.domain.asks import Ask, AskKind
from bot.domain.figures import Figure, Unit
from bot.domain.points import OF_COUNT, Point, Stage, Vocabulary
from bot.reading.breaks import resizing
from bot.reading.folding import fold

_FAMILIES = (
    frozenset({"other_address", "several_addresses", "delivery_detail"}),
    frozenset({"artwork_change", "new_proof", "personalised", "goods_colour", "file_sent"}),
    OF_COUNT,
    frozenset({"other_model"}),
    frozenset({"later_delivery", "split_delivery"}),
    frozenset({"packing"}),
    frozenset({"cancel_order"}),
    frozenset({"pay_later"}),
    frozenset({"pay_instalments"}),
)
"""Points that change the same thing, or pay in the same way: a clause rules on one of these."""

_SEVERAL_OF = (AskKind.SCOPE_CHANGE, AskKind.PAYMENT_TERMS)


def with_the_change_heard(asks: Sequence[Ask], points: Sequence[Point], stage: Stage | None) -> tuple[Ask, ...]:
    """The asks, with the change of an order that a sentence surely tells and no ask was read in.

    "Finally we need 350" is told beside whatever else is asked of the order.
    """
    if stage is not Stage.ORDERED:
        return tuple(asks)
    asks = tuple(replace(a, kind=AskKind.SCOPE_CHANGE) if _redirected(a, points) else a for a in asks)
    told = [
        p
        for p in points
        if p.name in _TOLD and p.share >= (_SET_AGAINST if _FINALLY.search(fold(p.quote)) else PLAINLY)
    ]
    kept = tuple(a for a in asks if not (a.kind is AskKind.ACCEPTANCE and any(_changed(a, p, points) for p in told)))
    new = {p.start: p for p in told if not any(said_in(p, a) for a in kept)}
    return (*kept, *(Ask(AskKind.SCOPE_CHANGE, p.quote.strip()) for p in new.values()))


def _redirected(ask: Ask, points: Sequence[Point]) -> bool:
    """Whether a small request is a new address in place of the one agreed ("to the warehouse, not to the office")."""
    told = any(p.name == "other_address" and p.share >= TOLD and said_in(p, ask) for p in points)
    return ask.kind is AskKind.GOODWILL and told and _FINALLY.search(fold(ask.quote)) is not None


def _changed(ask: Ask, change: Point, points: Sequence[Point]) -> bool:
    """Whether an agreement was read in words that change the order, and that agree less surely than they change it."""
    own = [p for p in points if said_in(p, ask)]
    return change in own and not any(ask.kind in p.asks and p.share >= change.share for p in own)


_TOLD = frozenset({"more_pieces", "fewer_pieces", "artwork_change", "other_address", "other_model", "goods_colour"})
_SET_AGAINST = 0.4
"""A share from which a change is told whose words set it against what was agreed: they say the rest."""
_FINALLY = re.compile(
    r"\b(?:finalement|en fait|plutot|au lieu d\w*|au final|tout compte fait|actually|after all|instead|rather than"
    r"|(?:et )?(?:pas|non)(?: pas)? (?:a|au|aux|chez)\b|and not|not (?:to|at)\b"
    r"|make (?:it|that)|up from|down to|up to"
    r"|(?:replace|swap|remplac\w+) (?:[\w'-]+ ){1,5}(?:with|by|for|par|contre))\b"
)


def changes_apart(asks: Sequence[Ask], points: Sequence[Point], vocabulary: Vocabulary) -> tuple[Ask, ...]:
    """The asks, a change of an order, or of the terms, as one for each thing that its sentences surely change.

    "Can we correct the number? And can it go to Lyon?" has two answers, and so has "60 days? Else three payments?".
    """
    found: list[Ask] = []
    for ask in asks:
        for one in _parted(ask, points, vocabulary) if ask.kind in _SEVERAL_OF else (ask,):
            found += _resized_apart(one, vocabulary)
    return tuple(found)


def _resized_apart(ask: Ask, vocabulary: Vocabulary) -> tuple[Ask, ...]:
    """A change told with a number of pieces made another, as two: "our warehouse instead, and 350 rather than 300".

    The classifier hears a sentence whole; how many pieces there are to be is read from its figures.
    """
    if ask.kind is not AskKind.SCOPE_CHANGE or not ask.points:
        return (ask,)
    told, size = next(((t, s) for t in (ask.quote, *ask.heard) if (s := resizing(t)) is not None), (ask.quote, None))
    others = tuple(p for p in ask.points if p not in OF_COUNT)
    if size is None or (size.grows is None and len(others) == len(ask.points)):
        return (ask,)
    begin = max((m.end() for m in _AND.finditer(told, 0, size.start)), default=0)
    words = told[begin : size.end].strip()
    own = tuple(f for f in ask.figures if f.text in words and f.number == size.now)
    heard = next((p for p in ask.points if p in OF_COUNT), "more_pieces")
    name = heard if size.grows is None else "more_pieces" if size.grows else "fewer_pieces"
    pieces = replace(ask, quote=words, figures=own, points=(name,), beside=vocabulary[name].names, heard=())
    rest = _rest(ask, told, begin, size.end)
    if not others or rest is None:
        return (ask,) if others else (pieces,)
    figures = tuple(f for f in ask.figures if f.text not in words)
    return replace(rest, points=others, figures=figures), pieces


def _rest(ask: Ask, told: str, begin: int, end: int) -> Ask | None:
    """What an ask says beside the words of `told` between two places; None where that asks for nothing."""
    if told != ask.quote:
        return replace(ask, heard=tuple(h for h in ask.heard if h != told))
    after = _AND.match(told, end)
    beside = (told[:begin], told[after.end() :] if after else "")
    kept = next((_HANGING.sub("", part) for part in beside if len(part.split()) >= _A_REQUEST), None)
    if kept is not None:
        return replace(ask, quote=kept)
    return replace(ask, quote=ask.heard[0], heard=ask.heard[1:]) if ask.heard else None


_HANGING = re.compile(r"(?:[ ,;]|\b(?:and|et|plus|puis|aussi|also|but|mais))+$", re.IGNORECASE)
_AND = re.compile(r"[ ,;]*(?:\b(?:and|et|plus|puis|aussi|also|but|mais)\b|[,;:])\s*", re.IGNORECASE)
_A_REQUEST = 3
"""Words of the fewest that ask for something."""


def _parted(ask: Ask, points: Sequence[Point], vocabulary: Vocabulary) -> tuple[Ask, ...]:
    of_family: dict[int, list[Point]] = {}
    for point in _surest(ask, points):
        family = next((i for i, names in enumerate(_FAMILIES) if point.name in names), None)
        if family is not None:
            of_family.setdefault(family, []).append(point)
    if len(of_family) < _SEVERAL:
        return (ask,)
    return with_points([_of(ask, own) for own in of_family.values()], points, vocabulary)


def _surest(ask: Ask, points: Sequence[Point]) -> list[Point]:
    """Of each sentence of the ask the surest change it is surely heard to ask, in order."""
    best: dict[int, Point] = {}
    for point in points:
        dated = point.name == "pay_later" and any(f.unit in _DELAYS for f in _within(ask, point))
        against = _FINALLY.search(fold(point.quote)) is not None
        enough = point.share >= (_BY_ITS_FIGURE if dated else _SET_AGAINST if against else RATHER)
        swapped = point.name == "file_sent" and "?" in point.quote and ask.kind is AskKind.SCOPE_CHANGE
        if (ask.kind in point.asks or swapped) and enough and said_in(point, ask):
            best.setdefault(point.start, point)
    return [best[start] for start in sorted(best)]


def _within(ask: Ask, point: Point) -> tuple[Figure, ...]:
    """The figures of an ask that stand in the sentence of a point."""
    return tuple(f for f in ask.figures if point.start <= f.start < point.start + len(point.quote))


_DELAYS = (Unit.DAYS, Unit.MONTHS)
_BY_ITS_FIGURE = 0.3
"""A share from which a sentence that names a delay asks for it: its figure says the rest."""


def _of(ask: Ask, own: list[Point]) -> Ask:
    """The ask in the words of some of its sentences."""
    figures = tuple(f for p in own for f in _within(ask, p))
    heard = tuple(p.quote for p in own[1:])
    return Ask(ask.kind, own[0].quote.strip(), figures, heard=heard)


_SEVERAL = 2
