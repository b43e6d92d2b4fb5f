"""The answer to a question of price: of the goods it names, of the whole list, and whether the price told is ours."""

import re
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.price_in_mind import within_budget
from bot.coach.compose.price_list import listing, money, price, whole_list
from bot.coach.compose.prices_of_several import of_each
from bot.coach.compose.sold import ordered
from bot.coach.compose.suiting import suiting
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.domain.inquiry import Inquiry, Subject
from bot.domain.policy import Product
from bot.reading.folding import fold


def prices(inquiry: Inquiry, case: Case, before: str) -> str | None:
    """The price of the goods asked about, with the next price break; the list's first prices where none is named."""
    if whole_list(inquiry) and (listed := listing(case)) is not None:
        return listed
    if case.apart:
        return None
    if (suited := suiting(case)) is not None:
        return suited
    goods = ordered(inquiry, case)
    if not goods:
        return of_each(inquiry, case)
    goods = _of_the_list(goods, inquiry, case)
    # Where another quantity is asked about, the next price break is none of ours to add.
    single = len(goods) == 1 and sum(i.subject is Subject.PRICE for i in case.situation.inquiries) == 1
    said = [price(product, number, case, before, alone=single) for product, number in goods]
    if len(goods) == 1 and _confirmed(*goods[0], case):
        said.insert(0, sentence(case.voice.say("answer_confirmed")))
    if len(goods) == 1 and (within := within_budget(*goods[0], case)) is not None:
        said.append(within)
    either = holds(case.voice.book.marks["either"], case.situation.message.text)
    whole = (
        [] if either else [p.unit_price(n) * n for p, n in goods if n is not None and n >= p.prices[0].from_quantity]
    )
    if len(whole) == len(goods) > 1 and len({p.id for p, _ in goods}) == len(goods):
        said.append(sentence(case.voice.say("answer_total", total=money(sum(whole, Decimal(0)), case))))
    return " ".join(said)


def _of_the_list(
    goods: tuple[tuple[Product, int | None], ...], inquiry: Inquiry, case: Case
) -> tuple[tuple[Product, int | None], ...]:
    """The goods, less a number that is not made beside one that is; at their own number where a break is asked for.

    "Could we have the price of 288 for our 250?" is answered with what 250 come to, and the break beside it.
    """
    made = tuple((p, n) for p, n in goods if n is None or n >= p.prices[0].from_quantity)
    goods = made if made and {p.id for p, _ in made} == {p.id for p, _ in goods} else goods
    own = case.quantity
    if (
        own is not None
        and len(goods) > 1
        and len({p.id for p, _ in goods}) == 1
        and sum(n or 0 for _, n in goods) == own
    ):
        # Parts of one order have the price of the whole.
        return ((goods[0][0], own),)
    if len(goods) != 1 or own is None or not inquiry.goods:
        return goods
    product, number = goods[0]
    if number is not None and own % number == 0 and 1 < own // number == _times(number, case):
        # "250, of which 125 red and 125 blue" are one order.
        return ((product, own),)
    if not case.situation.says("tier_price", share=_BREAK):
        return goods
    breaks = {b.from_quantity for b in product.prices}
    return ((product, own),) if number in breaks and product.prices[0].from_quantity <= own < number else goods


def _times(number: int, case: Case) -> int:
    """How many times the message counts so many."""
    return sum(isinstance(f.top, Decimal) and f.top == number for f in case.situation.figures)


_BREAK = 0.25
"""A share from which the price of another quantity may be asked for."""


_STILL = re.compile(r"\b(?:toujours|encore|confirm\w*|bien|correct|right|still|check\w*|verif\w*|valable|always)\b")


def _confirmed(product: Product, number: int | None, case: Case) -> bool:
    """Whether the client asks if a price is right, and it is ours."""
    if number is None or _STILL.search(fold(case.situation.message.text)) is None:
        return False
    told = {
        f.number
        for f in case.situation.figures
        if isinstance(f.top, Decimal) and (f.unit.is_money or f.per is not None or f.number % 1)
    }
    return product.unit_price(number) in told
