"""The company's policies: products, clauses, limits, and the pack that holds them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.domain.asks import AskKind, Language
from bot.domain.facts import FactName, FactValue
from bot.domain.figures import Unit
from bot.domain.message import Role


class State(StrEnum):
    """The life of a clause version."""

    PROPOSED = "proposed"
    IN_FORCE = "in force"
    RETIRED = "retired"


class Authority(StrEnum):
    """Who may decide what a clause allows; NOBODY closes it for everyone."""

    SALESPERSON = "salesperson"
    MANAGER = "manager"
    NOBODY = "nobody"

    @property
    def rank(self) -> int:
        """0 for a salesperson, 1 for a manager, 2 for nobody."""
        return ("salesperson", "manager", "nobody").index(self.value)

    def within(self, speaker: Role) -> bool:
        """Whether `speaker` may decide it."""
        return self.rank <= Authority(speaker.value).rank


class Confidentiality(StrEnum):
    """PUBLIC may be told to a client; INTERNAL never is, nor hinted at."""

    PUBLIC = "public"
    INTERNAL = "internal"


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


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in French and in English."""

    fr: str
    en: str

    def of(self, language: Language) -> str:
        """The words in `language`; English for any other language."""
        return self.fr if language is Language.FR else self.en


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


@dataclass(frozen=True, slots=True)
class Clause:
    """One rule of the company, as people read it and as the program compares with it.

    `authority` NOBODY without a limit means *never*; with a limit, that nobody may pass it.
    `owed` marks what terms, law or our own fault grant: history never weighs against it.
    `counterparts` are alternatives, any one suffices; empty means none is asked.
    `reason` is the interest the limit protects, a sentence fit for a client; `alternatives`
    are what is really offered instead, each a phrase that can follow "either".
    """

    id: str
    version: int
    state: State
    title: Words
    text: Words
    asks: tuple[AskKind, ...]
    authority: Authority
    source: str  # file stem of the pack, e.g. "discounts"
    line: int = 0
    effective: date | None = None
    expires: date | None = None
    scope: Scope = Scope()
    limit: Limit | None = None
    counterparts: tuple[Counterpart, ...] = ()
    conditions: tuple[Condition, ...] = ()
    owed: bool = False
    confidentiality: Confidentiality = Confidentiality.PUBLIC
    principle: str = ""
    reason: Words | None = None
    concession: Words | None = None
    alternatives: tuple[Words, ...] = ()
    signs: tuple[Words, ...] = ()  # words by which a message falls under this clause rather than a sibling
    asked: tuple[Words, ...] = ()  # how people ask for it in other words than its own; for search alone

    def in_force(self, today: date) -> bool:
        """Whether the clause serves on `today` (both ends included)."""
        return (
            self.state is State.IN_FORCE
            and (self.effective is None or self.effective <= today)
            and (self.expires is None or today <= self.expires)
        )

    @property
    def passage_id(self) -> str:
        """The id under which the clause is cited and indexed."""
        return f"policies/{self.source}#{self.id}"


@dataclass(frozen=True, slots=True)
class PriceBreak:
    """The public price of one piece from a quantity on."""

    from_quantity: int
    unit_price: Decimal


@dataclass(frozen=True, slots=True)
class Product:
    """A product of the price list. `floor_price` is internal and never told."""

    id: str
    name: Words
    aliases: tuple[str, ...]
    prices: tuple[PriceBreak, ...]
    lead_days: int | None = None
    floor_price: Decimal | None = None
    source: str = "price-list"  # file stem of the pack
    asked: tuple[Words, ...] = ()

    @property
    def passage_id(self) -> str:
        """The id under which the product's public prices are cited and indexed."""
        return f"policies/{self.source}#{self.id}"

    def unit_price(self, quantity: int | None) -> Decimal:
        """The list price of one piece at `quantity` (the first break when unknown or below it)."""
        reached = [b.unit_price for b in self.prices if quantity is not None and quantity >= b.from_quantity]
        return reached[-1] if reached else self.prices[0].unit_price


@dataclass(frozen=True, slots=True)
class Company:
    """Whose pack it is. `id` goes with every row, collection and cache key."""

    id: str
    name: str
    currency: Unit
    trade: Words  # what the company makes or does, a noun phrase
    decides_within_days: int = 2  # working days in which a manager answers an escalation
    tiers: tuple[str, ...] = ()  # the client tiers that clauses and facts may name
    asked: tuple[Words, ...] = ()  # how people ask what the introduction of company.md tells


@dataclass(frozen=True, slots=True)
class Pack:
    """A whole validated set of policies; `version` is the hash of its files."""

    company: Company
    products: tuple[Product, ...]
    clauses: tuple[Clause, ...]
    version: str
    titles: tuple[tuple[str, Words], ...] = ()  # of the files, by stem

    def title(self, source: str, language: Language) -> str:
        """What a file of the pack is called; its stem where it has no title."""
        return next((words.of(language) for stem, words in self.titles if stem == source), source)

    def in_force(self, today: date) -> tuple[Clause, ...]:
        """The clauses that serve on `today`, in the order of the files."""
        return tuple(c for c in self.clauses if c.in_force(today))

    def clause(self, clause_id: str) -> Clause | None:
        """The clause with this id, or None."""
        return next((c for c in self.clauses if c.id == clause_id), None)

    def product(self, product_id: str | None) -> Product | None:
        """The product with this id, or None."""
        return next((p for p in self.products if p.id == product_id), None)
