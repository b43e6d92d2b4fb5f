"""Whether a clause may be leaned on: its conditions, its authority."""

import re
from decimal import Decimal

from bot.coach.check.case import Case
from bot.coach.check.page import Span
from bot.coach.check.scope import known_tier
from bot.domain.facts import FactName, FactValue
from bot.domain.policy import Authority, Clause, Comparison, Condition, Measure
from bot.domain.stance import Move

_WORD = re.compile(r"[a-z]{4,}")
_ROOT = 4


def condition_holds(case: Case, condition: Condition) -> bool | None:
    """Whether a fact meets a condition; None where the fact is unknown."""
    facts = case.context.known
    value = facts.get(condition.fact)
    if value is None and condition.fact is FactName.FIRST_ORDER:
        orders = facts.number(FactName.ORDERS)
        value = None if orders is None else orders == 0
    if value is None and condition.fact is FactName.TIER:
        value = known_tier(case)
    if value is None:
        return None
    return _compared(value, condition)


def _compared(value: FactValue, condition: Condition) -> bool:
    if condition.comparison is Comparison.IS or not isinstance(value, Decimal):
        return value == condition.value
    bound = condition.value
    if not isinstance(bound, Decimal):
        return False
    return value >= bound if condition.comparison is Comparison.AT_LEAST else value <= bound


def conditions_met(case: Case, clause: Clause, span: Span) -> bool:
    """Whether a clause may be leaned on: its facts hold, or the sentence itself states the condition."""
    held = [condition_holds(case, c) for c in clause.conditions]
    if False in held:
        return False
    if ruled(case, clause):
        return True
    if None not in held:
        return True
    unknown = [c for c, h in zip(clause.conditions, held, strict=True) if h is None]
    if True in held and all(c.fact is FactName.LATE_PAYMENTS for c in unknown):
        return True  # orders on the record and no late payment noted beside them
    sentence = case.page.sentence_at(span.start)
    before = case.page.sentences[max(0, sentence.sentence - 1)]
    words = case.page.of(sentence)
    signs = next((t.signs for t in case.shelf.told if t.clause.id == clause.id), ())
    if any(sign in words for sign in signs):
        return True
    if clause.owed and case.context.situation is None:
        return True
    if clause.limit is not None and clause.limit.measure is Measure.WARRANTY and clause.owed:
        return True
    said = case.page.folded[before.start : sentence.end]
    return any(_states(case, c, said) for c in unknown)


def holds_or_said(case: Case, condition: Condition, words: str) -> bool:
    """Whether a fact meets the condition or, where no fact tells, these words of the draft do."""
    held = condition_holds(case, condition)
    return held if held is not None else _states(case, condition, words)


def _states(case: Case, condition: Condition, words: str) -> bool:
    """Whether the draft's own words say that the condition holds."""
    lexicon = case.context.lexicon
    if condition.fact is FactName.TIER:
        root = str(condition.value)[:_ROOT]
        return any(w.startswith(root) for w in _WORD.findall(case.page.folded))
    cue = f"states_{condition.fact.value}"
    return lexicon.find(cue if cue in lexicon.cues else "stated_condition", words) is not None


def ruled(case: Case, clause: Clause) -> bool:
    """Whether the judge's own ruling on this case gives what the clause allows."""
    stance = case.context.stance
    giving = (Move.YIELD, Move.TRADE)
    return stance is not None and any(
        r.move in giving and r.clause is not None and r.clause.id == clause.id for r in stance.rulings
    )


def applies(case: Case, clause: Clause) -> bool:
    """Whether a protecting clause applies: no condition of it is known to fail."""
    return all(condition_holds(case, c) is not False for c in clause.conditions)


def within(case: Case, clause: Clause, measure: Measure, value: Decimal) -> bool:
    """Whether the speaker may decide it, alone or with what a manager granted for this case."""
    if clause.authority is Authority.NOBODY:
        return False
    return clause.authority.within(case.context.speaker) or granted_for_case(case, measure, value)


def granted_for_case(case: Case, measure: Measure, value: Decimal) -> bool:
    """Whether a manager's decision covers this value."""
    for grant in case.context.grants:
        if grant.measure is not measure:
            continue
        lower_is_more = measure in (Measure.LEAD_TIME, Measure.DEPOSIT, Measure.RUSH_FEE, Measure.MINIMUM_ORDER)
        if value >= grant.value if lower_is_more else value <= grant.value:
            return True
    return False
