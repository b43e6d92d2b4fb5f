"""P1, P2, P4: every promised figure compared, in code, with the clauses in force."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bot.coach.check.acts import Act
from bot.coach.check.broken import beyond, closest, counterpart, policy, rule, uncovered
from bot.coach.check.case import Case
from bot.coach.check.counterparts import counterpart_named
from bot.coach.check.findings import finding
from bot.coach.check.made_good import our_fault
from bot.coach.check.mends import lowered, removal
from bot.coach.check.presents import a_small_present
from bot.coach.check.promise import Promise
from bot.coach.check.scope import clauses_for
from bot.coach.check.terms import applies, conditions_met, granted_for_case, within
from bot.coach.check.things import another_thing
from bot.coach.check.usual import ceiling_told, first_break, is_rush, is_usual, since_delivery
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.policy import Authority, Clause, Measure
from bot.domain.verdict import Finding
from bot.reading.folding import fold_keep

_GRANTED = {
    Measure.DISCOUNT: FactName.GRANTED_DISCOUNT,
    Measure.FREE_UNITS: FactName.GRANTED_FREE_UNITS,
    Measure.FREE_VALUE: FactName.GRANTED_FREE_VALUE,
}
_STATED = (Measure.WARRANTY, Measure.RETURN_DELAY)
_HASTE = 3
_LONG = 90
_ROUNDING = Decimal("0.15")
_BACK = 8
_THAT_ONE = re.compile(r"\b(?:ces|cette|mes|my|these|those|that|nos|our) $")


def check_limits(case: Case) -> Iterator[Finding]:
    """Findings for the promises that one limit bounds."""
    last: Promise | None = None
    for promise in case.promises:
        if not isinstance(promise.measure, Measure) or case.told_verbatim(promise.figure.start):
            continue
        if _told_again(case, promise):
            continue
        total = promise
        if promise.act is Act.GRANT:
            if last is not None and last.measure is promise.measure and _adds(case, last, promise):
                total = replace(promise, value=promise.value + last.value)
            last = total
        yield from judge(case, total)


def _told_again(case: Case, promise: Promise) -> bool:
    """Whether a figure only refers back to one given before, that was judged there: "my 4 %", "that 5 %"."""
    if not _THAT_ONE.search(case.page.folded, max(0, promise.figure.start - _BACK), promise.figure.start):
        return False
    return any(
        p.act is Act.GRANT
        and p.measure is promise.measure
        and p.value == promise.value
        and p.figure.start < promise.figure.start
        for p in case.promises
    )


def judge(case: Case, promise: Promise, words: str | None = None) -> Iterator[Finding]:
    """Findings for one promise; `words` says what an implied figure amounts to."""
    measure = promise.measure
    if not isinstance(measure, Measure) or promise.act not in (Act.GRANT, Act.LIMIT):
        return
    if measure is Measure.LEAD_TIME and (promise.value < 0 or our_fault(case) or another_thing(case, promise)):
        return
    clauses = clauses_for(case, measure)
    if measure is Measure.RUSH_FEE and not is_rush(case, promise):
        return
    if promise.act is Act.LIMIT:
        yield from _limit(case, promise, clauses)
        return
    if ceiling_told(case, promise, clauses):
        return
    if measure is Measure.FREE_UNITS and a_small_present(case, case.page.sentence_at(promise.figure.start)):
        return
    if measure is Measure.MINIMUM_ORDER and (not clauses or first_break(case, promise)):
        return
    if not clauses:
        if measure is not Measure.QUOTE_VALIDITY or promise.value > _LONG:
            yield uncovered(case, promise, words)
        return
    if measure is Measure.RETURN_DELAY and promise.figure.unit is Unit.DATE:
        if not any(c.limit and c.limit.allows(promise.value + since_delivery(case)) for c in clauses):
            yield policy(case, promise, clauses[0])
        return
    if measure in _STATED and _runs_on(case, promise, clauses):
        return
    if measure in _STATED and not any(c.limit and c.limit.value == promise.value for c in clauses):
        yield policy(case, promise, clauses[0])
        return
    if measure is Measure.QUOTE_VALIDITY and promise.value <= _HASTE:
        if case.context.lexicon.find("file_kept", case.page.of(promise.span)):
            return
        yield finding(case.context, case.page, "P6", "scarcity", promise.span)
        return
    if is_usual(case, promise, clauses):
        return
    yield from _against(case, promise, clauses, words)


def _against(case: Case, promise: Promise, clauses: tuple[Clause, ...], words: str | None) -> Iterator[Finding]:
    value, summed = _summed(case, promise)
    if value is None:
        return
    measure = promise.measure
    assert isinstance(measure, Measure)
    giving = [
        c
        for c in clauses
        if c.authority is not Authority.NOBODY and c.limit and c.limit.allows(value - _slack(measure))
    ]
    met = [c for c in giving if conditions_met(case, c, promise.span)]
    ceilings = [
        c
        for c in clauses
        if c.authority is Authority.NOBODY
        and c.limit
        and not c.limit.allows(value - _slack(measure))
        and applies(case, c)
    ]
    special = [c for c in met if c.conditions and within(case, c, measure, value)]
    if ceilings and not special:
        yield beyond(case, promise, ceilings[0], words, summed=summed)
        return
    mine = [c for c in met if within(case, c, measure, value)]
    if not mine and granted_for_case(case, measure, value):
        return
    if mine:
        if not any(counterpart_named(case, c, promise.span) for c in mine):
            yield from counterpart(case, promise, mine[0])
        return
    if met:
        yield finding(
            case.context, case.page, rule(case, promise, "P2"), "authority", promise.span, clause=met[0],
            mend=lowered(case, promise, clauses),
        )  # fmt: skip
        return
    if giving and any(within(case, c, measure, value) for c in giving):
        clause = next(c for c in giving if within(case, c, measure, value))
        yield finding(
            case.context, case.page, rule(case, promise, "P1"), "condition", promise.span, clause=clause,
            mend=removal(case, promise), title=clause.title.of(case.page.language),
        )  # fmt: skip
        return
    yield beyond(case, promise, closest(case, clauses), words, summed=summed)


def _runs_on(case: Case, promise: Promise, clauses: tuple[Clause, ...]) -> bool:
    """Whether the time is what is left of a longer one: a day until which it runs, or the months that remain."""
    inside = any(
        c.limit and c.authority.within(case.context.speaker) and c.limit.allows(promise.value) for c in clauses
    )
    left = case.context.lexicon.find("time_left", case.page.of(promise.span)) is not None
    return inside and (promise.figure.unit is Unit.DATE or left)


def _slack(measure: Measure) -> Decimal:
    return _ROUNDING if measure is Measure.DISCOUNT else Decimal(0)


def _summed(case: Case, promise: Promise) -> tuple[Decimal | None, bool]:
    """The value with what the case granted before; None where it only recalls what was granted."""
    name = _GRANTED.get(promise.measure) if isinstance(promise.measure, Measure) else None
    prior = _granted_before(case, name) if name else Decimal(0)
    if not prior:
        return promise.value, False
    clause = case.page.clause_at(promise.figure.start)
    recalled = case.context.lexicon.find("already", case.page.folded, clause.start, clause.end)
    if recalled and promise.value <= prior:
        return None, False
    return promise.value + prior, True


def _granted_before(case: Case, name: FactName) -> Decimal:
    """What the facts say was granted, without those whose own words are of a refusal."""
    refuse = case.context.lexicon.cues["refused_words"]
    return sum(
        (
            f.value
            for f in case.context.known
            if f.name is name and isinstance(f.value, Decimal) and not refuse.search(fold_keep(f.quote))
        ),
        Decimal(0),
    )


def _adds(case: Case, one: Promise, other: Promise) -> bool:
    if case.page.sentence_at(one.figure.start).sentence + 1 < case.page.sentence_at(other.figure.start).sentence:
        return False
    between = case.page.folded[one.figure.end : other.figure.start]
    if case.context.lexicon.find("either", between):
        return False
    before = case.page.folded[max(0, one.figure.start - 16) : one.figure.start]
    if between.strip(" %").startswith(("au", "to ")) and case.context.lexicon.find("additional", before):
        return True
    after = case.page.folded[other.figure.start : other.figure.end + 18]
    return "+" in between or any(case.context.lexicon.find("additional", words) for words in (between, after))


def _limit(case: Case, promise: Promise, clauses: tuple[Clause, ...]) -> Iterator[Finding]:
    """A figure said as a limit stands where the speaker may go there, or nobody may pass it."""
    sentence = case.page.sentence_at(promise.figure.start)
    never = case.context.lexicon.find("never_words", case.page.folded, sentence.start, sentence.end)
    for clause in clauses:
        limit = clause.limit
        if limit is None:
            continue
        if clause.authority is Authority.NOBODY:
            if never and limit.value == promise.value:
                return
        elif limit.allows(promise.value) and clause.authority.within(case.context.speaker):
            return
    if not clauses or is_usual(case, promise, clauses):
        return
    higher = [c for c in clauses if c.authority is Authority.MANAGER and c.limit and c.limit.allows(promise.value)]
    if higher and promise.measure is not Measure.WARRANTY:
        yield finding(case.context, case.page, "P2", "authority", promise.span, clause=higher[0])
    else:
        yield beyond(case, promise, closest(case, clauses))
