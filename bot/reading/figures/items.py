"""A numeral with the unit beside it, before ranges are joined."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.figures import Unit
from bot.reading.figures.numerals import Numeral
from bot.reading.figures.units import Beside

ABOUT = re.compile(
    r"(?:\b(?:environ|a peu pres|autour de|aux alentours de|dans les|(?<!how )(?<!what )about|around|roughly"
    r"|approximately|approx\.?|circa"
    r"|presque|pres de|nearly|almost|quelque|quelques)|~|≈) ?$"
)
_TIME = frozenset({Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS, Unit.YEARS})
_DISCOUNT = re.compile(
    r" (?:de (?:remise|rabais|reduction|marge|moins|mieux|plus|ristourne)|en moins|off\b|less\b|of (?:margin"
    r"|discount)|discount"
    r"|supplementaires?|en plus|lower|cheaper)"
)


@dataclass(frozen=True, slots=True)
class Item:
    """A numeral with the unit beside it, before ranges are joined."""

    numeral: Numeral
    start: int
    end: int
    beside: Beside | None
    value: Decimal

    @property
    def unit(self) -> Unit | None:
        """The unit beside it, or None."""
        return self.beside.unit if self.beside else None


def tidy(value: Decimal, name: str = "hours") -> Decimal:
    """Without the long tail of hours counted in days, and whole where the value is."""
    if name == "hours":
        value = value.quantize(Decimal("0.0001")).normalize()
    return value.quantize(Decimal(1)) if name != "cents" and value == value.to_integral_value() else value


def is_money(beside: Beside) -> bool:
    """Whether what stands beside a numeral is a currency."""
    return beside.unit is not None and beside.unit.is_money


def points(page: str, item: Item) -> bool:
    """Whether "points" beside a numeral are percents: enough of them, or said to come off."""
    return item.value >= 5 or bool(_DISCOUNT.match(page, item.end))


def within(lead: str, unit: Unit) -> bool:
    """Whether "dans les" before a delay sets a limit rather than an order of magnitude."""
    return unit in _TIME and lead.endswith("dans les ")
