"""An alternative of the pack as this order can take it up: its own simpler model, its own price break."""

from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.concession import numbers
from bot.coach.compose.goods import kin, plural
from bot.coach.compose.topics import holds
from bot.domain.asks import AskKind
from bot.domain.figures import Unit
from bot.domain.policy import Measure, Product
from bot.domain.stance import Ruling
from bot.reading.folding import fold
from bot.reading.format import say_figure


def for_this_order(way: str, ruling: Ruling, case: Case) -> str | None:
    """The alternative with this order's own model or price break in it; None where the order has none."""
    marks, product = case.voice.book.marks, case.product
    bought = holds(marks["next_break"], way) or "%" in way
    nothing = case.quantity is None or case.quantity == ruling.requested
    if nothing and product is None and ruling.ask.kind is AskKind.FREE_EXTRA and bought:
        # Nobody who has ordered nothing groups an order.
        return None
    if holds(marks["one_colour"], way) and not holds(marks["print"], case.situation.message.text):
        # Fewer colours help whoever has a print of several.
        return None
    if product is None:
        return way
    if holds(marks["simpler"], way):
        simpler = _simpler(product, ruling, case)
        if simpler is None:
            return None
        many = case.voice.say("goods_some", plural=plural(simpler.name.of(case.language), case.language))
        if case.quantity is None and len(simpler.prices) > 1:
            return case.voice.say("simpler_from", way=way, range=many, prices=_spread(simpler, case))
        return case.voice.say("simpler_is", way=way, range=many, price=_money(simpler.unit_price(case.quantity), case))
    if holds(marks["next_break"], way) and not numbers(way):
        if ruling.ask.kind is AskKind.FREE_EXTRA and _far(product, case):
            # Nobody orders four times as much for a few pieces.
            return None
        return _with_break(way, product, case)
    if holds(marks["smaller"], way) and case.quantity is not None and case.quantity <= product.prices[0].from_quantity:
        return None
    limit = ruling.clause.limit if ruling.clause is not None else None
    if limit is not None and limit.measure is Measure.MINIMUM_ORDER:
        # Whoever wants fewer of it is told from how many it is made.
        return way
    return None if _is_own(way, product, case) else way


def _simpler(product: Product, ruling: Ruling, case: Case) -> Product | None:
    """The nearest cheaper model of the same kind for this quantity; of those that reach the price aimed at, if any."""
    price = product.unit_price(case.quantity)
    cheaper = [
        p
        for p in case.pack.products
        if kin(p.name, product.name)
        and p.unit_price(case.quantity) < price
        and (case.quantity is None or case.quantity >= p.prices[0].from_quantity)
    ]
    told = (f for f in ruling.ask.figures if f.unit.is_money or f.unit is Unit.NUMBER)
    aims = [f.number for f in told if price / 3 < f.number < price]
    reaching = [p for p in cheaper if aims and p.unit_price(case.quantity) <= min(aims)]
    if aims and not reaching:
        # None comes down to it: the nearest to it is the least dear.
        return min(cheaper, key=lambda p: p.unit_price(case.quantity), default=None)
    return max(reaching or cheaper, key=lambda p: p.unit_price(case.quantity), default=None)


def _far(product: Product, case: Case) -> bool:
    """Whether the next break lies beyond twice the order."""
    later = next((b for b in product.prices if case.quantity is not None and b.from_quantity > case.quantity), None)
    return later is not None and case.quantity is not None and later.from_quantity > _TWICE * case.quantity


_TWICE = 2


def _with_break(way: str, product: Product, case: Case) -> str | None:
    if case.quantity is None:
        return way
    later = next((b for b in product.prices if b.from_quantity > case.quantity), None)
    if later is None:
        return None
    pieces = say_figure(Decimal(later.from_quantity), Unit.PIECES, case.language)
    return case.voice.say("next_break_is", way=way, price=_money(later.unit_price, case), pieces=pieces)


def _spread(product: Product, case: Case) -> str:
    """The first and the last price of the list, each with the quantity it begins at."""
    ends = (product.prices[0], product.prices[-1])
    said = (
        case.voice.say(
            "price_step",
            price=_money(b.unit_price, case),
            pieces=say_figure(Decimal(b.from_quantity), Unit.PIECES, case.language),
        )
        for b in ends
    )
    return case.voice.say("and").join(said)


def _money(amount: Decimal, case: Case) -> str:
    return say_figure(amount, case.pack.company.currency, case.language)


def _is_own(text: str, product: Product, case: Case) -> bool:
    """Whether an alternative names the very product the client already orders."""
    low = f" {fold(text)} ".replace(",", " ")
    return any(f" {fold(n)} " in low for n in (product.name.of(case.language), *product.aliases))
