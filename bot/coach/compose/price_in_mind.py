"""A price or a sum that the client has in mind: how an order stands to it, and which products are near it."""

import re
from decimal import ROUND_HALF_UP, Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.goods import kin, plural
from bot.coach.compose.price_list import minimum, money, price
from bot.coach.compose.prices_of_several import each_price
from bot.coach.compose.ruled import open_clauses
from bot.coach.compose.sold import chosen, counted, kinds, of_the_kind
from bot.coach.compose.suiting import suiting
from bot.coach.compose.voice import sentence
from bot.domain.figures import Unit
from bot.domain.inquiry import Inquiry
from bot.domain.policy import Authority, CounterpartKind, Measure, Product
from bot.domain.stance import Ruling
from bot.reading.folding import fold
from bot.reading.format import say_figure

_NEAREST = 3
"""So many products near the price in mind are told."""

_ONE_PIECE = Decimal(100)
"""An amount up to this may be meant for one piece."""

_ABOUT = Decimal("1.05")
"""What costs no more than so many times the price in mind is within it."""

_FAR = 2
"""What costs more than this many times the price in mind is not near it."""

_TO_SPEND = re.compile(r"\b(?:budget|enveloppe|to spend|maximum|maxi?|limit\w*|plafond|pas plus)\b")

_WITH_TAX = re.compile(r"\b(?:ttc|tout compris|toutes taxes|inc\w* vat|including vat|all in)\b")


def within_budget(product: Product, number: int | None, case: Case) -> str | None:
    """How an order stands to the one amount that the client has for the whole; None where they tell none."""
    text, currency = fold(case.situation.message.text), case.pack.company.currency
    told = {f.number for f in case.situation.figures if f.unit is currency and f.number > _ONE_PIECE}
    if number is None or number < product.prices[0].from_quantity or len(told) != 1 or not _TO_SPEND.search(text):
        return None
    budget = told.pop()
    if (over := _beyond_budget(product, number, budget, case)) is not None:
        return over
    # Whether tax and carriage still fit is not known here.
    return None if _WITH_TAX.search(text) else sentence(case.voice.say("within_aim", money=money(budget, case)))


def _beyond_budget(product: Product, number: int | None, budget: Decimal, case: Case) -> str | None:
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


def suggested(inquiry: Inquiry, case: Case) -> str | None:
    """The products that are described, else those nearest below the price for one piece in mind; None without any."""
    told = [f.number for f in case.situation.figures if f.unit.is_money]
    number = counted(inquiry, case)
    if not told and (fit := suiting(case)) is not None:
        return fit
    if not told and case.product is not None and _LESS_DEAR.search(fold(inquiry.quote)):
        return _less_dear(case.product, number, case)
    if not told or (number is None and min(told) > _ONE_PIECE):
        return None
    aim = min(told) if number is None or min(told) <= _ONE_PIECE else min(told) / number
    open_to = [p for p in kinds(case) if number is None or p.prices[0].from_quantity <= number]
    if number is not None and not open_to:
        # From how many each of them is made comes before what they cost.
        return minimum(inquiry, case)
    within = [p for p in open_to if p.unit_price(number) <= aim * _ABOUT]
    if not within and chosen(case):
        # What suits best costs more than there is: what stays within it comes first.
        others = [p for p in of_the_kind(case) if number is None or p.prices[0].from_quantity <= number]
        within = [p for p in others if p.unit_price(number) <= aim * _ABOUT]
    near = sorted(within, key=lambda p: -p.unit_price(number))
    if len(near) == 1:
        many = plural(near[0].name.of(case.language), case.language)
        named = sentence(case.voice.say("answer_suggest", range=case.voice.say("goods_some", plural=many)))
        told_price = price(near[0], number, case, named)
        return " ".join(filter(None, [named, told_price, _beyond_budget(near[0], number, max(told), case)]))
    if near and number is not None:
        first, other = (
            case.voice.say("goods_some", plural=plural(p.name.of(case.language), case.language)) for p in near[:2]
        )
        costs = [money(p.unit_price(number), case) for p in near[:2]]
        values = {"range": first, "price": costs[0], "plural": other, "total": costs[1]}
        return sentence(case.voice.say("answer_suggest_two", **values))
    if near:
        return each_price(tuple(near[:_NEAREST]), number, case)
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
    dearest_first = tuple(sorted(below, key=lambda p: -p.unit_price(number)))
    return each_price(dearest_first, number, case) if below and made else None
