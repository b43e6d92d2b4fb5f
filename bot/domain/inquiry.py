"""A question about what the company sells and on which terms."""

from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """What such a question is about."""

    PRICE = "price"
    LEAD_TIME = "lead_time"
    TAX = "tax"
    INCLUDED = "included"  # what the price includes
    PRINT = "print"  # whether the print is in the price
    PRINT_AREA = "print_area"  # where, how large, on how many sides
    MINIMUM = "minimum"
    SHIPPING = "shipping"
    RANGE = "range"  # which products there are
    COLOURS = "colours"
    PROOFS = "proofs"
    WARRANTY = "warranty"
    PAYMENT = "payment"  # terms of payment, deposit
    PAYMENT_MEANS = "payment_means"  # by card, by transfer
    SUGGESTION = "suggestion"  # what we would choose, for a budget
    VALIDITY = "validity"  # of a quote
    FILES = "files"  # where to send the artwork, and in which format
    ADDRESSES = "addresses"  # one order, several places to deliver to
    CUSTOMS = "customs"  # duties at a border


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods that a question names: the id of a product, the pieces; None where it names none."""

    product: str | None
    quantity: int | None


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One question: its subject, its own words in the message, and the goods they name."""

    subject: Subject
    quote: str
    goods: tuple[Goods, ...] = ()
