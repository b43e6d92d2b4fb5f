"""A number refused as too small: it answers whether so few are made as well."""

import re

from bot.coach.compose.case import Case
from bot.domain.policy import Measure
from bot.domain.stance import Move, Ruling
from bot.reading.folding import fold

_MADE = re.compile(
    r"\b(?:do you (?:do|make|offer|print|sell)|(?:can|could) you (?:do|make|print)|faites-vous|vous (?:faites|fabriquez"
    r"|imprimez)|(?:pouvez|pourriez)-vous (?:faire|fabriquer|imprimer))\b[^.?!]{0,15}\d"
)


def too_few(ruling: Ruling) -> bool:
    """Whether the ruling refuses a number below the least that is made."""
    limit = ruling.clause.limit if ruling.clause is not None else None
    return ruling.move is Move.HOLD and limit is not None and limit.measure is Measure.MINIMUM_ORDER


def whether_made(text: str) -> bool:
    """Whether a question asks if a number of goods is made: "do you do 30 of them with our logo?"."""
    return _MADE.search(fold(text)) is not None


def below_the_least(case: Case) -> bool:
    """Whether fewer are wanted than the least that the list has a price for: from how many they are made is told."""
    product, quantity = case.product, case.quantity
    return product is not None and quantity is not None and quantity < product.prices[0].from_quantity
