"""What the client gives in return, and what the order is about: facts read in their own words."""

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.coach.understand.cues import Cues, Patterns, found_in
from bot.coach.understand.plain import Plain
from bot.domain.facts import Fact, FactName, Origin
from bot.domain.figures import Figure, Unit
from bot.domain.policy import Product
from bot.reading.folding import fold

_YES = True
_MONTHS = {Unit.MONTHS: Decimal(1), Unit.YEARS: Decimal(12)}


def find_offers(sentences: tuple[Plain, ...], cues: Cues) -> tuple[Fact, ...]:
    """Payment in advance, a commitment, a quantity or a reference that the client puts on the table."""
    facts: list[Fact] = []
    for plain in sentences:
        quote = plain.sentence.text
        if found_in(cues.offers["cash_offered"], plain.text):
            facts.append(Fact(FactName.CASH_OFFERED, _YES, Origin.MESSAGE, quote))
        if found_in(cues.offers["reference_offered"], plain.text):
            facts.append(Fact(FactName.REFERENCE_OFFERED, _YES, Origin.MESSAGE, quote))
        months = _figure(plain, cues.offers["commitment_offered"], frozenset(_MONTHS))
        if months is not None:
            facts.append(Fact(FactName.COMMITMENT_OFFERED, months.number * _MONTHS[months.unit], Origin.MESSAGE, quote))
        pieces = _figure(plain, cues.offers["quantity_offered"], frozenset({Unit.PIECES, Unit.NUMBER}))
        if pieces is not None:
            facts.append(Fact(FactName.QUANTITY_OFFERED, pieces.number, Origin.MESSAGE, quote))
    return _once(facts)


def find_order(
    sentences: tuple[Plain, ...], products: Sequence[Product], origin: Origin
) -> tuple[Fact, ...]:
    """The product and the number of pieces named in `sentences`."""
    facts: list[Fact] = []
    for plain in sentences:
        facts += [Fact(FactName.PRODUCT, p.id, origin, plain.sentence.text) for p in _named(plain, products)]
        pieces = [f for _, f in plain.figures if f.unit is Unit.PIECES]
        if pieces:
            facts.append(Fact(FactName.QUANTITY, pieces[0].number, origin, plain.sentence.text))
    return _once(facts)


def _named(plain: Plain, products: Sequence[Product]) -> list[Product]:
    """The products a sentence names, a name inside another's left out ("storm" in "storm xl")."""
    folded = fold(plain.sentence.text)
    hits: list[tuple[int, int, Product]] = []
    for product in products:
        for name in (product.name.fr, product.name.en, *product.aliases):
            pattern = rf"(?<!\w){re.escape(fold(name))}(?:s|x)?(?!\w)"
            hits += [(m.start(), m.end(), product) for m in re.finditer(pattern, folded)]
    kept = [
        h for h in hits
        if not any(o[2] is not h[2] and o[0] <= h[0] and h[1] <= o[1] and (o[1] - o[0]) > (h[1] - h[0]) for o in hits)
    ]
    return list({h[2].id: h[2] for h in sorted(kept, key=lambda h: h[0])}.values())


def _figure(plain: Plain, patterns: Patterns, units: frozenset[Unit]) -> Figure | None:
    match = found_in(patterns, plain.text)
    if match is None:
        return None
    return next((f for f in plain.figures_in(match.start(), match.end()) if f.unit in units), None)


def _once(facts: list[Fact]) -> tuple[Fact, ...]:
    """Facts without repeats of the same name and value."""
    return tuple({(f.name, f.value): f for f in reversed(facts)}.values())[::-1]
