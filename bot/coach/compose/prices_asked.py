"""The answer to a question of price: of the goods it names, of the whole list, and whether the price told is ours."""

import re
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.price_in_mind import within_budget
from bot.coach.compose.price_list import listing, money, price, whole_list
from bot.coach.compose.prices_of_several import of_each
from bot.coach.compose.sold import ordered
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
    goods = ordered(inquiry, case)
    if not goods:
        return of_each(inquiry, case)
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
