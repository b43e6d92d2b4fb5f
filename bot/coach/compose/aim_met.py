"""What is said to a sum that the client would spend: in whose currency we price, and that it suffices."""

from bot.coach.compose.case import Case
from bot.coach.compose.price_list import money
from bot.coach.compose.voice import sentence
from bot.domain.stance import Ruling


def other_currency(ruling: Ruling, case: Case) -> str | None:
    """That we price and invoice in our own currency, to whoever names a budget in another; else None."""
    theirs = [f for f in ruling.ask.figures if f.unit.is_money]
    if not theirs or any(f.unit is case.pack.company.currency for f in theirs):
        return None
    ours = case.voice.maybe(f"currency_{case.pack.company.currency.value.lower()}", {})
    return None if ours is None else sentence(case.voice.say("other_currency", figure=ours))


def within_aim(ruling: Ruling, case: Case) -> str | None:
    """That what the client would spend on the whole suffices; None where the price of a piece is spoken of."""
    product, number = case.product, case.quantity
    aims = [f for f in ruling.ask.figures if f.unit is case.pack.company.currency]
    if product is None or number is None or len(aims) != 1:
        return None
    whole, aim = product.unit_price(number) * number, aims[0].number
    if not product.unit_price(number) < whole <= aim <= whole * 2:
        return None
    return sentence(case.voice.say("within_aim", money=money(aim, case)))
