"""How much of a measure is asked for."""

from dataclasses import dataclass
from decimal import Decimal

from bot.domain.figures import Unit
from bot.domain.policy import Measure


@dataclass(frozen=True, slots=True)
class Request:
    """How much of a measure is asked for; `value` None when the words give no figure to compare.

    `reference_missing` is true when a price was named that could be compared, were ours known.
    """

    measure: Measure | None
    value: Decimal | None = None
    unit: Unit | None = None
    reference_missing: bool = False
