"""What an order comes to with the fee that a shorter delay costs."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.comes_to import after_their_day
from bot.coach.compose.nearest import nearest_step
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.policy import Counterpart, CounterpartKind
from bot.domain.stance import Move, Ruling
from bot.reading.format import say_figure

_CENT = Decimal("0.01")


def fee_told(ruling: Ruling, choices: Sequence[Counterpart], case: Case) -> tuple[Part, ...]:
    """The whole of this order by the price list with the one fee in percent of `choices`; nothing without one."""
    share = fee(ruling, choices)
    product, quantity = case.product, case.quantity
    known = product is not None and quantity is not None and not case.several
    agreed = case.situation.facts.number(FactName.QUOTED_UNIT_PRICE) is not None or bool(case.stance.granted_so_far)
    if share is None or product is None or quantity is None or not known or agreed:
        return ()
    part = [f.number for f in ruling.ask.figures if f.unit is Unit.PIECES and f.number < quantity]
    if part or quantity < product.prices[0].from_quantity or case.situation.has(AskKind.PRICE_CUT):
        return ()
    whole = product.unit_price(quantity) * quantity
    more = (whole * share / 100).quantize(_CENT, ROUND_HALF_UP)
    amounts = {"price": product.unit_price(quantity), "figure": whole, "money": more, "total": whole + more}
    said = {name: say_figure(value, case.pack.company.currency, case.language) for name, value in amounts.items()}
    told = sentence(case.voice.say("fee_total", goods=case.goods() or "", **said))
    return (Part("total", told, Place.WAYS if ruling.move is Move.TRADE else Place.CORE, 1),)


def fee_known(ruling: Ruling, case: Case) -> bool:
    """Whether the reply to a rush tells what the order comes to with its fee: that of what still comes in time."""
    if after_their_day(ruling.clause, ruling, case) is None:
        return bool(fee_told(ruling, counterparts_of(ruling), case))
    step = nearest_step(ruling, case)
    return step is not None and bool(fee_told(ruling, step.counterparts, case))


def fee(ruling: Ruling, choices: Sequence[Counterpart]) -> Decimal | None:
    """The percent that is asked for a shorter delay, where nothing else would do instead."""
    if ruling.ask.kind is not AskKind.RUSH or len(choices) != 1:
        return None
    one = choices[0]
    return one.value if one.kind is CounterpartKind.FEE and one.unit is Unit.PERCENT else None


def counterparts_of(ruling: Ruling) -> tuple[Counterpart, ...]:
    """What a ruling asks in return, or what whoever decides would."""
    return ruling.counterparts or (ruling.clause.counterparts if ruling.clause is not None else ())
