"""Prices and least quantities as the list has them, and the list itself."""

import re
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.goods import plural
from bot.coach.compose.ruled import clause_of, tax_tag
from bot.coach.compose.sold import by_figure, kinds, ordered
from bot.coach.compose.voice import sentence
from bot.domain.figures import Unit
from bot.domain.inquiry import Inquiry
from bot.domain.policy import Measure, Product
from bot.reading.folding import fold
from bot.reading.format import say_figure, say_number

_MANY = 8
"""More products than this are not told one by one."""

_LISTED = 12
"""More products than this are not told with all their prices."""

_WHOLE_LIST = re.compile(
    r"\b(?:grille|liste|catalogue)s? (?:complete |entiere |des? |de vos |tarifaires?|de prix|tarifs?)"
    r"|\b(?:vos|les|votre|le|la) (?:tarifs?|prix|grille)(?: \w+){0,2} (?:complets?|complete|en vigueur|20\d\d)\b"
    r"|\b(?:full |complete |current |whole |latest )?price ?lists?\b|\b(?:all|full list of) your prices\b"
)


def price(product: Product, quantity: int | None, case: Case, before: str, *, alone: bool = True) -> str:
    """The list price of one product: at a quantity with its total, else at every quantity of the list.

    `alone` adds the next price break.
    """
    many = plural(product.name.of(case.language), case.language)
    goods = case.voice.say("goods_some", plural=many)
    first = product.prices[0]
    if quantity is None and len(product.prices) == 1 and first.from_quantity == 1:
        return sentence(
            case.voice.say("answer_price", price=money(first.unit_price, case), goods=goods, **tax_tag(case))
        )
    if quantity is None or quantity < first.from_quantity:
        steps = [
            case.voice.say("price_step", price=money(b.unit_price, case), pieces=pieces(b.from_quantity, case))
            for b in (product.prices if quantity is None else product.prices[:1])
        ]
        listed = case.voice.say("and").join([", ".join(steps[:-1]), steps[-1]]) if len(steps) > 1 else steps[0]
        return sentence(case.voice.say("answer_prices", range=goods, prices=listed, **tax_tag(case)))
    name = many if quantity > 1 else product.name.of(case.language)
    goods = case.voice.say("goods_many", pieces=say_number(Decimal(quantity), case.language), plural=name)
    unit = product.unit_price(quantity)
    values = {"price": money(unit, case), "total": money(unit * quantity, case)}
    if goods not in before or not alone:
        values["goods"] = goods
    said = sentence(case.voice.say("answer_price", **values, **tax_tag(case)))
    later = next((b for b in product.prices if b.from_quantity > quantity), None)
    whole = Decimal(0) if later is None else later.unit_price * later.from_quantity
    if later is None or (not alone and whole >= unit * quantity):
        # Beside another quantity asked about, the next break is named only where it costs less.
        return said
    less, reach = money(later.unit_price, case), pieces(later.from_quantity, case)
    if whole < unit * quantity:
        cheaper = case.voice.say("answer_price_less", pieces=reach, price=less, total=money(whole, case))
        return f"{said} {sentence(cheaper)}"
    return f"{said} {sentence(case.voice.say('answer_price_from', pieces=reach, price=less))}"


def whole_list(inquiry: Inquiry) -> bool:
    """Whether the price list itself is asked for."""
    return _WHOLE_LIST.search(fold(inquiry.quote)) is not None and not inquiry.goods


def listing(case: Case) -> str | None:
    """The price list as lines, each product with its price at every quantity; None where it is too long to tell."""
    if len(case.pack.products) > _LISTED:
        return None
    head = sentence(case.voice.say("answer_listing", **tax_tag(case))).removesuffix(".")
    colon = " :" if case.french else ":"
    lines = []
    for product in case.pack.products:
        steps = [price_from(b.from_quantity, b.unit_price, case) for b in product.prices]
        name = product.name.of(case.language)
        lines.append(f"- {name[:1].upper()}{name[1:]}{colon} {', '.join(steps)}")
    return "\n".join([f"{head}{colon}", *lines, "", ""])


def price_from(least: int, unit: Decimal, case: Case) -> str:
    """The price of one piece from a quantity on."""
    return case.voice.say("price_from", price=money(unit, case), pieces=pieces(least, case))


def minimum(inquiry: Inquiry, case: Case) -> str | None:
    """The least order of the goods asked about; what the clauses say of it where none is named."""
    named = dict.fromkeys(p for p, _ in ordered(inquiry, case))
    if named:
        return " ".join(least(p, case) for p in named)
    several = kinds(case)
    if 1 < len(several) <= _MANY:
        grouped = by_figure(several, tuple(p.prices[0].from_quantity for p in several), case)
        if len(grouped) == 1:
            some = case.voice.say("goods_some", plural=grouped[0][1])
            return sentence(case.voice.say("answer_minimum", pieces=pieces(grouped[0][0], case), range=some))
        each = [case.voice.say("least_of", pieces=pieces(n, case), plural=names) for n, names in grouped]
        return sentence(case.voice.say("answer_minima", prices=" ; ".join(each) if case.french else "; ".join(each)))
    return least(several[0], case) if several else clause_of(Measure.MINIMUM_ORDER, case)


def least(product: Product, case: Case) -> str:
    """The least order of a product."""
    many = plural(product.name.of(case.language), case.language)
    number = pieces(product.prices[0].from_quantity, case)
    return sentence(case.voice.say("answer_minimum", pieces=number, range=case.voice.say("goods_some", plural=many)))


def money(amount: Decimal, case: Case) -> str:
    """An amount in the company's currency."""
    return say_figure(amount, case.pack.company.currency, case.language)


def pieces(count: int, case: Case) -> str:
    """A count of pieces."""
    return say_figure(Decimal(count), Unit.PIECES, case.language)
