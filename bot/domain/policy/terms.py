"""The terms of a clause: what it limits, what it asks in return, and when it applies."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.domain.facts import FactName, FactValue
from bot.domain.figures import Unit
from bot.domain.policy.words import Words


class Measure(StrEnum):
    """What a limit measures. Its unit and the side it bounds are fixed here and in the README."""

    DISCOUNT = "discount"  # percent off the price list
    FLOOR_PRICE = "floor_price"  # money for one piece, internal
    LEAD_TIME = "lead_time"  # days from approval to dispatch
    RUSH_FEE = "rush_fee"  # percent added
    PAYMENT_DELAY = "payment_delay"  # days after the invoice
    DEPOSIT = "deposit"  # percent paid with the order
    FREE_UNITS = "free_units"  # pieces given
    FREE_VALUE = "free_value"  # money: what a gift, a gesture or free work may cost
    FREE_SHIPPING = "free_shipping"  # money: order value from which shipping is free
    RETURN_DELAY = "return_delay"  # days after delivery
    WARRANTY = "warranty"  # months after delivery
    REVISIONS = "revisions"  # proof rounds
    EXCLUSIVITY = "exclusivity"  # months
    REFUND = "refund"  # percent of what was paid
    QUOTE_VALIDITY = "quote_validity"  # days
    MINIMUM_ORDER = "minimum_order"  # pieces


class Bound(StrEnum):
    """The side of a limit: a discount is AT_MOST, a lead time AT_LEAST."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure that may not be passed, on the side that `bound` names."""

    measure: Measure
    bound: Bound
    value: Decimal
    unit: Unit

    def allows(self, value: Decimal) -> bool:
        """Whether `value`, in the limit's own unit, stays within it."""
        return value <= self.value if self.bound is Bound.AT_MOST else value >= self.value


class CounterpartKind(StrEnum):
    """What a client can give for a concession."""

    QUANTITY = "quantity"  # pieces ordered together, `value` at least
    PREPAYMENT = "prepayment"  # payment with the order
    COMMITMENT = "commitment"  # a commitment of `value` months at least
    DEPOSIT = "deposit"  # a deposit of `value` percent at least
    FEE = "fee"  # a fee of `value` percent or money at least
    LATER_DELIVERY = "later_delivery"  # a lead time of `value` days at least
    REFERENCE = "reference"  # a testimonial or a public reference
    PROOF = "proof"  # a document: photo, receipt, purchase order
    AGREED = "agreed"  # what a manager asks for in one case, in their own words; never in a pack


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Something given in exchange; `words` is a noun phrase a client understands."""

    kind: CounterpartKind
    words: Words
    value: Decimal | None = None
    unit: Unit | None = None


class Comparison(StrEnum):
    """How a condition compares a fact."""

    IS = "is"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Condition:
    """A fact that must hold for a clause to apply."""

    fact: FactName
    comparison: Comparison
    value: FactValue


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a clause applies; an empty tuple or None means everywhere."""

    products: tuple[str, ...] = ()
    quantity_from: int | None = None
    quantity_to: int | None = None
    tiers: tuple[str, ...] = ()


EVERYWHERE = Scope()
