"""A promise: a figure, what it counts, and what the sentence does with it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.coach.check.acts import Act
from bot.coach.check.page import Span
from bot.domain.figures import Figure
from bot.domain.policy import Measure


class Money(StrEnum):
    """What an amount of money is, when it is no limit's measure."""

    UNIT_PRICE = "unit_price"
    TOTAL = "total"
    PRICE = "price"  # one of the two
    OFF_UNIT = "off_unit"
    OFF_TOTAL = "off_total"


@dataclass(frozen=True, slots=True)
class Promise:
    """A figure, what it counts, its value in that measure's unit, and what the sentence does with it."""

    figure: Figure
    measure: Measure | Money
    value: Decimal
    act: Act
    span: Span
    weak: bool = False  # a bare number: its unit is guessed
