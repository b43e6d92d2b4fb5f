"""What each measure of a limit counts in, which side it bounds, and beyond what it is absurd."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.figures import Unit
from bot.domain.policy import Bound, Measure


@dataclass(frozen=True, slots=True)
class Shape:
    """The one unit a measure is written in (None: the company's currency), its side, its highest sane value."""

    unit: Unit | None
    bound: Bound
    highest: Decimal


def _most(unit: Unit | None, highest: int) -> Shape:
    return Shape(unit, Bound.AT_MOST, Decimal(highest))


def _least(unit: Unit | None, highest: int) -> Shape:
    return Shape(unit, Bound.AT_LEAST, Decimal(highest))


SHAPES: Mapping[Measure, Shape] = {
    Measure.DISCOUNT: _most(Unit.PERCENT, 100),
    Measure.FLOOR_PRICE: _least(None, 10_000_000),
    Measure.LEAD_TIME: _least(Unit.DAYS, 1_000),
    Measure.RUSH_FEE: _least(Unit.PERCENT, 300),
    Measure.PAYMENT_DELAY: _most(Unit.DAYS, 365),
    Measure.DEPOSIT: _least(Unit.PERCENT, 100),
    Measure.FREE_UNITS: _most(Unit.PIECES, 100_000),
    Measure.FREE_VALUE: _most(None, 10_000_000),
    Measure.FREE_SHIPPING: _least(None, 100_000_000),
    Measure.RETURN_DELAY: _most(Unit.DAYS, 1_000),
    Measure.WARRANTY: _most(Unit.MONTHS, 600),
    Measure.REVISIONS: _most(Unit.TIMES, 100),
    Measure.EXCLUSIVITY: _most(Unit.MONTHS, 600),
    Measure.REFUND: _most(Unit.PERCENT, 100),
    Measure.QUOTE_VALIDITY: _most(Unit.DAYS, 365),
    Measure.MINIMUM_ORDER: _least(Unit.PIECES, 1_000_000),
}
