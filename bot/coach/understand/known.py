"""What is known beside the client's words: the card, the case, and what the user tells of this message."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.coach.understand.added import Added, read_added
from bot.coach.understand.context import tiers_of
from bot.coach.understand.cues import Cues
from bot.coach.understand.message_read import Read
from bot.domain.facts import Fact, FactName, Facts
from bot.domain.figures import Unit
from bot.domain.policy import Clause, Product
from bot.domain.tidings import Tiding
from bot.reading.foreign import foreign_model, of_products


@dataclass(frozen=True, slots=True)
class Known:
    """The facts of the card and the case, and the user's own words with theirs.

    `foreign` tells whether the words name goods that are not ours: a product they name is then none of ours, whatever
    word it shares with one, and `told` holds none.
    """

    card: Facts
    case: Facts
    beside: Added
    told: Facts
    foreign: bool

    def facts(self) -> tuple[Fact, ...]:
        """Every fact."""
        return (*self.told, *self.card, *self.case)

    def names(self) -> frozenset[FactName]:
        """What anything is known of."""
        return frozenset(f.name for f in self.facts())

    def granted(self) -> frozenset[Decimal]:
        """The discounts that were granted before."""
        given = (f.value for f in self.facts() if f.name is FactName.GRANTED_DISCOUNT)
        return frozenset(value for value in given if isinstance(value, Decimal))


def what_is_known(
    added: str,
    read: Read,
    card: Facts,
    case: Facts,
    *,
    cues: Cues,
    today: date,
    currency: Unit,
    products: tuple[Product, ...],
    clauses: tuple[Clause, ...],
    news: tuple[Tiding, ...],
) -> Known:
    """What is known beside the message; `added` are the user's words, `news` the tidings of earlier notes."""
    beside = read_added(
        added,
        read.language,
        today,
        currency,
        cues=cues,
        products=products,
        tiers=tiers_of(clauses),
        order=read.order,
        news=news,
    )
    foreign = any(foreign_model(t, *of_products(products)) is not None for t in (read.text, added))
    told = Facts(tuple(f for f in beside.facts if not foreign or f.name is not FactName.PRODUCT))
    return Known(card, case, beside, told, foreign)
