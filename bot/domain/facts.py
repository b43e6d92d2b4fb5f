"""What the user knows of the client and the order, apart from the client's own words."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class FactName(StrEnum):
    """The facts that a clause may ask for and that the judge weighs. Value types in brackets."""

    NAME = "name"  # [text] the client's name
    TIER = "tier"  # [text] a tier named by the policies
    ORDERS = "orders"  # [number] orders placed before this one
    YEARS = "years"  # [number] length of the relation
    FIRST_ORDER = "first_order"  # [yes/no]
    LATE_PAYMENTS = "late_payments"  # [number]
    EXCEPTIONS = "exceptions"  # [number] favours or exchanges already had beyond the usual
    EXCHANGES = "exchanges"  # [number] returns or exchanges already made
    PRODUCT = "product"  # [text] a product id of the price list
    QUANTITY = "quantity"  # [number] pieces in this order
    QUOTED_UNIT_PRICE = "quoted_unit_price"  # [number] our price for one piece
    QUOTED_TOTAL = "quoted_total"  # [number] our price for the order
    GRANTED_DISCOUNT = "granted_discount"  # [number] percent already granted in this case
    GRANTED_FREE_UNITS = "granted_free_units"  # [number] free pieces already granted in this case
    GRANTED_FREE_VALUE = "granted_free_value"  # [number] value of extras already granted here
    REVISIONS_DONE = "revisions_done"  # [number] proof rounds already made
    IN_WARRANTY = "in_warranty"  # [yes/no]
    PURCHASE_AGE_MONTHS = "purchase_age_months"  # [number] since delivery
    DAYS_SINCE_DELIVERY = "days_since_delivery"  # [number]
    DEFECT = "defect"  # [yes/no] the goods are said to have a fault; no: sound goods nobody wants any more
    OUR_FAULT = "our_fault"  # [yes/no] the fault is ours, verified by us
    CLIENT_FAULT = "client_fault"  # [yes/no] misuse, or their own choice
    CUSTOM_MADE = "custom_made"  # [yes/no] printed or made to order
    PROOF_APPROVED = "proof_approved"  # [yes/no]
    PRODUCTION_STARTED = "production_started"  # [yes/no]
    PROMISE_BY_US = "promise_by_us"  # [text] one of us is said, by the user, to have promised this
    BOUNDARY_SET = "boundary_set"  # [yes/no] a boundary on conduct was already stated
    ABUSE_BEFORE = "abuse_before"  # [number] earlier insults to a person
    SPEC_CHANGES = "spec_changes"  # [number] times the specification was changed to cut cost
    MAIL_FLOOD = "mail_flood"  # [yes/no] much attention taken, then silence
    LEFT_FOR_PRICE = "left_for_price"  # [yes/no] left once for a small saving
    ONE_SIDED = "one_sided"  # [yes/no] takes and never gives
    PROMOTION_ONLY = "promotion_only"  # [yes/no] buys a promotion, not a brand
    VALUES_QUALITY = "values_quality"  # [yes/no] cares for consistency and the long run
    OTHERS_ASKED = "others_asked"  # [number] other clients who asked the same
    SMALL_COST = "small_cost"  # [yes/no] the user says that it costs us little
    COST = "cost"  # [number] what the request costs us, in the company's currency
    CASH_OFFERED = "cash_offered"  # [yes/no] payment with the order is offered
    COMMITMENT_OFFERED = "commitment_offered"  # [number] months of commitment offered
    QUANTITY_OFFERED = "quantity_offered"  # [number] pieces offered in return
    REFERENCE_OFFERED = "reference_offered"  # [yes/no] a public reference is offered
    FEE_OFFERED = "fee_offered"  # [number] percent or money of a fee the client agrees to pay
    DELIVERY_DAYS = "delivery_days"  # [number] lead time asked or agreed, calendar days
    LEAVES_ON = "leaves_on"  # [text] the day, still to come, on which the goods leave, as the user knows it (ISO)
    ARRIVES_ON = "arrives_on"  # [text] the day, still to come, on which the goods are with the client (ISO)
    NOTE = "note"  # [text] anything else, kept and shown


class Origin(StrEnum):
    """Where a fact was read."""

    CARD = "card"  # the structured client file
    CONTEXT = "context"  # the user's free sentence
    THREAD = "thread"  # earlier turns
    MESSAGE = "message"  # the client's own words: an offer they make, never proof of a claim
    CASE = "case"  # what this case granted or decided before


FactValue = bool | Decimal | str


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with the words it was read in."""

    name: FactName
    value: FactValue
    origin: Origin
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known; the latest origin's word is not silently preferred: see `conflicts`."""

    items: tuple[Fact, ...] = ()

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.items)

    def get(self, name: FactName) -> FactValue | None:
        """The first value known for `name`, or None."""
        return next((f.value for f in self.items if f.name is name), None)

    def number(self, name: FactName) -> Decimal | None:
        """The value as a number, or None when unknown or not a number."""
        value = self.get(name)
        return value if isinstance(value, Decimal) else None

    def flag(self, name: FactName) -> bool | None:
        """The value as yes or no, or None when unknown."""
        value = self.get(name)
        return value if isinstance(value, bool) else None

    def text(self, name: FactName) -> str | None:
        """The value as text, or None when unknown or not text."""
        value = self.get(name)
        return value if isinstance(value, str) else None

    def total(self, name: FactName) -> Decimal:
        """The sum of all numbers under `name`: three concessions of 3 % are 9."""
        return sum((f.value for f in self.items if f.name is name and isinstance(f.value, Decimal)), Decimal(0))

    def plus(self, *more: Fact) -> "Facts":
        """These facts and more, in order."""
        return Facts((*self.items, *more))

    def conflicts(self) -> tuple[tuple[Fact, Fact], ...]:
        """Pairs of facts that contradict each other (granted figures and notes add up instead)."""
        pairs = []
        for i, one in enumerate(self.items):
            if one.name in ADDS_UP:
                continue
            pairs += [
                (one, other)
                for other in self.items[i + 1 :]
                if other.name is one.name
                and other.value != one.value
                # A client may well speak of two products in one breath.
                and (one.origin, other.origin) != (Origin.MESSAGE, Origin.MESSAGE)
            ]
        return tuple(pairs)


YES_NO = frozenset(
    {
        FactName.FIRST_ORDER,
        FactName.IN_WARRANTY,
        FactName.DEFECT,
        FactName.OUR_FAULT,
        FactName.CLIENT_FAULT,
        FactName.CUSTOM_MADE,
        FactName.PROOF_APPROVED,
        FactName.PRODUCTION_STARTED,
        FactName.BOUNDARY_SET,
        FactName.MAIL_FLOOD,
        FactName.LEFT_FOR_PRICE,
        FactName.ONE_SIDED,
        FactName.PROMOTION_ONLY,
        FactName.VALUES_QUALITY,
        FactName.SMALL_COST,
        FactName.CASH_OFFERED,
        FactName.REFERENCE_OFFERED,
    }
)
"""Facts whose value is true or false."""

TEXTS = frozenset({FactName.NAME, FactName.TIER, FactName.PRODUCT, FactName.PROMISE_BY_US, FactName.NOTE})
"""Facts whose value is text; every other fact that is not yes or no is a number."""

ADDS_UP = frozenset(
    {
        FactName.GRANTED_DISCOUNT,
        FactName.GRANTED_FREE_UNITS,
        FactName.GRANTED_FREE_VALUE,
        FactName.NOTE,
        FactName.PROMISE_BY_US,
    }
)
