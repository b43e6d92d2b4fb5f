"""What is given and what is asked for it, in words; never a figure beyond the ruling's own."""

import re
from decimal import Decimal, InvalidOperation

from bot.coach.compose.aims import asked
from bot.coach.compose.case import Case
from bot.domain.figures import Unit
from bot.domain.policy import Clause, Confidentiality, Counterpart, CounterpartKind, Measure
from bot.domain.stance import Grant, Ruling
from bot.reading.format import say_figure

_NUMBER = re.compile(r"\d+(?:[\s\u00a0\u202f]\d{3})*(?:[.,]\d+)?")


def numbers(text: str) -> frozenset[Decimal]:
    """The numbers written in figures in `text`: "1 000" and "1,000" are the same."""
    found = set()
    for match in _NUMBER.finditer(text):
        raw = re.sub(r"[\s\u00a0\u202f]", "", match.group())
        raw = re.sub(r",(?=\d{3}\b)", "", raw).replace(",", ".")
        try:
            found.add(Decimal(raw).normalize())
        except InvalidOperation:  # pragma: no cover - the pattern only matches numbers
            continue
    return frozenset(found)


def public(clause: Clause | None) -> Clause | None:
    """The clause when a client may hear its words, else None."""
    return clause if clause is not None and clause.confidentiality is Confidentiality.PUBLIC else None


def in_their_terms(ruling: Ruling, case: Case) -> str | None:
    """What is given said by the client's own date or price, where the grant is exactly what they asked for."""
    grant = ruling.grant
    if grant is None or ruling.requested != grant.value:
        return None
    told = asked(ruling, case)
    if grant.measure is Measure.LEAD_TIME and "day" in told:
        return case.voice.say("give_lead_date", day=told["day"])
    if grant.measure is Measure.DISCOUNT and "money" in told and grant.value % 1 and _of_a_piece(ruling, case):
        return case.voice.say("give_price", money=told["money"])
    return None


def _of_a_piece(ruling: Ruling, case: Case) -> bool:
    """Whether the one amount of the ask is a price of a piece, not of the order."""
    priced = (f for f in ruling.ask.figures if f.unit.is_money or (f.unit is Unit.NUMBER and f.number % 1))
    amounts = [f.number for f in priced]
    return case.product is not None and len(amounts) == 1 and amounts[0] < case.product.unit_price(case.quantity)


def concession(grant: Grant | None, clause: Clause | None, case: Case, *, reached: bool = False) -> str | None:
    """The words for what is given: the clause's own when they say exactly the grant, else the measure's.

    `reached` tells that nothing more is asked: an order large enough for free shipping has it.
    """
    if grant is not None and grant.measure is Measure.FREE_SHIPPING and not reached:
        # The threshold is what is asked for it, and is named there.
        return case.voice.say("give_free_shipping_plain")
    own = case.voice.clause_words(clause.concession) if (clause := public(clause)) is not None else None
    if grant is None:
        return own
    if own is not None and numbers(own) <= {grant.value.normalize()}:
        return own
    if grant.measure is Measure.FLOOR_PRICE:
        return None
    if reached and grant.measure is Measure.FREE_SHIPPING:
        return case.voice.say("give_free_shipping_now")
    return case.voice.say(f"give_{grant.measure.value}", figure=say_figure(grant.value, grant.unit, case.language))


def counterpart(choices: tuple[Counterpart, ...], case: Case) -> str | None:
    """The counterparts as one noun phrase, the nearest first, joined with "or"; None when there is none to say."""
    said = [w for c in within_reach(choices, case) if (w := case.voice.clause_words(c.words)) is not None]
    return case.voice.say("or").join(said) if said else None


def within_reach(choices: tuple[Counterpart, ...], case: Case) -> tuple[Counterpart, ...]:
    """The counterparts this client could bring, the nearest first: nobody is told to order five times as much."""
    near = tuple(c for c in choices if reachable(c, case))
    if not near:
        return choices
    if case.quantity is None:
        # For how many nobody knows: what does not hang on it comes first.
        return tuple(sorted(near, key=lambda c: c.kind is CounterpartKind.QUANTITY))
    return near


# A quantity beyond this many times the order is no offer.
_OUT_OF_REACH = 2


def reachable(choice: Counterpart, case: Case) -> bool:
    """Whether this client could bring the counterpart: any but a quantity far beyond the order."""
    if choice.kind is not CounterpartKind.QUANTITY or case.quantity is None:
        return True
    return choice.value is None or choice.value <= _OUT_OF_REACH * case.quantity
