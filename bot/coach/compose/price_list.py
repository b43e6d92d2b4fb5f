"""Prices and least quantities as the list has them, for the goods that a question names."""

import re
from decimal import ROUND_HALF_UP, Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.goods import kin, plural
from bot.coach.compose.ruled import clause_of, open_clauses, tax_tag
from bot.coach.compose.sold import by_figure, counted, kinds, ordered
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.inquiry import Inquiry, Subject
from bot.domain.policy import Authority, CounterpartKind, Measure, Product
from bot.reading.folding import fold
from bot.reading.format import say_figure, say_number

_MANY = 8
"""More products than this are not told one by one."""

_FEW = 4
"""Nor are the prices of more than this."""

_LISTED = 12
"""More products than this are not told with all their prices."""

_WHOLE_LIST = re.compile(
    r"\b(?:grille|liste|catalogue)s? (?:complete |entiere |des? |de vos |tarifaires?|de prix|tarifs?)"
    r"|\b(?:vos|les|votre|le|la) (?:tarifs?|prix|grille)(?: \w+){0,2} (?:complets?|complete|en vigueur|20\d\d)\b"
    r"|\b(?:full |complete |current |whole |latest )?price ?lists?\b|\b(?:all|full list of) your prices\b"
)

_NEAREST = 3
_ONE_PIECE = Decimal(100)
"""An amount up to this may be meant for one piece."""

_ABOUT = Decimal("1.05")
_FAR = 2
"""What costs more than this many times the price in mind is not near it."""


def prices(inquiry: Inquiry, case: Case, before: str) -> str | None:
    """The price of the goods asked about, with the next price break; the list's first prices where none is named."""
    if _WHOLE_LIST.search(fold(inquiry.quote)) and not inquiry.goods and len(case.pack.products) <= _LISTED:
        return listing(case)
    if case.apart:
        return None
    goods = ordered(inquiry, case)
    if not goods:
        return _of_each(inquiry, case)
    # Where another quantity is asked about, the next price break is none of ours to add.
    single = len(goods) == 1 and sum(i.subject is Subject.PRICE for i in case.situation.inquiries) == 1
    said = [price(product, number, case, before, alone=single) for product, number in goods]
    if len(goods) == 1 and confirmed(*goods[0], case):
        said.insert(0, sentence(case.voice.say("answer_confirmed")))
    if len(goods) == 1 and (within := _within_budget(*goods[0], case)) is not None:
        said.append(within)
    either = holds(case.voice.book.marks["either"], case.situation.message.text)
    whole = (
        [] if either else [p.unit_price(n) * n for p, n in goods if n is not None and n >= p.prices[0].from_quantity]
    )
    if len(whole) == len(goods) > 1 and len({p.id for p, _ in goods}) == len(goods):
        said.append(sentence(case.voice.say("answer_total", total=money(sum(whole, Decimal(0)), case))))
    return " ".join(said)


_TO_SPEND = re.compile(r"\b(?:budget|enveloppe|to spend|maximum|maxi?|limit\w*|plafond|pas plus)\b")
_WITH_TAX = re.compile(r"\b(?:ttc|tout compris|toutes taxes|inc\w* vat|including vat|all in)\b")


def _within_budget(product: Product, number: int | None, case: Case) -> str | None:
    """How an order stands to the one amount that the client has for the whole; None where they tell none."""
    text, currency = fold(case.situation.message.text), case.pack.company.currency
    told = {f.number for f in case.situation.figures if f.unit is currency and f.number > _ONE_PIECE}
    if number is None or number < product.prices[0].from_quantity or len(told) != 1 or not _TO_SPEND.search(text):
        return None
    budget = told.pop()
    if (over := beyond_budget(product, number, budget, case)) is not None:
        return over
    # Whether tax and carriage still fit is not known here.
    return None if _WITH_TAX.search(text) else sentence(case.voice.say("within_aim", money=money(budget, case)))


_STILL = re.compile(r"\b(?:toujours|encore|confirm\w*|bien|correct|right|still|check\w*|verif\w*|valable|always)\b")


def confirmed(product: Product, number: int | None, case: Case) -> bool:
    """Whether the client asks if a price is right, and it is ours."""
    if number is None or _STILL.search(fold(case.situation.message.text)) is None:
        return False
    told = {
        f.number
        for f in case.situation.figures
        if isinstance(f.top, Decimal) and (f.unit.is_money or f.per is not None or f.number % 1)
    }
    return product.unit_price(number) in told


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
            for b in product.prices
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


def listing(case: Case) -> str:
    """The price list as lines, each product with its price at every quantity."""
    head = sentence(case.voice.say("answer_listing", **tax_tag(case))).removesuffix(".")
    colon = " :" if case.french else ":"
    lines = []
    for product in case.pack.products:
        steps = [_at(b.from_quantity, b.unit_price, case) for b in product.prices]
        name = product.name.of(case.language)
        lines.append(f"- {name[:1].upper()}{name[1:]}{colon} {', '.join(steps)}")
    return "\n".join([f"{head}{colon}", *lines, "", ""])


def _at(least: int, unit: Decimal, case: Case) -> str:
    return case.voice.say("price_from", price=money(unit, case), pieces=pieces(least, case))


def beyond_budget(product: Product, number: int | None, budget: Decimal, case: Case) -> str | None:
    """By how much an order passes a budget for the whole, or what brings it within; None where it does not."""
    whole = product.unit_price(number) * number if number is not None else None
    if whole is None or budget <= _ONE_PIECE or whole <= budget:
        return None
    for clause in open_clauses(case, Measure.DISCOUNT):
        paid = [c for c in clause.counterparts if c.kind is CounterpartKind.PREPAYMENT]
        if clause.limit is None or not paid or clause.authority is not Authority.SALESPERSON:
            continue
        less = (whole * (100 - clause.limit.value) / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
        asked_for = case.voice.clause_words(paid[0].words)
        if less <= budget and asked_for is not None:
            share = say_figure(clause.limit.value, Unit.PERCENT, case.language)
            return sentence(case.voice.say("budget_with", counterpart=asked_for, figure=share, total=money(less, case)))
    return sentence(case.voice.say("budget_over", money=money(whole - budget, case)))


def suggested(inquiry: Inquiry, case: Case) -> str | None:
    """The products nearest below the price for one piece that the client has in mind; None where they name none."""
    told = [f.number for f in case.situation.figures if f.unit.is_money]
    number = counted(inquiry, case)
    if not told and case.product is not None and _LESS_DEAR.search(fold(inquiry.quote)):
        return _less_dear(case.product, number, case)
    if not told or (number is None and min(told) > _ONE_PIECE):
        return None
    aim = min(told) if number is None or min(told) <= _ONE_PIECE else min(told) / number
    open_to = [p for p in kinds(case) if number is None or p.prices[0].from_quantity <= number]
    if number is not None and not open_to:
        # From how many each of them is made comes before what they cost.
        return minimum(inquiry, case)
    near = sorted((p for p in open_to if p.unit_price(number) <= aim * _ABOUT), key=lambda p: -p.unit_price(number))
    if len(near) == 1:
        many = plural(near[0].name.of(case.language), case.language)
        named = sentence(case.voice.say("answer_suggest", range=case.voice.say("goods_some", plural=many)))
        told_price = price(near[0], number, case, named)
        return " ".join(filter(None, [named, told_price, beyond_budget(near[0], number, max(told), case)]))
    if near and number is not None:
        first, other = (
            case.voice.say("goods_some", plural=plural(p.name.of(case.language), case.language)) for p in near[:2]
        )
        costs = [money(p.unit_price(number), case) for p in near[:2]]
        values = {"range": first, "price": costs[0], "plural": other, "total": costs[1]}
        return sentence(case.voice.say("answer_suggest_two", **values))
    if near:
        return _each(tuple(near[:_NEAREST]), number, case)
    least_dear = min(open_to, key=lambda p: p.unit_price(number), default=None)
    if least_dear is None or least_dear.unit_price(number) > aim * _FAR:
        return None
    many = case.voice.say("goods_some", plural=plural(least_dear.name.of(case.language), case.language))
    named = sentence(case.voice.say("answer_suggest_above", range=many))
    return f"{named} {price(least_dear, number, case, named)}"


_LESS_DEAR = re.compile(
    r"\b(?:simpler|cheaper|less expensive|more affordable|more basic|plus simples?|moins cher\w*|plus abordables?"
    r"|plus economiques?|entree de gamme|entry[- ]level)\b"
)


def _less_dear(product: Product, number: int | None, case: Case) -> str | None:
    """The products of the same kind below the price of the one named; None where there are none."""
    made = number is None or number >= product.prices[0].from_quantity
    price_of = product.unit_price(number)
    below = [p for p in case.pack.products if kin(p.name, product.name) and p.unit_price(number) < price_of]
    return _each(tuple(sorted(below, key=lambda p: -p.unit_price(number))), number, case) if below and made else None


def compared(inquiry: Inquiry, case: Case) -> str | None:
    """The price of each of the products that a client hesitates between; None where they name fewer than two."""
    told = (case.pack.product(str(f.value)) for f in case.situation.facts if f.name is FactName.PRODUCT)
    named = tuple(dict.fromkeys(p for p in told if p is not None))
    number = counted(inquiry, case)
    made = number is None or all(p.prices[0].from_quantity <= number for p in named)
    return _each(named, number, case) if len(named) > 1 and made else None


def _of_each(inquiry: Inquiry, case: Case) -> str | None:
    """The price of one piece of each product of the kind asked about; None where there are too many to tell."""
    several, number = kinds(case), counted(inquiry, case)
    if number is not None:
        several = tuple(p for p in several if p.prices[0].from_quantity <= number)
    if len({g.quantity for g in inquiry.goods if g.quantity}) > 1 and 0 < len(several) < _FEW:
        return " ".join(price(p, None, case, "") for p in several)
    if len(several) > _FEW:
        return _between(several, number, case)
    return _each(several, number, case) if several else None


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


def _each(several: tuple[Product, ...], number: int | None, case: Case) -> str:
    """The price of one piece of each product: at a number, else from the first quantity of each."""
    first = {p.prices[0].from_quantity for p in several}
    if number is not None or len(first) == 1:
        least_of = number if number is not None else first.pop()
        told = [_named(p, money(p.unit_price(least_of), case), case) for p in several]
        key = "answer_each_at" if number is not None else "answer_each_from"
        return sentence(case.voice.say(key, pieces=pieces(least_of, case), prices=", ".join(told), **tax_tag(case)))
    steps = [_named(p, _step(p, case), case) for p in several]
    listed = " ; ".join(steps) if case.french else "; ".join(steps)
    return sentence(case.voice.say("answer_each", prices=listed, **tax_tag(case)))


def _step(product: Product, case: Case) -> str:
    step = product.prices[0]
    reach, unit = pieces(step.from_quantity, case), money(step.unit_price, case)
    return case.voice.say("price_from", price=unit, pieces=reach)


def _named(product: Product, told: str, case: Case) -> str:
    return case.voice.say("price_of", plural=product.name.of(case.language), price=told)


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
