"""A price asked for, as the discount it comes to."""

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from bot.coach.judge.request import Request
from bot.domain.asks import Ask
from bot.domain.facts import FactName, Facts
from bot.domain.figures import Figure, Per, Unit
from bot.domain.policy import Measure, Pack
from bot.reading.folding import fold
from bot.reading.reductions import is_reduction, off_a_piece
from bot.reading.rivals import without_rivals


def reference_prices(facts: Facts, pack: Pack) -> tuple[Decimal | None, Decimal | None]:
    """Our price for one piece and for the whole, as quoted or else from the price list; None for what is unknown."""
    quantity = facts.number(FactName.QUANTITY_OFFERED) or facts.number(FactName.QUANTITY)
    product = pack.product(facts.text(FactName.PRODUCT))
    piece = facts.number(FactName.QUOTED_UNIT_PRICE)
    if piece is None and product is not None:
        piece = product.unit_price(None if quantity is None else int(quantity))
    total = facts.number(FactName.QUOTED_TOTAL)
    if total is None and piece is not None and quantity is not None:
        total = piece * quantity
    if piece is None and total is not None and quantity:
        piece = total / quantity
    return piece, total


def discount(ask: Ask, facts: Facts, pack: Pack) -> Request:
    """The discount that would satisfy the client, in percent of our price; without a figure where none is told."""
    percents = [f for f in ask.figures if f.unit is Unit.PERCENT]
    points = [f for f in ask.figures if f.unit is Unit.NUMBER and _points(f, ask, facts)]
    granted = facts.total(FactName.GRANTED_DISCOUNT)
    if percents and not (points and all(f.top == granted for f in percents)):
        # Of several percentages the largest is what would satisfy the client.
        value = max(abs(f.top) for f in percents if isinstance(f.top, Decimal))
        return Request(Measure.DISCOUNT, value, Unit.PERCENT)
    if points:
        # "We have 3 % already, and need 6 more": what was given is not what is asked for.
        return Request(Measure.DISCOUNT, max(abs(f.number) for f in points), Unit.PERCENT)
    ours = {facts.number(FactName.QUOTED_UNIT_PRICE), facts.number(FactName.QUOTED_TOTAL)}
    told = [f for f in without_rivals(ask, _known(ours, facts, pack)) if f.top not in ours]
    money = [f for f in told if f.unit.is_money or f.per is not None]
    prices = money or [f for f in told if f.unit is Unit.NUMBER]
    if not prices:
        return Request(Measure.DISCOUNT)
    piece, total = reference_prices(facts, pack)
    target = prices[-1]
    if isinstance(target.top, Decimal):
        # of a range, its top is a price the client would pay
        target = replace(target, value=target.top)
    if piece is None and total is None:
        return Request(Measure.DISCOUNT, reference_missing=True)
    product = pack.product(facts.text(FactName.PRODUCT))
    breaks = {Decimal(b.from_quantity) for b in product.prices} if product is not None else set[Decimal]()
    if target.unit is Unit.NUMBER and target.number in breaks:
        # "Le palier 1 000": a quantity of the list.
        return Request(Measure.DISCOUNT)
    if target.unit is Unit.NUMBER and target.per is None and not _near(target.number, piece, total):
        # A bare number far from our prices counts something else.
        return Request(Measure.DISCOUNT)
    reference = _nearest_reference(target, piece, total)
    if is_reduction(ask.quote, target.text):
        share = target.number / _reduced(ask, target, reference, total)
    else:
        share = (reference - target.number) / reference
    percent = (share * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    if percent == 0 and _LESS_WISHED.search(fold(ask.quote)):
        # Our own price told back, with a wish for a lower one.
        return Request(Measure.DISCOUNT)
    if percent <= 0 and target.unit is Unit.NUMBER:
        # A bare number above our price is no price to reach: it counts something else.
        return Request(Measure.DISCOUNT)
    return Request(Measure.DISCOUNT, max(percent, Decimal(0)), Unit.PERCENT)


def _known(quoted: set[Decimal | None], facts: Facts, pack: Pack) -> frozenset[Decimal]:
    """The prices that are ours: what we quoted, and the list of the goods named."""
    product = pack.product(facts.text(FactName.PRODUCT))
    listed = [] if product is None else [b.unit_price for b in product.prices]
    return frozenset([*(q for q in quoted if q is not None), *listed])


def in_another_currency(ask: Ask, facts: Facts, pack: Pack) -> bool:
    """Whether all the money that an ask names is in a currency we do not price in: nothing to compare with ours.

    Where our own quoted price is told with that sign, the sign is a slip: the figures are compared.
    """
    money = [f for f in ask.figures if f.unit.is_money]
    quoted = (facts.number(FactName.QUOTED_UNIT_PRICE), facts.number(FactName.QUOTED_TOTAL))
    if any(q is not None and f"{q:f}" in ask.quote.replace(",", ".") for q in quoted):
        return False
    others = any(f.unit is Unit.PERCENT or f.per is not None for f in ask.figures if f not in money)
    return bool(money) and not others and all(f.unit is not pack.company.currency for f in money)


_LESS_WISHED = re.compile(
    r"\b(?:gestes?|remises?|rabais|ristournes?|efforts?|discounts?|rebates?|better|lower|sharpen|descend\w*|baiss\w*"
    r"|(?:any|some)thing off|money off|flexib\w*|flexible|souplesse|marge|negoci\w*|negotia\w*|reductions?|deal"
    r"|(?:any|some)thing (?:at all )?you can do|can do on the price|faire quelque chose|steep|expensive|over budget"
    r"|(?:trop|un peu|assez) (?:cher\w*|eleve\w*))\b"
)


def _near(number: Decimal, piece: Decimal | None, total: Decimal | None) -> bool:
    """Whether a bare number may be a price that is asked for, or what comes off one."""
    of_a_piece = piece is not None and number <= piece * 2
    return of_a_piece or (total is not None and total / 20 <= number <= total * 2)


_MOST_POINTS = 60
_LESS = re.compile(r"(?:^|[ (])(?:-|moins|minus|less) ?$|-$")


def _points(figure: Figure, ask: Ask, facts: Facts) -> bool:
    """Whether a bare number counts percents: written as taken off, or beside a discount already granted."""
    if figure.per is not None or abs(figure.number) > _MOST_POINTS:
        return False
    return (
        _LESS.search(fold(ask.quote).partition(fold(figure.text))[0]) is not None
        or facts.total(FactName.GRANTED_DISCOUNT) > 0
    )


def _nearest_reference(target: Figure, piece: Decimal | None, total: Decimal | None) -> Decimal:
    """The price the client's figure speaks of: said so by the words, else the nearer in ratio."""
    if piece is None or total is None:
        return piece if piece is not None else total or Decimal(1)
    if target.per is Per.PIECE:
        return piece
    if target.per is Per.TOTAL:
        return total
    value = max(target.number, Decimal("0.01"))

    def ratio(price: Decimal) -> Decimal:
        return max(price / value, value / price)

    return min((piece, total), key=ratio)


def _reduced(ask: Ask, target: Figure, reference: Decimal, total: Decimal | None) -> Decimal:
    """The price that an amount comes off: a piece's where the words say so or it is next to nothing of the whole."""
    if total is None or target.per is Per.PIECE or off_a_piece(ask.quote, target.text):
        return reference
    return reference if target.number < total * _TRIFLING else total


_TRIFLING = Decimal("0.005")
"""The share of an order that nobody asks for as a reduction of the whole."""
