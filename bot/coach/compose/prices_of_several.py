"""The prices of several products: of a kind, or of those that a client hesitates between."""

from bot.coach.compose.case import Case
from bot.coach.compose.goods import plural
from bot.coach.compose.price_list import money, pieces, price, price_from
from bot.coach.compose.ruled import tax_tag
from bot.coach.compose.sold import counted, kinds
from bot.coach.compose.voice import sentence
from bot.domain.facts import FactName
from bot.domain.inquiry import Inquiry
from bot.domain.policy import Product

_FEW = 4
"""The prices of more products than this are not told one by one."""


def compared(inquiry: Inquiry, case: Case) -> str | None:
    """The price of each of the products that a client hesitates between; None where they name fewer than two."""
    told = (case.pack.product(str(f.value)) for f in case.situation.facts if f.name is FactName.PRODUCT)
    named = tuple(dict.fromkeys(p for p in told if p is not None))
    number = counted(inquiry, case)
    made = number is None or all(p.prices[0].from_quantity <= number for p in named)
    return each_price(named, number, case) if len(named) > 1 and made else None


def of_each(inquiry: Inquiry, case: Case) -> str | None:
    """The price of one piece of each product of the kind asked about; None where there are too many to tell."""
    several, number = kinds(case), counted(inquiry, case)
    if number is not None:
        several = tuple(p for p in several if p.prices[0].from_quantity <= number)
    if len({g.quantity for g in inquiry.goods if g.quantity}) > 1 and 0 < len(several) < _FEW:
        return " ".join(price(p, None, case, "") for p in several)
    if len(several) > _FEW:
        return _between(several, number, case)
    return each_price(several, number, case) if several else None


def _between(several: tuple[Product, ...], number: int | None, case: Case) -> str:
    """The lowest and the highest price of one piece, at a number or at the first quantities of the list."""
    low, high = (f(several, key=lambda p: p.unit_price(number)) for f in (min, max))
    values = {
        "price": money(low.unit_price(number), case),
        "plural": plural(low.name.of(case.language), case.language),
        "total": money(high.unit_price(number), case),
        "range": plural(high.name.of(case.language), case.language),
    }
    if number is not None:
        return sentence(case.voice.say("answer_range_at", pieces=pieces(number, case), **values, **tax_tag(case)))
    return sentence(case.voice.say("answer_range_from", **values, **tax_tag(case)))


def each_price(several: tuple[Product, ...], number: int | None, case: Case) -> str:
    """The price of one piece of each product: at a number, else from the first quantity of each."""
    first = {p.prices[0].from_quantity for p in several}
    if number is not None or len(first) == 1:
        least_of = number if number is not None else first.pop()
        told = [_named(p, money(p.unit_price(least_of), case), case) for p in several]
        key = "answer_each_at" if number is not None else "answer_each_from"
        return sentence(case.voice.say(key, pieces=pieces(least_of, case), prices=", ".join(told), **tax_tag(case)))
    steps = [_named(p, price_from(p.prices[0].from_quantity, p.prices[0].unit_price, case), case) for p in several]
    listed = " ; ".join(steps) if case.french else "; ".join(steps)
    return sentence(case.voice.say("answer_each", prices=listed, **tax_tag(case)))


def _named(product: Product, told: str, case: Case) -> str:
    return case.voice.say("price_of", plural=product.name.of(case.language), price=told)
