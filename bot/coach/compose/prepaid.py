"""What paying with the order is worth, to whoever offers it beside a mere question: nobody has to bargain for it."""

from decimal import ROUND_HALF_UP, Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.ruled import open_clauses
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.policy import Authority, CounterpartKind, Measure
from bot.reading.format import say_figure

_AFTER = 88


def prepaid(case: Case, before: str) -> list[Part]:
    """The discount for payment with the order in euros, where the client offers it and no other ruling tells it."""
    product, number = case.product, case.quantity
    offered = case.situation.facts.flag(FactName.CASH_OFFERED) is True and not case.situation.has(AskKind.PRICE_CUT)
    if not offered or product is None or number is None or case.several or case.stance.granted_so_far:
        return []
    if number < product.prices[0].from_quantity:
        return []
    for clause in open_clauses(case, Measure.DISCOUNT):
        paid = [c for c in clause.counterparts if c.kind is CounterpartKind.PREPAYMENT]
        asked_for = case.voice.clause_words(paid[0].words) if paid else None
        if clause.limit is None or asked_for is None or clause.authority is not Authority.SALESPERSON:
            continue
        share = say_figure(clause.limit.value, clause.limit.unit, case.language)
        if share in before:
            return []
        less = product.unit_price(number) * number * clause.limit.value / 100
        worth = say_figure(less.quantize(Decimal("0.01"), ROUND_HALF_UP), case.pack.company.currency, case.language)
        goods = case.goods_values.get("order", "")
        said = case.voice.say("prepaid_worth", counterpart=asked_for, figure=share, money=worth, goods=goods)
        return [Part("prepaid", sentence(said), Place.WAYS, 1, _AFTER)]
    return []
