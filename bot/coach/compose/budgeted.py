"""What meets the price or the quantity that a client names, beside a no: a model within the budget, the least order."""

from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.goods import kin, plural
from bot.coach.compose.ruled import tax_tag
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.figures import Per, Unit
from bot.domain.policy import Measure, Product
from bot.domain.stance import Ruling
from bot.reading.format import say_figure


def within_budget(ruling: Ruling, case: Case) -> str | None:
    """The model of the same kind that meets the price aimed at; None where no price is aimed at, or none meets it."""
    meeting = _meeting(ruling, case)
    if not meeting or case.quantity is None:
        return None
    best = max(p.unit_price(case.quantity) for p in meeting)
    model = next(p for p in meeting if p.unit_price(case.quantity) == best)
    values = {
        "price": _price(best, case),
        "total": _price(best * case.quantity, case),
        "pieces": _count(case.quantity, case),
    }
    return sentence(case.voice.say("budget_model", plural=_many(model, case), **values, **tax_tag(case)))


def far_from(ruling: Ruling, case: Case) -> bool:
    """Whether the price aimed at lies far below ours: no discount that anybody may give comes near it."""
    aim = _aim(ruling, case)
    if aim is None or case.product is None:
        return False
    return aim < case.product.unit_price(case.quantity) * _NEAR


def beyond_all(ruling: Ruling, case: Case) -> str | None:
    """That no model of the kind meets the price aimed at, with the one that comes nearest; None where one does."""
    product, number, aim = case.product, case.quantity, _aim(ruling, case)
    if _meeting(ruling, case) != () or product is None or number is None or aim is None:
        return None
    made = [p for p in _kind(product, case) if p.prices[0].from_quantity <= number]
    least = min(made, key=lambda p: p.unit_price(number), default=product)
    if least.id == product.id or aim != aim.quantize(_CENT):
        return sentence(case.voice.say("budget_none"))
    each = least.unit_price(number)
    values = {"price": _price(each, case), "money": _price(each * number, case), "figure": _price(aim, case)}
    return sentence(case.voice.say("budget_near", plural=_many(least, case), **values, **tax_tag(case)))


def _meeting(ruling: Ruling, case: Case) -> tuple[Product, ...] | None:
    product, number, aim = case.product, case.quantity, _aim(ruling, case)
    if product is None or number is None or aim is None:
        return None
    return tuple(p for p in _kind(product, case) if p.prices[0].from_quantity <= number and p.unit_price(number) <= aim)


def _kind(product: Product, case: Case) -> tuple[Product, ...]:
    return tuple(p for p in case.pack.products if kin(p.name, product.name))


_CENT = Decimal("0.01")
_NEAR = Decimal("0.7")
"""A share of our price below which a model that meets the aim says more than a discount that does not."""


def _aim(ruling: Ruling, case: Case) -> Decimal | None:
    """The price of a piece that a refused price comes to; None where the client named none."""
    if ruling.why != "beyond_limit" or ruling.ask.kind is not AskKind.PRICE_CUT:
        return None
    if case.product is None or case.quantity is None:
        return None
    told = [f.number for f in ruling.ask.figures if f.unit is case.pack.company.currency or f.per is Per.PIECE]
    if len(told) != 1 or ruling.requested is None:
        return None
    price = case.product.unit_price(case.quantity)
    each = told[0] if told[0] < price else told[0] / case.quantity
    return each if price / 3 < each < price else None


def least_order(ruling: Ruling, case: Case) -> str | None:
    """The least order of the goods themselves, as a way; None where nothing is refused for its small number."""
    limit = ruling.clause.limit if ruling.clause is not None else None
    product = case.product
    if limit is None or limit.measure is not Measure.MINIMUM_ORDER or product is None:
        return None
    first = product.prices[0]
    pieces = _count(first.from_quantity, case)
    said = case.voice.say("goods_many", pieces=pieces, plural=_many(product, case))
    return case.voice.say("least_way", goods=said, price=_price(first.unit_price, case))


def _count(number: int, case: Case) -> str:
    return say_figure(Decimal(number), Unit.NUMBER, case.language)


def _many(product: Product, case: Case) -> str:
    return plural(product.name.of(case.language), case.language)


def _price(amount: Decimal, case: Case) -> str:
    return say_figure(amount, case.pack.company.currency, case.language)
