"""The goods that a question asks of, each with its count: its own words', else those named before it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.coach.understand.goods import find_order
from bot.coach.understand.plain import Plain
from bot.domain.facts import FactName, Origin
from bot.domain.figures import Figure, Unit
from bot.domain.inquiry import Goods
from bot.domain.policy import Product
from bot.reading.sentences import Sentence

_GOODS_APART = re.compile(r"\s*[,;&/]\s*|\s+(?:et|and|ou|or|puis|plus|as well as|ainsi que)\s+", re.IGNORECASE)


_COUNTED = (Unit.PIECES, Unit.NUMBER)


_PAIR = 2


_FEWEST = 10
"""A bare number below this counts no order."""


def goods_of(
    sentences: Sequence[Plain],
    index: int,
    text: str,
    counts: tuple[Figure, ...],
    products: Sequence[Product],
    span: tuple[int, int] | None = None,
) -> tuple[Goods, ...]:
    """The goods that a sentence, or a span of it, asks of: its own, else those named before it.

    "At that quantity" asks of what was counted before, whatever goods are named beside it.
    """
    plain = sentences[index]
    start, end = span or (0, len(plain.text))
    if _SAME_COUNT.search(plain.text, start, end) is not None:
        return _last_counted(sentences[:index], text, counts, products)
    goods = _goods(plain, (start, end), text, counts, products)
    return goods or _before(sentences[:index], text, counts, products)


_SAME_COUNT = re.compile(
    r"\b(?:(?:at|for|in) (?:that|this|such a|the same) (?:quantity|volume|number|amount)|for that many"
    r"|(?:a|pour|dans) (?:cette|ces|la meme|une telle) quantites?|pour (?:ce|un tel) (?:volume|nombre))\b"
)


def _goods(
    plain: Plain, clause: tuple[int, int], text: str, counts: tuple[Figure, ...], products: Sequence[Product]
) -> tuple[Goods, ...]:
    """The goods of the clause, each with its count; those of the whole sentence where the clause names none."""
    own, whole = (plain.at(clause[0]), plain.at(clause[1])), (plain.sentence.start, plain.sentence.end)
    named, every = (goods_in(plain, *span, text, counts, products) for span in (own, whole))
    named = named or every
    if len({g.product for g in every if g.product and g.quantity}) > max(1, len({g.product for g in named})):
        # "… for 400 notebooks, as well as for 150 mugs": the goods of the clause are not all.
        return tuple(g for g in every if g.product and g.quantity)
    if len(named) == 1 and named[0].quantity and (more := _AND_SO_MANY.search(plain.text)) is not None:
        added = bare_counts(counts, (plain.at(more.start()), plain.at(more.end() - 1) + 1))
        return (*named, *(Goods(named[0].product, n) for n in added if n != named[0].quantity))
    listed = _in_a_row(plain, counts)
    if len(listed) > 1 and len({g.product for g in named}) == 1:
        return tuple(Goods(named[0].product, number) for number in listed)
    if any(g.quantity is not None for g in named) or len(named) > 1:
        return tuple(named)
    product = named[0].product if named else None
    bare, all_bare = bare_counts(counts, own), bare_counts(counts, whole)
    bare = all_bare if len(bare) != 1 or len(all_bare) > _PAIR else bare
    return tuple(Goods(product, number) for number in bare) or tuple(named)


_AND_SO_MANY = re.compile(
    r",? (?:et|and|ou|or|puis) (?:(?:what|how much|combien|quel\w*)[^.?!#]{0,30}? )?(?:pour |for |at |par )?(?:#n|#q)"
    r"(?: (?:come to|cost|be|make))? ?\?"
)
"""One more count at the end of a question: "what would 75 come to, and 100?"."""


_ROW = re.compile(
    r"(?:#n|#q)(?: [a-z]+)?(?:(?: ?, ?| ?/ ?| puis | then )(?:#n|#q)(?: [a-z]+)?)*(?: ?,)? (?:et|and|ou|or"
    r"|puis) (?:pour |for )?(?:#n|#q)"
    r"|(?:#n|#q)(?: ?/ ?(?:#n|#q))+"
)


def _in_a_row(plain: Plain, counts: tuple[Figure, ...]) -> list[int]:
    """The numbers that a sentence counts one after the other: "100, 250 et 500 parapluies"."""
    row = _ROW.search(plain.text)
    if row is None:
        return []
    return bare_counts(counts, (plain.at(row.start()), plain.at(row.end() - 1) + 1))


def _before(
    sentences: Sequence[Plain], text: str, counts: tuple[Figure, ...], products: Sequence[Product]
) -> tuple[Goods, ...]:
    """Several goods that the sentences before a question name, each with its count: "the price for both"."""
    for plain in reversed(sentences):
        named = goods_in(plain, plain.sentence.start, plain.sentence.end, text, counts, products)
        if len({g.product for g in named}) > 1 and all(g.product and g.quantity for g in named):
            return tuple(named)
    return ()


def _last_counted(
    sentences: Sequence[Plain], text: str, counts: tuple[Figure, ...], products: Sequence[Product]
) -> tuple[Goods, ...]:
    """The goods that the last sentence with a count of goods names, each with its count."""
    for plain in reversed(sentences):
        named = goods_in(plain, plain.sentence.start, plain.sentence.end, text, counts, products)
        if counted := tuple(g for g in named if g.product and g.quantity):
            return counted
    return ()


def bare_counts(counts: tuple[Figure, ...], within: tuple[int, int]) -> list[int]:
    """The counts between two offsets that stand by themselves: "at 250 and 500", "par 1 000"."""
    return [
        int(f.number)
        for f in counts
        if f.unit in _COUNTED and within[0] <= f.start < within[1] and f.number >= _FEWEST and not f.number % 1
    ]


def goods_in(
    plain: Plain, start: int, end: int, text: str, counts: tuple[Figure, ...], products: Sequence[Product]
) -> list[Goods]:
    """The goods between two offsets of a text, each with the count that stands with it."""
    found: list[Goods] = []
    at = start
    for piece in (*_GOODS_APART.finditer(text, start, end), None):
        stop = piece.start() if piece is not None else end
        part = replace(plain, sentence=Sentence(text[at:stop], at, stop))
        order = find_order((part,), counts, products, Origin.MESSAGE)
        ids = [str(f.value) for f in order if f.name is FactName.PRODUCT]
        counted = [f.value for f in order if f.name is FactName.QUANTITY]
        number = next((int(n) for n in counted if isinstance(n, Decimal)), None)
        found += [Goods(one, number) for one in ids]
        if not ids and number is not None:
            found.append(Goods(found[-1].product if found else None, number))
        at = piece.end() if piece is not None else end
    return list(dict.fromkeys(found))
