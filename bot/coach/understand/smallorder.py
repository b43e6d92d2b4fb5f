"""An order smaller than the company makes: a favour asked, in whatever words."""

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.coach.understand.goods import kind_counted
from bot.coach.understand.plain import Plain
from bot.domain.asks import Ask, AskKind
from bot.domain.facts import Fact, FactName
from bot.domain.figures import Unit
from bot.domain.policy import Clause, Measure, Product

_ORDERING = re.compile(
    r"\b(?:faudrait|faut|voudr\w+|aimer\w+|souhait\w+|prendr\w+|prends|prenons|command(?:er|e|ons|erai\w*)|besoin"
    r"|veux|veut"
    r"|need|want|would like|'d like|i'd|we'd|order(?:ing)?|take|buy|after|looking for|make|print|produce"
    r"|fabriqu\w+|seulement|juste|uniquement|only|just|c'est pour|it's for"
    r"|imprim\w+|fai(?:re|tes))\b"
)
_TRIED = re.compile(
    r"\b(?:echantillons?|samples?|specimens?|pour voir|essai|test\w*|vierges?|blanks?|plain|unprinted|gratuit\w*|free"
    r"|offr\w*|stock|sans logo|de plus|en plus|more|extra|rajout\w*|ajout\w*|add)\b"
)
_ABOUT_IT = frozenset({AskKind.PLAIN_QUESTION, AskKind.ACCEPTANCE, AskKind.PRICE_CUT, AskKind.GOODWILL, AskKind.RUSH})
"""Kinds beside which an order is one to come: nothing in them is about goods already sold or given."""


def small_order(
    asks: tuple[Ask, ...],
    sentences: tuple[Plain, ...],
    order: Sequence[Fact],
    clauses: Sequence[Clause],
    goods: Sequence[Product] = (),
) -> tuple[Ask, ...]:
    """`asks`, with a special favour where the client orders fewer pieces than the least that a clause allows.

    `order` holds the products and quantities known; where no product is, those of `goods` whose kind is counted
    ("30 parapluies") stand for it. Samples and pieces added to an order are none.
    """
    products = {f.value for f in order if f.name is FactName.PRODUCT} or kind_counted(sentences, goods)
    least = [
        c.limit.value
        for c in clauses
        if c.limit is not None
        and c.limit.measure is Measure.MINIMUM_ORDER
        and AskKind.SPECIAL_FAVOUR in c.asks
        and products
        and products <= set(c.scope.products)
    ]
    if not least or not {a.kind for a in asks} <= _ABOUT_IT:
        return asks
    counts = [f.value for f in order if f.name is FactName.QUANTITY and isinstance(f.value, Decimal)]
    if not counts or max(counts) >= min(least):
        return asks
    for plain in sentences:
        pieces = [f for _, f in plain.figures if f.unit in (Unit.PIECES, Unit.NUMBER) and f.number in counts]
        if pieces and _ORDERING.search(plain.text) and not any(_TRIED.search(p.text) for p in sentences):
            kept = tuple(a for a in asks if a.kind is not AskKind.PRICE_CUT or not _of_the_least(a, least))
            return (*kept, Ask(AskKind.SPECIAL_FAVOUR, plain.sentence.text, (pieces[0],), beside="small quantity"))
    return asks


def _of_the_least(ask: Ask, least: Sequence[Decimal]) -> bool:
    """Whether the figures read as a price are none, or the least quantity itself ("anything smaller than 50?")."""
    return all(f.unit in (Unit.PIECES, Unit.NUMBER) and f.number in least for f in ask.figures)
