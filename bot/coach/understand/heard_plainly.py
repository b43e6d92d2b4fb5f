"""What one sentence is plainly heard to ask for stays, where words of a question or of a story only hide it."""

from collections.abc import Sequence

from bot.coach.understand.heard import Heard
from bot.coach.understand.inquiries import Asked
from bot.coach.understand.plain import Plain
from bot.coach.understand.settle import NEGOTIATED
from bot.coach.understand.shares import LIKELY, PLAINLY, TOLD
from bot.domain.asks import TROUBLES, Ask, AskKind
from bot.domain.inquiry import Subject

_BARGAINED = NEGOTIATED - TROUBLES - {AskKind.ULTIMATUM, AskKind.ABUSE, AskKind.SILENCE_AFTER_EFFORT}


def less_bargained(
    asked: tuple[Asked, ...], asks: tuple[Ask, ...], own: Sequence[Plain], heard: Heard
) -> tuple[Asked, ...]:
    """The inquiries, less those whose sentence is plainly heard to ask for more than an answer.

    "Could you sharpen the price of 200 bags?" asks for no list. What a sentence is heard to ask besides stays asked.
    """
    if heard.shares is None:
        return asked
    return tuple(one for one in asked if not _bargains(one, asks, own, heard))


def _bargains(one: Asked, asks: tuple[Ask, ...], own: Sequence[Plain], heard: Heard) -> bool:
    said, shares = own[one.sentence].sentence, (heard.shares or ())[one.sentence]
    cuts = [a for a in asks if a.kind is AskKind.PRICE_CUT]
    if one.inquiry.subject is not Subject.PRICE or not cuts:
        return False
    question, lower = shares.get(AskKind.PLAIN_QUESTION, 0.0), shares.get(AskKind.PRICE_CUT, 0.0)
    if not any(said.text in a.quote or a.quote in said.text for a in cuts):
        # the price of nothing named is that of what the price was asked down for: "could you do us the same rate?"
        return not one.inquiry.goods and any(said.text in a.heard for a in cuts) and question < TOLD <= lower
    points = [p for p in heard.points if p.start == said.start]
    # the price of more pieces bargains over nothing
    wanted = max((p.share for p in points if p.name == "discount"), default=0.0)
    asking = max((p.share for p in points if p.inquiry is Subject.PRICE), default=0.0)
    return wanted >= TOLD and wanted > asking and question < TOLD <= lower


def with_the_plain(left: tuple[Ask, ...], asks: tuple[Ask, ...], own: Sequence[Plain], heard: Heard) -> tuple[Ask, ...]:
    """What a step has `left` of the `asks`, and those that a sentence of theirs is heard to make beyond doubt.

    Where a wrong is heard too, the words may be about that one: what was left stands.
    """
    if heard.shares is None or any(heard.most.get(k, 0.0) >= LIKELY for k in TROUBLES):
        return left
    kinds = {a.kind for a in left}
    back = tuple(a for a in asks if a.kind in _BARGAINED - kinds and _beyond_doubt(a, own, heard))
    if not back:
        return left
    kept = (a for a in left if a.kind not in _IN_PLACE or not any(_same(a, b) for b in back))
    return (*kept, *back)


_IN_PLACE = frozenset({AskKind.PLAIN_QUESTION, AskKind.COMPLAINT})
"""What an ask that is none is taken for."""


def _same(ask: Ask, other: Ask) -> bool:
    return ask.quote in other.quote or other.quote in ask.quote


def _beyond_doubt(ask: Ask, own: Sequence[Plain], heard: Heard) -> bool:
    return any(
        shares.get(ask.kind, 0.0) >= PLAINLY
        for plain, shares in zip(own, heard.shares or (), strict=True)
        if plain.sentence.text in ask.quote or ask.quote in plain.sentence.text
    )
