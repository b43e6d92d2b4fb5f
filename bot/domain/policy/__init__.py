"""The company's policies: products, clauses, limits, and the pack that holds them."""

from bot.domain.policy.clauses import Authority, Clause, Confidentiality, State
from bot.domain.policy.pack import Company, Pack
from bot.domain.policy.products import PriceBreak, Product
from bot.domain.policy.terms import Bound, Comparison, Condition, Counterpart, CounterpartKind, Limit, Measure, Scope
from bot.domain.policy.words import Words

__all__ = [
    "Authority",
    "Bound",
    "Clause",
    "Company",
    "Comparison",
    "Condition",
    "Confidentiality",
    "Counterpart",
    "CounterpartKind",
    "Limit",
    "Measure",
    "Pack",
    "PriceBreak",
    "Product",
    "Scope",
    "State",
    "Words",
]
