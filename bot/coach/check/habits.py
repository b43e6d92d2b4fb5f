"""P4: what is told of our own terms as a habit of the house, where a clause in force says otherwise."""

from collections.abc import Callable, Iterator, Mapping

from bot.coach.check.case import Case
from bot.coach.check.findings import finding, taken_out
from bot.coach.check.sorts import sorts
from bot.coach.check.turns import Heard
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.policy import Authority, Clause, CounterpartKind, Measure
from bot.domain.verdict import Finding

_Test = Callable[[Clause], bool]


def _limits(measure: Measure) -> _Test:
    return lambda clause: clause.limit is not None and clause.limit.measure is measure


def _paid(clause: Clause) -> bool:
    return any(c.kind is CounterpartKind.FEE for c in clause.counterparts)


def _never(ask: AskKind, fact: FactName) -> _Test:
    """A clause that nobody may pass, for an ask, once a fact is so."""
    return lambda clause: (
        ask in clause.asks
        and clause.authority is Authority.NOBODY
        and clause.limit is None
        and any(c.fact is fact and c.value is True for c in clause.conditions)
    )


HABITS: Mapping[str, _Test] = {
    "quotes_last": _limits(Measure.QUOTE_VALIDITY),
    "no_minimum": _limits(Measure.MINIMUM_ORDER),
    "deposit_spared": _limits(Measure.DEPOSIT),
    "carriage_in": _limits(Measure.FREE_SHIPPING),
    "rush_for_some": _limits(Measure.RUSH_FEE),
    "warranty_lasts": _limits(Measure.WARRANTY),
    "exclusive_anyway": _limits(Measure.EXCLUSIVITY),
    "discount_earned": _limits(Measure.DISCOUNT),
    "rounds_free": lambda clause: _limits(Measure.REVISIONS)(clause) and _paid(clause),
    "changes_free": lambda clause: AskKind.SCOPE_CHANGE in clause.asks and clause.limit is None and _paid(clause),
    "changes_midway": _never(AskKind.SCOPE_CHANGE, FactName.PRODUCTION_STARTED),
    "printed_back": _never(AskKind.RETURN_OR_WARRANTY, FactName.CUSTOM_MADE),
}
"""Turns that tell a habit, and the clause that denies it: a pack without such a clause is not contradicted."""


def check_habits(case: Case) -> Iterator[Finding]:
    """Findings for terms told that a clause in force denies, one a kind and sentence."""
    page = case.page
    for sentence in page.sentences:
        read, _, stands = sorts(case, sentence)
        seen: set[str] = set()
        for heard in case.context.lexicon.turns.hear(read, {}, stands, HABITS):
            clause = None if heard.kind in seen else _denying(case, heard)
            if clause is not None and _told(case, heard):
                seen.add(heard.kind)
                said = page.clause_at(heard.start)
                yield finding(
                    case.context, page, "P4", "policy", said, clause=clause, mend=taken_out(page, heard.start)
                )


def _told(case: Case, heard: Heard) -> bool:
    """Whether it is told as so: no refusal before or within it but its own words, and nobody else's saying."""
    if case.told_verbatim(heard.start):
        return False
    page, lexicon = case.page, case.context.lexicon
    clause = page.clause_at(heard.start)
    refusals = lexicon.all("refuse", page.voiced, clause.start, heard.end)
    if any(not any(s < m.end() and m.start() < e for s, e in heard.parts) for m in refusals):
        return False
    return not lexicon.find("quote", page.voiced, page.sentence_at(heard.start).start, heard.start)


def _denying(case: Case, heard: Heard) -> Clause | None:
    """The clause in force that denies it; None where the client is past it, or the sentence names its price."""
    known = case.context.known
    if heard.kind == "deposit_spared" and (known.flag(FactName.FIRST_ORDER) is False or known.number(FactName.ORDERS)):
        return None
    clauses = case.context.pack.in_force(case.context.today)
    clause = next((c for c in clauses if HABITS[heard.kind](c)), None)
    if clause is None:
        return None
    fees = {c.value for c in clause.counterparts if c.kind is CounterpartKind.FEE}
    named = case.page.figures_in(case.page.sentence_at(heard.start))
    return None if any(f.unit.is_money and abs(f.number) in fees for f in named) else clause
