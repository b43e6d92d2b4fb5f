"""A concession with what it comes to for this order: the price of a piece, the day it leaves."""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.concession import counterpart, public
from bot.coach.compose.days import next_weekday, working_day
from bot.coach.compose.due import due_day
from bot.coach.compose.leadtime import approved_on
from bot.coach.compose.offers import met
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.policy import Authority, Clause, Counterpart, CounterpartKind, Limit, Measure
from bot.domain.stance import Grant, Ruling
from bot.reading.format import say_date, say_figure

_CENT = Decimal("0.01")
_IN_REACH = 2
"""A quantity beyond this many times the order is no offer."""


def told_in_full(given: str, grant: Grant | None, choices: tuple[Counterpart, ...], ruling: Ruling, case: Case) -> str:
    """`given` with the price it comes to for a discount, with its day for a shorter delay; else as it stands."""
    if grant is None:
        return given
    if grant.measure is Measure.DISCOUNT:
        return _price(given, grant, choices, case)
    if grant.measure is Measure.LEAD_TIME and ruling.ask.kind is AskKind.RUSH:
        return _day(given, grant, ruling, case)
    return given


def _price(given: str, grant: Grant, choices: tuple[Counterpart, ...], case: Case) -> str:
    product, facts = case.product, case.situation.facts
    one = met(choices, case)
    more = facts.number(FactName.QUANTITY_OFFERED) if one is not None and one.kind is CounterpartKind.QUANTITY else None
    quantity = int(more) if more is not None else case.quantity
    known = facts.number(FactName.QUOTED_UNIT_PRICE) is None and not case.stance.granted_so_far and not case.several
    if product is None or quantity is None or not known or quantity < product.prices[0].from_quantity:
        return given
    if one is None and any(c.kind is CounterpartKind.QUANTITY for c in choices):
        # More pieces would have another price of their own.
        return given
    price = product.unit_price(quantity)
    less = (price * (100 - grant.value) / 100).quantize(_CENT, ROUND_HALF_UP)
    currency = case.pack.company.currency
    if holds(case.voice.book.marks["amount"], case.situation.message.text):
        whole = {"price": less, "figure": less_of(price * quantity, grant), "total": price * quantity}
        told = {name: say_figure(value, currency, case.language) for name, value in whole.items()}
        return case.voice.say("discount_total", concession=given, **told)
    saved = price * quantity - less_of(price * quantity, grant)
    said = {"price": say_figure(less, currency, case.language), "money": say_figure(saved, currency, case.language)}
    return case.voice.say("discount_price", concession=given, **said)


def less_of(whole: Decimal, grant: Grant) -> Decimal:
    """What an amount comes to with a discount, to the cent."""
    return (whole * (100 - grant.value) / 100).quantize(_CENT, ROUND_HALF_UP)


def _day(given: str, grant: Grant, ruling: Ruling, case: Case) -> str:
    if grant.value % 1:
        return given
    approved = case.situation.facts.flag(FactName.PROOF_APPROVED) is True
    due = due_day(ruling)
    # What changes after an approval is approved again.
    again = not approved or case.situation.has(AskKind.SCOPE_CHANGE)
    start = _approval(int(grant.value), due, case) if again else case.today
    leaves = next_weekday(start + timedelta(days=int(grant.value)))
    values = {"approve": _by(start, case)} if again else {}
    values |= {"concession": given, "leave": say_date(leaves, case.language, with_weekday=False)}
    if due is None:
        return case.voice.say("lead_on", **values)
    values["day"] = say_date(due, case.language, with_weekday=False)
    if leaves >= due:
        return case.voice.say("lead_after", **values)
    return case.voice.say("lead_before", **values)


def _approval(days: int, due: date | None, case: Case) -> date:
    """By when the proof is approved: the next working day, or the last one with the same day of dispatch.

    Nobody approves today a proof that is not made yet; today it has to be only where the client's day needs it, or
    where they say so.
    """
    if approved_on(case) == case.today:
        return case.today
    soon = [working_day(case.today, n) for n in range(1, _SOON + 1)]
    out = {d: next_weekday(d + timedelta(days=days)) for d in (case.today, *soon)}
    if due is not None and out[case.today] < due <= out[soon[0]]:
        return case.today
    return max(d for d in soon if out[d] == out[soon[0]])


_SOON = 3


def _by(day: date, case: Case) -> str:
    voice = case.voice
    return voice.say("today") if day == case.today else voice.say("by_day", day=say_date(day, case.language))


def in_stock(given: str, ruling: Ruling, case: Case) -> str:
    """What leaves from stock with the day it leaves: no proof has to be approved for it."""
    limit = ruling.clause.limit if ruling.clause is not None else None
    if limit is None or limit.measure is not Measure.LEAD_TIME or limit.value % 1:
        return given
    leaves, due = next_weekday(case.today + timedelta(days=int(limit.value))), due_day(ruling)
    values = {"concession": given, "leave": say_date(leaves, case.language, with_weekday=False)}
    if due is None or leaves >= due:
        return case.voice.say("lead_on", **values)
    return case.voice.say("lead_before", day=say_date(due, case.language, with_weekday=False), **values)


def after_their_day(clause: Clause | None, ruling: Ruling, case: Case) -> date | None:
    """The day on which goods leave by a clause's delay, where it is not before the client's own; None where it is."""
    limit, due = clause.limit if clause is not None else None, due_day(ruling)
    if limit is None or limit.measure is not Measure.LEAD_TIME or limit.value % 1 or due is None:
        return None
    if ruling.ask.kind is not AskKind.RUSH:
        return None
    leaves = next_weekday(case.today + timedelta(days=int(limit.value)))
    return leaves if leaves >= due else None


def too_late(ruling: Ruling, case: Case, before: str) -> tuple[Part, ...]:
    """The earliest day that the limit allows, where it comes after what was asked for and `before` does not tell it."""
    limit = ruling.clause.limit if ruling.clause is not None else None
    if ruling.ask.kind is not AskKind.RUSH or limit is None or limit.measure is not Measure.LEAD_TIME:
        return ()
    if case.situation.facts.flag(FactName.PROOF_APPROVED) is True or limit.value % 1:
        return ()
    leaves, due = next_weekday(case.today + timedelta(days=int(limit.value))), due_day(ruling)
    if due is not None and leaves < due:
        return ()
    values = {"leave": say_date(leaves, case.language, with_weekday=False)}
    offered = next_weekday(_approval(int(limit.value), due, case) + timedelta(days=int(limit.value)))
    if values["leave"] in before or say_date(offered, case.language, with_weekday=False) in before:
        return ()
    if due is not None:
        values["day"] = say_date(due, case.language, with_weekday=False)
    if not holds(case.voice.book.marks["unprinted"], before):
        return (Part("why", sentence(case.voice.say("too_late", **values)), Place.WAYS),)
    # What leaves in time bears no print: when a printed order could, and for what, is another day.
    price = counterpart(_for_the_shortest(limit, case), case)
    values |= {} if price is None else {"counterpart": price, "who": case.voice.say("who_manager")}
    return (Part("why", sentence(case.voice.say("too_late_printed", **values)), Place.WAYS),)


def _for_the_shortest(limit: Limit, case: Case) -> tuple[Counterpart, ...]:
    """What a manager's clause asks for the shortest delay that a limit allows."""
    for clause in case.pack.in_force(case.today):
        same = clause.limit is not None and (clause.limit.measure, clause.limit.value) == (limit.measure, limit.value)
        if same and clause.authority is Authority.MANAGER and public(clause) is not None:
            return clause.counterparts
    return ()


def with_its_day(way: str, ruling: Ruling, case: Case) -> str | None:
    """A way that gives unprinted goods in so many days, with the day; None where that is not before the client's."""
    told = _IN_DAYS.search(way)
    if ruling.ask.kind is not AskKind.RUSH or told is None or not holds(case.voice.book.marks["unprinted"], way):
        return way
    leaves, due = next_weekday(case.today + timedelta(days=int(told[1]))), due_day(ruling)
    if (due is not None and leaves >= due) or _too_many_in_stock(case):
        return None
    return case.voice.say("lead_on", concession=way, leave=say_date(leaves, case.language, with_weekday=False))


def _too_many_in_stock(case: Case) -> bool:
    """Whether the order is larger than what the clause on unprinted goods gives from stock."""
    marks, number = case.voice.book.marks, case.quantity
    stocked = (
        c.scope.quantity_to
        for c in case.pack.in_force(case.today)
        if c.concession is not None and holds(marks["unprinted"], c.concession.of(case.language))
    )
    most = max((n for n in stocked if n is not None), default=None)
    return most is not None and number is not None and number > most


_IN_DAYS = re.compile(r"(\d+)\s*(?:jours?|days?)")


def _in_percent(ruling: Ruling) -> bool:
    """Whether so many percent are asked for that no discount gives them: a larger order may come nearer by the list."""
    return ruling.why == "beyond_limit" and any(f.unit is Unit.PERCENT for f in ruling.ask.figures)


def dearer_by_quantity(case: Case) -> bool:
    """Whether the next quantity of the list comes to plainly more in all than what is ordered: a way, not the first."""
    product, quantity = case.product, case.quantity
    if product is None or quantity is None:
        return False
    later = next((b for b in product.prices if b.from_quantity > quantity), None)
    now = product.unit_price(quantity) * quantity
    return later is not None and later.unit_price * later.from_quantity > now * _LITTLE_MORE


_LITTLE_MORE = Decimal("1.15")
"""What comes to no more than so many times an order asks little more of whoever has a budget."""


def reached_by_quantity(ruling: Ruling, case: Case) -> str | None:
    """The list price of the next quantity within reach: at or below the price named, or beside a percentage refused."""
    product, quantity = case.product, case.quantity
    if ruling.ask.kind is not AskKind.PRICE_CUT or product is None or quantity is None or case.several:
        return None
    price = product.unit_price(quantity)
    aims = [f.number for f in ruling.ask.figures if f.unit.is_money or f.unit is Unit.NUMBER]
    near = [a for a in aims if price / 2 < a < price]
    later = next((b for b in product.prices if b.from_quantity > quantity), None)
    if later is None or later.from_quantity > _IN_REACH * quantity:
        return None
    if not _in_percent(ruling) and (not near or later.unit_price > min(near)):
        return None
    return case.voice.say(
        "way_break",
        pieces=say_figure(Decimal(later.from_quantity), Unit.PIECES, case.language),
        price=say_figure(later.unit_price, case.pack.company.currency, case.language),
    )
