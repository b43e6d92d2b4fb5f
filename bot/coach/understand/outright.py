"""Asks told outright, by a turn that leaves no doubt, which the classifier hears but faintly."""

from collections.abc import Mapping, Sequence

from bot.coach.understand.cues import Cues, found_in
from bot.coach.understand.plain import Plain
from bot.domain.asks import Ask, AskKind
from bot.domain.figures import Unit

_HEARD = 0.1
"""A share from which the classifier hears the ask at all."""

_SOON = 20
"""Days from which a number of them is no hurry, or is a term of payment."""

_MILD = (AskKind.PLAIN_QUESTION, AskKind.GOODWILL)


def told_outright(
    asks: tuple[Ask, ...], own: Sequence[Plain], cues: Cues, heard: Sequence[Mapping[str, float]] | None
) -> tuple[Ask, ...]:
    """The asks, with a hurry that `cues.outright` tells and nobody read.

    It takes the place of the question, or of the bargaining without an amount, that was read in its words.
    """
    kind = AskKind.RUSH
    if heard is None or any(a.kind is kind for a in asks):
        return asks
    for plain, shares in zip(own, heard, strict=True):
        paid = shares.get(AskKind.PAYMENT_TERMS, 0.0)
        days = [f for _, f in plain.figures if f.unit in (Unit.DAYS, Unit.WORKING_DAYS)]
        if max(_HEARD, paid) > shares.get(kind, 0.0) or not days or days[0].number >= _SOON:
            continue
        if found_in(cues.outright[kind], plain.text):
            said = plain.sentence.text
            rest = tuple(a for a in asks if not (_bare(a) and (a.quote in said or said in a.quote)))
            return (*rest, Ask(kind, said, tuple(f for _, f in plain.figures)))
    return asks


def with_the_share_named(asks: tuple[Ask, ...], own: Sequence[Plain], cues: Cues) -> tuple[Ask, ...]:
    """The asks, with a discount in percent that `cues.outright` tells where no lower price with a figure was read.

    However much else stands around it: a page pasted below a request neither drowns it nor takes its place with
    a lower price that names no figure.
    """
    kind = AskKind.PRICE_CUT
    if any(a.kind is kind and a.figures for a in asks):
        return asks
    for plain in own:
        shares = tuple(f for _, f in plain.figures if f.unit is Unit.PERCENT)
        if shares and found_in(cues.outright[kind], plain.text):
            return (Ask(kind, plain.sentence.text, shares), *(a for a in asks if a.kind is not kind))
    return asks


def _bare(ask: Ask) -> bool:
    """Whether an ask is a question, or bargains over a price that it does not name."""
    amount = any(f.unit.is_money or f.unit is Unit.PERCENT for f in ask.figures)
    return ask.kind in _MILD or (ask.kind is AskKind.PRICE_CUT and not amount)
