"""A figure read in somebody's words: an amount, a percentage, a quantity, a delay or a date."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Unit(StrEnum):
    """What a figure counts. Money units are ISO 4217 codes."""

    PERCENT = "percent"
    EUR = "EUR"
    USD = "USD"
    GBP = "GBP"
    CHF = "CHF"
    CAD = "CAD"
    PIECES = "pieces"
    DAYS = "days"  # calendar days; weeks are read as 7 days, hours as a fraction of a day
    WORKING_DAYS = "working_days"
    MONTHS = "months"
    YEARS = "years"
    DATE = "date"
    TIMES = "times"  # "three revisions", "the third exchange"
    NUMBER = "number"  # a bare number: "my budget stops at 60"

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency."""
        return self in _MONEY


_MONEY = frozenset({Unit.EUR, Unit.USD, Unit.GBP, Unit.CHF, Unit.CAD})


class Per(StrEnum):
    """Whether an amount is for one piece or for the whole, where the words say so."""

    PIECE = "piece"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, the words that carry it, and where they stand.

    `value` is a date exactly when `unit` is DATE. `high` is the upper end of a range
    ("10 to 15 %"), else None. `start` and `end` are character offsets of `text` in what
    was read.
    """

    value: Decimal | date
    unit: Unit
    text: str
    start: int = 0
    end: int = 0
    high: Decimal | date | None = None
    per: Per | None = None
    approximate: bool = False

    @property
    def number(self) -> Decimal:
        """The value as a number; raises TypeError for a date."""
        if isinstance(self.value, Decimal):
            return self.value
        msg = f"{self.text!r} is a date, not a number"
        raise TypeError(msg)

    @property
    def top(self) -> Decimal | date:
        """The upper end of a range, or the value itself."""
        return self.value if self.high is None else self.high
