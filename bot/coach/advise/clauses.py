"""Which clause of this company a topic's rule means, and whether a fact meets a condition."""

from collections.abc import Iterable
from datetime import date

from bot.coach.advise.likeness import stems
from bot.domain.advice import Rule
from bot.domain.facts import Fact, Facts
from bot.domain.policy import Clause, Comparison, Condition, Confidentiality, Pack, State
from bot.reading.folding import fold


def clause_for(rule: Rule, pack: Pack, facts: Facts, question: str, today: date | None) -> Clause | None:
    """The public clause in force that answers the rule, or None.

    Clauses whose conditions the facts contradict are passed over. Of several the one that
    shares most words with the question, then the one closed to most people, then the first.
    """
    asked = stems(question)
    possible = clauses_for(rule, pack, facts, today)
    return min(possible, key=lambda c: (-len(asked & stems(_whole(c))), -c.authority.rank), default=None)


def clauses_for(rule: Rule, pack: Pack, facts: Facts, today: date | None) -> tuple[Clause, ...]:
    """The public clauses in force that the rule means, less those whose conditions the facts contradict."""
    return tuple(
        c
        for c in pack.clauses
        if serves(c, today)
        and _meant(c, rule)
        and not any(contradicted(condition, facts) for condition in c.conditions)
    )


def met(condition: Condition, facts: Iterable[Fact]) -> Fact | None:
    """The first fact that meets the condition, or None."""
    return next((f for f in facts if f.name is condition.fact and _compares(condition, f)), None)


def contradicted(condition: Condition, facts: Facts) -> bool:
    """Whether the fact is known and does not meet the condition."""
    return facts.get(condition.fact) is not None and met(condition, facts) is None


def _compares(condition: Condition, fact: Fact) -> bool:
    if condition.comparison is Comparison.IS:
        return fact.value == condition.value
    if isinstance(fact.value, (bool, str)) or isinstance(condition.value, (bool, str)):
        return False
    if condition.comparison is Comparison.AT_LEAST:
        return fact.value >= condition.value
    return fact.value <= condition.value


def serves(clause: Clause, today: date | None) -> bool:
    """Whether a clause may be told to anybody and is in force."""
    if clause.confidentiality is not Confidentiality.PUBLIC:
        return False
    return clause.state is State.IN_FORCE if today is None else clause.in_force(today)


def _meant(clause: Clause, rule: Rule) -> bool:
    if rule.ask is not None and rule.ask not in clause.asks:
        return False
    if rule.measure is not None and (clause.limit is None or clause.limit.measure is not rule.measure):
        return False
    return not rule.words or any(w.search(_whole(clause)) for w in rule.words)


def _whole(clause: Clause) -> str:
    return fold(f"{clause.title.fr} {clause.title.en} {clause.text.fr} {clause.text.en}")
