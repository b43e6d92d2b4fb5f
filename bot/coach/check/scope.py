"""Which clauses limit a measure in the scope of a case."""

import re

from bot.coach.check.case import Case
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.policy import Clause, Measure
from bot.reading.folding import fold_keep

_WORD = re.compile(r"[a-z]{4,}")
_ROOT = 4


def _in_scope(case: Case, clause: Clause) -> bool:
    scope, facts = clause.scope, case.context.known
    if scope.products and case.products and not set(scope.products) & set(case.products):
        return False
    quantity = facts.number(FactName.QUANTITY)
    if quantity is None and scope.quantity_to is not None and case.quantities:
        quantity = min(case.quantities)  # told by the draft or the client, where no fact tells
    if quantity is not None:
        if scope.quantity_from is not None and quantity < scope.quantity_from:
            return False
        if scope.quantity_to is not None and quantity > scope.quantity_to:
            return False
    return not scope.tiers or known_tier(case) in scope.tiers or _tier_told(case, clause)


def _tier_told(case: Case, clause: Clause) -> bool:
    """Whether, where no fact gives the tier, the draft names it with a word of the clause's own text."""
    if case.context.known.text(FactName.TIER) is not None:
        return False
    own = {w for words in (clause.text.fr, clause.text.en) for w in _WORD.findall(fold_keep(words))}
    named = {w for w in own if any(w[:_ROOT] == tier[:_ROOT] for tier in clause.scope.tiers)}
    return bool({w.rstrip("s") for w in named} & {w.rstrip("s") for w in _WORD.findall(case.page.folded)})


def known_tier(case: Case) -> str | None:
    """The client's tier: the fact, else the one that a note or, where no fact speaks, the draft names."""
    facts = case.context.known
    tier = facts.text(FactName.TIER)
    if tier is not None:
        return tier
    notes = " ".join(str(f.value) for f in facts if f.name is FactName.NOTE)
    for words in (fold_keep(notes), case.page.folded):
        for name in case.context.pack.company.tiers:
            seen = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)
            if seen:
                denied = re.search(r"\b(?:not|no|pas|isn't|aren't|n'est)\b[^.,;]{0,14}$", words[: seen.start()])
                return None if denied else name
    return None


def _for_this_ask(case: Case, clause: Clause) -> bool:
    """A clause for goodwill alone serves only where goodwill was asked."""
    if set(clause.asks) != {AskKind.GOODWILL}:
        return True
    situation = case.context.situation
    return situation is not None and situation.has(AskKind.GOODWILL)


def _of_samples(case: Case, words: str) -> bool:
    """Whether pieces to look at are spoken of, by the client or in these words."""
    lexicon = case.context.lexicon
    asked = case.asked.folded if case.asked is not None and words is case.page.folded else ""
    return lexicon.find("asked_for_a_piece", words) is not None or lexicon.find("asked_for_a_piece", asked) is not None


def clauses_for(case: Case, measure: Measure) -> tuple[Clause, ...]:
    """The clauses in force that limit a measure, in the scope of the case."""
    context = case.context
    found = tuple(
        c
        for c in context.pack.in_force(context.today)
        if c.limit is not None
        and c.limit.measure is measure
        and c.asks
        and _in_scope(case, c)
        and _for_this_ask(case, c)
    )
    if measure is not Measure.FREE_UNITS or _of_samples(case, case.page.folded):
        return found
    return tuple(c for c in found if not _of_samples(case, fold_keep(c.title.en))) or found
