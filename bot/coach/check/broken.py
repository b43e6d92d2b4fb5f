"""The findings for a figure that a clause does not allow."""

from collections.abc import Iterator
from decimal import Decimal

from bot.coach.check.case import Case
from bot.coach.check.findings import finding, limit_words
from bot.coach.check.mends import lowered, removal, with_counterpart
from bot.coach.check.promise import Promise
from bot.coach.check.scope import clauses_for
from bot.domain.policy import Authority, Bound, Clause, Measure
from bot.domain.verdict import Finding, Severity


def beyond(case: Case, promise: Promise, clause: Clause, words: str | None = None, *, summed: bool = False) -> Finding:
    """The finding for a value past a limit; `words` says what a price amounts to."""
    context, page = case.context, case.page
    code = "sum" if summed else "beyond"
    limit = limit_words(context, clause.limit, page.language)
    if words is not None:
        code, limit = "price", words
    mend = lowered(case, promise, clauses_for(case, clause.limit.measure)) if clause.limit else None
    return finding(context, page, rule(case, promise, "P1"), code, promise.span, clause=clause, mend=mend, limit=limit)


def uncovered(case: Case, promise: Promise, words: str | None) -> Finding:
    """The finding for a figure that no clause in force covers."""
    return finding(
        case.context, case.page, rule(case, promise, "P1"), "price" if words else "uncovered", promise.span,
        mend=removal(case, promise), limit=words or "",
    )  # fmt: skip


def policy(case: Case, promise: Promise, clause: Clause) -> Finding:
    """The finding for a policy told otherwise than the clause has it."""
    return finding(case.context, case.page, "P4", "policy", promise.span, clause=clause, mend=removal(case, promise))


def counterpart(case: Case, promise: Promise, clause: Clause) -> Iterator[Finding]:
    """The findings for a concession whose counterpart nobody names."""
    language = case.page.language
    said = clause.counterparts[0].words.of(language)
    mend = with_counterpart(case, promise, promise.figure.text, said)
    yield finding(
        case.context,
        case.page,
        rule(case, promise, "P1"),
        "counterpart",
        promise.span,
        clause=clause,
        mend=mend,
        counterpart=said,
    )
    yield finding(
        case.context,
        case.page,
        "F5",
        "concession",
        promise.span,
        clause=clause,
        severity=Severity.WARN,
        counterpart=said,
    )


def rule(case: Case, promise: Promise, rule: str) -> str:
    """A figure said in the name of the policy breaks P4."""
    clause = case.page.clause_at(promise.figure.start)
    said = case.context.lexicon.find("policy", case.page.folded, clause.start, clause.end)
    return "P4" if said and promise.measure is not Measure.LEAD_TIME else rule


def closest(case: Case, clauses: tuple[Clause, ...]) -> Clause:
    """The clause whose limit the speaker may reach, else the first."""
    own = [
        c
        for c in clauses
        if c.limit and c.authority.within(case.context.speaker) and c.authority is not Authority.NOBODY
    ]
    if not own:
        return clauses[0]
    least = own[0].limit is not None and own[0].limit.bound is Bound.AT_LEAST
    return (min if least else max)(own, key=lambda c: c.limit.value if c.limit else Decimal(0))
