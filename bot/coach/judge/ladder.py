"""The ladder of an ask: which clauses bear on it, and which step carries the request."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.coach.judge.conditions import closest_told, excluded, told_by, unknown
from bot.coach.judge.request import Request
from bot.coach.judge.shipping import less_the_day
from bot.domain.asks import Ask, AskKind, Language
from bot.domain.facts import FactName, Facts
from bot.domain.message import Role
from bot.domain.points import OF_COUNT
from bot.domain.policy import Authority, Bound, Clause, Confidentiality, Counterpart, CounterpartKind, Measure, Words
from bot.domain.stance import Grant
from bot.reading.folding import fold
from bot.reading.format import say_figure
from bot.reading.packing import packed


@dataclass(frozen=True, slots=True)
class Ladder:
    """The clauses in play for an ask, lowest authority and smallest concession first, and whether they measure it."""

    steps: tuple[Clause, ...]
    measured: bool


def ladder(ask: Ask, request: Request, facts: Facts, clauses: tuple[Clause, ...]) -> Ladder:
    """The clauses in force that bear on the ask, given what is known.

    A clause whose conditions are all confirmed and that sets no figure is the closest to the
    case; then a figure that limits can be compared with, among the clauses the words tell of,
    else among the general ones; then the words alone.
    """
    ask = less_the_day(ask)
    playing = [c for c in bearing(ask, facts, clauses) if _open(c, ask, request, facts)]
    if ask.kind is AskKind.GOODWILL and packed(fold(ask.quote)):
        # boxes to fill and to label are no samples
        playing = [c for c in playing if c.limit is None or c.limit.measure is not Measure.FREE_UNITS]
    told = [c for c in closest_told(playing, ask) if not _of_no_hurry(c, ask, request)]
    playing = [c for c in playing if c.signs or not _of_the_delivery(ask)]
    if _of_the_count(ask):
        playing, told = ([c for c in group if not _of_proofs(c)] for group in (playing, told))
    plain = [c for c in playing if not c.signs]
    free = [c for c in told if ask.kind is AskKind.SCOPE_CHANGE and _always(c)]
    if free:
        return Ladder(_sorted(free), measured=False)
    closest = [c for c in (*told, *plain) if c.limit is None and c.conditions and not c.owed]
    if closest:
        return Ladder(_sorted(closest), measured=False)
    if request.value is not None:
        for group in (told, [*plain, *(c for c in playing if c.signs and ordinary(c))]):
            measured = [c for c in group if c.limit is not None and c.limit.measure is request.measure]
            if measured:
                return Ladder(_sorted(measured), measured=True)
    if told:
        return Ladder(_sorted(told), measured=False)
    same = [c for c in plain if c.limit is not None and c.limit.measure is request.measure]
    return Ladder(_sorted(same or plain), measured=False)


def _of_the_delivery(ask: Ask) -> bool:
    """Whether a change is of the delivery alone: no clause on changes of the goods is about it, unless by its words."""
    return ask.kind is AskKind.SCOPE_CHANGE and bool(ask.points) and _DELIVERY.issuperset(ask.points)


def _of_the_count(ask: Ask) -> bool:
    """Whether a change is of the number of pieces alone: how many proofs an order has is not about it."""
    return ask.kind is AskKind.SCOPE_CHANGE and bool(ask.points) and OF_COUNT.issuperset(ask.points)


def _of_proofs(clause: Clause) -> bool:
    return clause.limit is not None and clause.limit.measure is Measure.REVISIONS


_DELIVERY = frozenset({"later_delivery", "split_delivery"})

_NO_HURRY = re.compile(
    r"\b(?:no (?:rush|hurry)|not in a (?:rush|hurry)|take your time|rien ne presse"
    r"|(?:pas|aucune) (?:d')?urgence|pas presse\w*|prenez votre temps)\b"
)


def _of_no_hurry(clause: Clause, ask: Ask, request: Request) -> bool:
    """Whether a clause on what hurry costs is told of by words that deny any: "no rush, the launch is in May"."""
    fee = clause.limit is not None and clause.limit.measure is Measure.RUSH_FEE
    return fee and request.measure is not Measure.RUSH_FEE and _NO_HURRY.search(fold(ask.beside)) is not None


def _always(clause: Clause) -> bool:
    """Whether a clause gives what its words tell of at any stage of an order, for nothing."""
    plain = clause.limit is None and not clause.conditions and not clause.counterparts
    return plain and clause.concession is not None and clause.authority is Authority.SALESPERSON


def bearing(ask: Ask, facts: Facts, clauses: tuple[Clause, ...]) -> list[Clause]:
    """The public clauses about this kind of ask that no known fact puts out of play."""
    return [
        c
        for c in clauses
        if ask.kind in c.asks and c.confidentiality is Confidentiality.PUBLIC and not excluded(c, facts)
    ]


def _open(clause: Clause, ask: Ask, request: Request, facts: Facts) -> bool:
    """Whether a clause counts while some of its conditions are unknown.

    A grant stays closed until they are confirmed; of the measure asked for, a manager's step
    stays, since the manager will confirm, and a limit stays a limit. A plain *never* counts
    where its words are told and a condition is confirmed.
    """
    missing = unknown(clause, facts)
    if not missing or (told_by(clause, ask) and all(c.fact is FactName.CUSTOM_MADE for c in missing)):
        # "Unprinted, from stock": the words that tell of the clause settle what the goods are.
        return True
    if clause.limit is not None:
        return clause.limit.measure is request.measure and clause.authority is not Authority.SALESPERSON
    return clause.authority is Authority.NOBODY and len(missing) < len(clause.conditions) and told_by(clause, ask)


def _sorted(clauses: list[Clause]) -> tuple[Clause, ...]:
    def key(c: Clause) -> tuple[int, Decimal, int]:
        limit = c.limit
        size = Decimal(0) if limit is None else limit.value if limit.bound is Bound.AT_MOST else -limit.value
        return (c.authority.rank, size, len(c.counterparts))

    return tuple(sorted(clauses, key=key))


def step_for(value: Decimal, steps: tuple[Clause, ...], offered: Facts) -> Clause | None:
    """The step of least authority that allows `value`, a counterpart already offered first."""
    fitting = [c for c in steps if c.authority is not Authority.NOBODY and (c.limit is None or c.limit.allows(value))]
    if not fitting:
        return None
    least = min(c.authority.rank for c in fitting)
    return min(
        (c for c in fitting if c.authority.rank == least),
        key=lambda c: (bool(c.counterparts) and not reached(c, offered), steps.index(c)),
    )


def best_step(steps: tuple[Clause, ...], speaker: Role, offered: Facts) -> Clause | None:
    """Where no figure is asked: the highest step whose counterpart is offered, else the first within authority.

    The ordinary term (a standard lead time) is no answer to somebody who asks for better, where
    a step beyond it exists.
    """
    within = [c for c in steps if c.authority.within(speaker)]
    paid = [c for c in within if c.counterparts and reached(c, offered)]
    if paid:
        return paid[-1]
    beyond = [c for c in within if not ordinary(c) or len(within) == 1]
    return next(iter(beyond or within), None)


def ordinary(clause: Clause) -> bool:
    """Whether the clause is the usual term rather than a favour: a lower bound that nothing is asked for."""
    return clause.limit is not None and clause.limit.bound is Bound.AT_LEAST and not clause.counterparts


def reached(clause: Clause, offered: Facts) -> bool:
    """Whether the client already offers one of the clause's counterparts."""
    return any(_offers(c, offered) for c in clause.counterparts)


def _offers(counterpart: Counterpart, facts: Facts) -> bool:
    floor = counterpart.value or Decimal(0)
    match counterpart.kind:
        case CounterpartKind.QUANTITY:
            pieces = facts.number(FactName.QUANTITY_OFFERED) or facts.number(FactName.QUANTITY)
            return pieces is not None and pieces >= floor
        case CounterpartKind.PREPAYMENT:
            return facts.flag(FactName.CASH_OFFERED) is True
        case CounterpartKind.COMMITMENT:
            months = facts.number(FactName.COMMITMENT_OFFERED)
            return months is not None and months >= floor
        case CounterpartKind.REFERENCE:
            return facts.flag(FactName.REFERENCE_OFFERED) is True
        case CounterpartKind.FEE:
            fee = facts.number(FactName.FEE_OFFERED)
            return fee is not None and fee >= floor
        case CounterpartKind.LATER_DELIVERY:
            days = facts.number(FactName.DELIVERY_DAYS)
            return days is not None and days >= floor
        case _:
            return False


GRANTED_AS = {
    Measure.DISCOUNT: FactName.GRANTED_DISCOUNT,
    Measure.FREE_UNITS: FactName.GRANTED_FREE_UNITS,
    Measure.FREE_VALUE: FactName.GRANTED_FREE_VALUE,
}
"""The concessions that add up within a case, and the fact that keeps each."""


def granted_already(measure: Measure | None, facts: Facts) -> Decimal:
    """What this case gave of a measure before; 0 where concessions of it do not add up."""
    name = None if measure is None else GRANTED_AS.get(measure)
    return facts.total(name) if name is not None else Decimal(0)


def room(clause: Clause, facts: Facts) -> Grant | None:
    """What the clause still leaves to give in this case; None when nothing is left, or nothing measured."""
    if clause.limit is None:
        return None
    limit = clause.limit
    left = limit.value - granted_already(limit.measure, facts)
    if limit.bound is Bound.AT_MOST and left <= 0:
        return None
    return Grant(limit.measure, left if limit.bound is Bound.AT_MOST else limit.value, limit.unit)


def opens_at(step: Clause, request: Request) -> tuple[Counterpart, ...]:
    """What opens at an order value is given for that value, as long as the value is not known."""
    limit = step.limit
    if limit is None or limit.measure is not Measure.FREE_SHIPPING or request.value is not None:
        return ()
    words = Words(*(said.format(say_figure(limit.value, limit.unit, language)) for said, language in _ORDER_OF))
    return (Counterpart(CounterpartKind.QUANTITY, words, limit.value, limit.unit),)


_ORDER_OF = (("une commande d'au moins {}", Language.FR), ("an order of at least {}", Language.EN))
