"""What a case's earlier answers mean for its next one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.answer import Answer
from bot.domain.asks import AskKind, Heat
from bot.domain.facts import ADDS_UP, Fact, FactName, Facts, Origin
from bot.domain.policy import Measure
from bot.domain.stance import Move, Ruling

_GRANTED = {
    Measure.DISCOUNT: FactName.GRANTED_DISCOUNT,
    Measure.FREE_UNITS: FactName.GRANTED_FREE_UNITS,
    Measure.FREE_VALUE: FactName.GRANTED_FREE_VALUE,
}


@dataclass(frozen=True, slots=True)
class Sent:
    """The answer to an earlier message; whether its draft went `out`, and `as_is`."""

    answer: Answer
    out: bool
    as_is: bool


def precedent(told: Iterable[Fact], sent: Sequence[Sent]) -> Facts:
    """The facts of a case, all with Origin.CASE.

    `told` is what the user said about earlier messages, oldest first: the latest word counts.
    `sent` holds the answer to each earlier message, oldest first: what a draft gave that went
    out counts as granted, insults as heard, a boundary as set. Once the user's own words went
    out, the discount is left to whoever reads the thread, which holds those words.
    """
    latest: dict[object, Fact] = {}
    for number, fact in enumerate(told):
        key = number if fact.name in ADDS_UP else fact.name
        latest.pop(key, None)
        latest[key] = Fact(fact.name, fact.value, Origin.CASE, fact.quote)
    own_words = any(one.out and not one.as_is for one in sent)
    given = (f for f in granted_by(sent) if not (own_words and f.name is FactName.GRANTED_DISCOUNT))
    granted = [*latest.values(), *given]
    if (
        not own_words
        and any(one.out for one in sent)
        and not any(fact.name is FactName.GRANTED_DISCOUNT for fact in granted)
    ):
        # Known to be nothing: who reads our earlier words must not take an offer for a concession.
        granted.append(Fact(FactName.GRANTED_DISCOUNT, Decimal(0), Origin.CASE))
    return Facts((*granted, *_conduct(sent)))


def granted_by(sent: Sequence[Sent]) -> Iterator[Fact]:
    """What the drafts that went out gave, offers that the client took included."""
    for place, one in enumerate(sent):
        accepted = any(later.answer.situation.has(AskKind.ACCEPTANCE) for later in sent[place + 1 : place + 2])
        for ruling in one.answer.stance.rulings if one.out and one.answer.draft else ():
            name = _GRANTED.get(ruling.grant.measure) if ruling.grant else None
            if ruling.grant and name and _given(ruling, accepted=accepted):
                yield Fact(name, ruling.grant.value, Origin.CASE, ruling.ask.quote)


def _given(ruling: Ruling, *, accepted: bool) -> bool:
    # A trade is an offer until the client gives the counterpart: asking again for what was
    # offered must not count it twice.
    return ruling.move is Move.YIELD or (ruling.move is Move.TRADE and (ruling.reached or accepted))


def _conduct(sent: Sequence[Sent]) -> Iterator[Fact]:
    insults = [
        one.out and one.answer.draft is not None
        for one in sent
        if one.answer.situation.heat is Heat.ABUSIVE or one.answer.situation.has(AskKind.ABUSE)
    ]
    if insults:
        yield Fact(FactName.ABUSE_BEFORE, Decimal(len(insults)), Origin.CASE)
    if any(insults):
        yield Fact(FactName.BOUNDARY_SET, True, Origin.CASE)
