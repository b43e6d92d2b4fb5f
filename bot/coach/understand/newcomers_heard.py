"""Asks read in what somebody new tells of goods they think of: nothing to change yet, and no gift to them."""

from collections.abc import Sequence
from dataclasses import replace

from bot.coach.understand.points import said_in
from bot.coach.understand.shares import HARDLY, LIKELY, PLAINLY, TOLD
from bot.domain.asks import Ask, AskKind
from bot.domain.points import Point, Stage
from bot.reading.folding import fold
from bot.reading.gifts import given_to_others


def without_a_first_change(asks: Sequence[Ask], points: Sequence[Point], stage: Stage | None) -> tuple[Ask, ...]:
    """The asks without a change of an order, where somebody new asks what goods would cost and none is heard.

    "About 120 with our white logo on navy" tells what is wanted: there is nothing yet to change.
    """
    new = any(p.name == "newcomer" and p.share >= LIKELY for p in points)
    counted = any(p.name == "quantity" and p.share >= TOLD for p in points)
    priced = any(p.name == "q_price" and p.share >= PLAINLY for p in points)
    first = stage is Stage.NEW and (new or counted or priced)
    if not first or not any(a.kind is AskKind.PLAIN_QUESTION for a in asks):
        return tuple(asks)
    return tuple(a for a in asks if a.kind is not AskKind.SCOPE_CHANGE or _heard_in(a, points))


def _heard_in(ask: Ask, points: Sequence[Point]) -> bool:
    # The colour of goods that nobody has ordered yet changes nothing.
    return any(ask.kind in p.asks and said_in(p, ask) and p.name != "goods_colour" for p in points)


def with_the_first_wishes(asks: Sequence[Ask], points: Sequence[Point], stage: Stage | None) -> tuple[Ask, ...]:
    """The asks, a question after what could be done with goods that nobody has ordered yet as the question it is.

    "Can the bags be printed with each guest's name?" changes nothing before there is an order.
    """
    if stage is not Stage.NEW:
        return tuple(asks)
    return tuple(
        replace(a, kind=AskKind.PLAIN_QUESTION, figures=())
        if a.kind is AskKind.SCOPE_CHANGE and "?" in a.quote and _could_be_done(a, points)
        else a
        for a in asks
    )


def _could_be_done(ask: Ask, points: Sequence[Point]) -> bool:
    heard = {p.name for p in points if said_in(p, ask) and ask.kind in p.asks and p.share >= HARDLY}
    return bool(heard) and heard <= _POSSIBLE


_POSSIBLE = frozenset({"personalised", "packing", "several_addresses"})
"""What may be done with goods to be ordered, as well as changed on those that are."""


def without_the_given_away(asks: Sequence[Ask], points: Sequence[Point], stage: Stage | None) -> tuple[Ask, ...]:
    """The asks without a gift read where somebody new asks the price of what they will give to others.

    "We would like to offer 150 bags with our logo; how much would that be?"
    """
    if stage is not Stage.NEW:
        return tuple(asks)
    if not any(a.kind is AskKind.PLAIN_QUESTION for a in asks):
        # "Umbrellas that won't turn inside out" complain of nothing: what is asked beside stays a question.
        asked = any(p.inquiry is not None and p.share >= PLAINLY for p in points)
        return tuple(
            replace(a, kind=AskKind.PLAIN_QUESTION, figures=())
            if asked and a.kind is AskKind.COMPLAINT and _given_away(a, points)
            else a
            for a in asks
        )
    return tuple(a for a in asks if a.kind not in _OF_WHAT_IS_WANTED or not _given_away(a, points))


_OF_WHAT_IS_WANTED = frozenset({AskKind.FREE_EXTRA, AskKind.SPECIAL_FAVOUR, AskKind.COMPLAINT, AskKind.PRICE_CUT})
"""What the words of somebody who tells what goods they want, and for whom, are easily taken for."""


def _given_away(ask: Ask, points: Sequence[Point]) -> bool:
    own = [p for p in points if said_in(p, ask)]
    # A favour that counts for few pieces is heard where they are many enough as well.
    least = LIKELY if ask.kind is AskKind.SPECIAL_FAVOUR else HARDLY
    heard = any(ask.kind in p.asks and p.share >= least for p in own)
    ordered = any(p.name in ("event", "quantity") and p.share >= PLAINLY for p in own)
    told = ordered and "?" not in ask.quote
    return not heard and (told or (ask.kind is AskKind.FREE_EXTRA and given_to_others(fold(ask.quote))))
