"""The price that somebody agrees to, where it is not the one we know: it is looked up before it is confirmed."""

import re
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.voice import sentence
from bot.domain.facts import FactName

_AT = re.compile(
    r"(?:\bat|\bà|@)\s?(?P<price>(?:[€£$]\s?)?(?P<number>\d{1,3}[.,]\d{2})(?:\s?(?:[€£$]|euros?|eur|chf|gbp))?)(?![\d%])",
    re.IGNORECASE,
)


def price_unsure(case: Case) -> tuple[Part, ...]:
    """That a price named in an agreement is checked against the quote; nothing where it is the one we know, or none."""
    match = _AT.search(case.situation.message.text)
    if match is None:
        return ()
    number = Decimal(match["number"].replace(",", "."))
    known = case.situation.facts.number(FactName.QUOTED_UNIT_PRICE)
    if known is None and case.product is not None:
        known = case.product.unit_price(case.quantity)
    if number == known:
        return ()
    return (Part("price", sentence(case.voice.say("price_checked", money=match["price"].strip())), Place.CORE),)
