"""Whether a clause applies: its scope, its conditions on facts, the words it is told by."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from bot.domain.asks import Ask
from bot.domain.facts import Fact, FactName, Facts, FactValue, Origin
from bot.domain.policy import Clause, Comparison, Condition, Measure, Pack, Words
from bot.reading.signs import may_stand, sign_in, words_of


def derive(facts: Facts, pack: Pack) -> Facts:
    """Facts that follow from others, added where unknown: a first order, goods printed, covered by the warranty."""
    orders, first = facts.number(FactName.ORDERS), facts.flag(FactName.FIRST_ORDER)
    more: list[Fact] = []

    def follow(name: FactName, value: FactValue, because: FactName) -> None:
        quote = next((f.quote for f in facts if f.name is because), "")
        more.append(Fact(name, value, Origin.CASE, quote))

    if first is None and orders is not None:
        follow(FactName.FIRST_ORDER, orders == 0, FactName.ORDERS)
    if orders is None and first:
        follow(FactName.ORDERS, Decimal(0), FactName.FIRST_ORDER)
    if facts.get(FactName.CUSTOM_MADE) is None:
        # a proof is what a print is shown on
        drawn = (FactName.PROOF_APPROVED, FactName.REVISIONS_DONE)
        because = next((n for n in drawn if facts.get(n) is not None), None)
        if because is not None:
            follow(FactName.CUSTOM_MADE, True, because)
    age, days = facts.number(FactName.PURCHASE_AGE_MONTHS), facts.number(FactName.DAYS_SINCE_DELIVERY)
    if age is None and days is not None:
        age = round(days * 12 / 365, 2)
        follow(FactName.PURCHASE_AGE_MONTHS, age, FactName.DAYS_SINCE_DELIVERY)
    if facts.flag(FactName.IN_WARRANTY) is None and age is not None:
        terms = [c.limit.value for c in pack.clauses if c.limit and c.limit.measure is Measure.WARRANTY and c.owed]
        if terms:
            # a warranty answers for defects: sound goods are outside it at any age
            covered = age <= max(terms) and facts.flag(FactName.DEFECT) is not False
            follow(FactName.IN_WARRANTY, covered, FactName.PURCHASE_AGE_MONTHS)
    return facts.plus(*more)


def holds(condition: Condition, facts: Facts) -> bool | None:
    """True or false where the fact is known, None where it is not."""
    known = facts.get(condition.fact)
    if known is None:
        return None
    if condition.comparison is Comparison.IS:
        return known == condition.value
    if not isinstance(known, Decimal) or not isinstance(condition.value, Decimal):
        return None
    return known >= condition.value if condition.comparison is Comparison.AT_LEAST else known <= condition.value


def unknown(clause: Clause, facts: Facts) -> tuple[Condition, ...]:
    """The conditions that no known fact settles."""
    return tuple(c for c in clause.conditions if holds(c, facts) is None)


def excluded(clause: Clause, facts: Facts) -> bool:
    """Whether a known fact, the product, the quantity or the tier puts the clause out of play."""
    if any(holds(c, facts) is False for c in clause.conditions):
        return True
    scope = clause.scope
    product = facts.text(FactName.PRODUCT)
    if scope.products and product is not None and product not in scope.products:
        return True
    quantity = facts.number(FactName.QUANTITY)
    if quantity is not None and (
        (scope.quantity_from is not None and quantity < scope.quantity_from)
        or (scope.quantity_to is not None and quantity > scope.quantity_to)
    ):
        return True
    # A tier is a favour that must be known: an unknown tier never opens a clause kept for one.
    return bool(scope.tiers) and facts.text(FactName.TIER) not in scope.tiers


def told_by(clause: Clause, ask: Ask) -> bool:
    """Whether the ask's own words hold one of the clause's signs."""
    return bool(_signs_in(clause, ask))


def closest_told(clauses: list[Clause], ask: Ask) -> list[Clause]:
    """The clauses told by the ask's words; one told by "sample" yields to one told by "sample with our logo"."""
    told = {c.id: _signs_in(c, ask) for c in clauses}
    every = {s for signs in told.values() for sign in signs for s in sign}
    most = max((len(signs) for signs in told.values()), default=0)
    words = words_of(f"{ask.quote} . {ask.beside}")
    closer = [
        c
        for c in clauses
        if (len(told[c.id]) * 2 >= most or any(_names(told[c.id], told[o.id], words) for o in clauses))
        # a sign in both languages is one sign
        and any(not any(s != o and s in o for s in sign for o in every) for sign in told[c.id])
    ]
    return [c for c in closer if not any(_names(told[o.id], told[c.id], words) for o in closer)]


def _names(closer: tuple[tuple[str, ...], ...], other: tuple[tuple[str, ...], ...], words: str) -> bool:
    """Whether a sign of `closer` that stands in `words` as it is names the thing of one of `other` more closely.

    None of `other` does the reverse.
    """
    ours, theirs = [s for sign in closer for s in sign], [s for sign in other for s in sign]
    named = any(t != s and t in s and s in words for s in ours for t in theirs)
    return named and not any(s != t and s in t for s in ours for t in theirs)


def _signs_in(clause: Clause, ask: Ask) -> tuple[tuple[str, ...], ...]:
    return _told(clause.signs, f"{ask.quote} . {ask.beside}")


@lru_cache(maxsize=2048)
def _told(signs: tuple[Words, ...], text: str) -> tuple[tuple[str, ...], ...]:
    """Which of a clause's signs stand in a text, in which of its languages: asked at every step that weighs an ask."""
    whole = words_of(text)
    likely = [[s for s in (pair.fr, pair.en) if s and may_stand(s, whole)] for pair in signs]
    said = [words_of(part) for part in _ENDS.split(text)] if any(likely) else []
    found = (tuple(words_of(s) for s in pair if any(sign_in(s, words) for words in said)) for pair in likely)
    return tuple(dict.fromkeys(pair for pair in found if pair))


_ENDS = re.compile(r"(?<=[.!?])\s+")
"""A sign stands in one sentence: its gap does not reach into the next."""


def suppose(condition: Condition, facts: Facts) -> Facts:
    """The facts as they would be if the condition held."""
    fact = Fact(condition.fact, condition.value, Origin.CASE)
    return replace(facts, items=(fact, *(f for f in facts.items if f.name is not condition.fact)))
