"""The pack: a company with its products and its clauses."""

from dataclasses import dataclass, field
from datetime import date

from bot.domain.asks import Language
from bot.domain.figures import Unit
from bot.domain.policy.clauses import Clause
from bot.domain.policy.products import Product
from bot.domain.policy.words import Words


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
    _served: list[tuple[date, tuple[Clause, ...]] | None] = field(
        default_factory=lambda: [None], init=False, repr=False, compare=False
    )

    def title(self, source: str, language: Language) -> str:
        """What a file of the pack is called; its stem where it has no title."""
        return next((words.of(language) for stem, words in self.titles if stem == source), source)

    def in_force(self, today: date) -> tuple[Clause, ...]:
        """The clauses that serve on `today`, in the order of the files."""
        # asked about a dozen times for one reply; a day's answer stays until another day is asked about
        served = self._served[0]
        if served is None or served[0] != today:
            served = self._served[0] = today, tuple(c for c in self.clauses if c.in_force(today))
        return served[1]

    def clause(self, clause_id: str) -> Clause | None:
        """The clause with this id, or None."""
        return next((c for c in self.clauses if c.id == clause_id), None)

    def product(self, product_id: str | None) -> Product | None:
        """The product with this id, or None."""
        return next((p for p in self.products if p.id == product_id), None)
