"""What a case's earlier answers mean for its next one."""

from collections.abc import Iterable, Iterator, Sequence
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


def precedent(told: Iterable[Fact], sent: Sequence[tuple[Answer, bool]]) -> Facts:
    """The facts of a case, all with Origin.CASE.

    `told` is what the user said about earlier messages, oldest first: the latest word counts.
    `sent` holds the answer to each earlier message, oldest first, with whether its draft went
    out: what it gave counts as granted, insults as heard, a boundary as set.
    """
    latest: dict[object, Fact] = {}
    for number, fact in enumerate(told):
        key = number if fact.name in ADDS_UP else fact.name
        latest.pop(key, None)
        latest[key] = Fact(fact.name, fact.value, Origin.CASE, fact.quote)
    granted = [*latest.values(), *_granted(sent)]
    if any(out for _, out in sent) and not any(fact.name is FactName.GRANTED_DISCOUNT for fact in granted):
        # Known to be nothing: who reads our earlier words must not take an offer for a concession.
        granted.append(Fact(FactName.GRANTED_DISCOUNT, Decimal(0), Origin.CASE))
    return Facts((*granted, *_conduct(sent)))


def _granted(sent: Sequence[tuple[Answer, bool]]) -> Iterator[Fact]:
    for place, (answer, out) in enumerate(sent):
        accepted = any(later.situation.has(AskKind.ACCEPTANCE) for later, _ in sent[place + 1 : place + 2])
        for ruling in answer.stance.rulings if out and answer.draft else ():
            name = _GRANTED.get(ruling.grant.measure) if ruling.grant else None
            if ruling.grant and name and _given(ruling, accepted=accepted):
                yield Fact(name, ruling.grant.value, Origin.CASE, ruling.ask.quote)


def _given(ruling: Ruling, *, accepted: bool) -> bool:
    # A trade is an offer until the client gives the counterpart: asking again for what was
    # offered must not count it twice.
    return ruling.move is Move.YIELD or (ruling.move is Move.TRADE and (ruling.reached or accepted))


def _conduct(sent: Sequence[tuple[Answer, bool]]) -> Iterator[Fact]:
    insults = [
        out and answer.draft is not None
        for answer, out in sent
        if answer.situation.heat is Heat.ABUSIVE or answer.situation.has(AskKind.ABUSE)
    ]
    if insults:
        yield Fact(FactName.ABUSE_BEFORE, Decimal(len(insults)), Origin.CASE)
    if any(insults):
        yield Fact(FactName.BOUNDARY_SET, True, Origin.CASE)
