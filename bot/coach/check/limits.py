"""P1, P2, P4: every promised figure compared, in code, with the clauses in force."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bot.coach.check.acts import Act
from bot.coach.check.case import Case
from bot.coach.check.findings import finding, limit_words
from bot.coach.check.measures import Promise
from bot.coach.check.mends import lowered, removal, with_counterpart
from bot.coach.check.shelf import stems
from bot.coach.check.terms import (
    applies,
    clauses_for,
    conditions_met,
    counterpart_named,
    granted_for_case,
    within,
)
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.policy import Authority, Bound, Clause, Measure
from bot.domain.verdict import Finding, Severity
from bot.reading.folding import fold_keep

_GRANTED = {
    Measure.DISCOUNT: FactName.GRANTED_DISCOUNT,
    Measure.FREE_UNITS: FactName.GRANTED_FREE_UNITS,
    Measure.FREE_VALUE: FactName.GRANTED_FREE_VALUE,
}
_STATED = (Measure.WARRANTY, Measure.RETURN_DELAY)
_AT_LEAST = (Measure.LEAD_TIME, Measure.DEPOSIT, Measure.RUSH_FEE, Measure.FREE_SHIPPING, Measure.MINIMUM_ORDER)
_HASTE = 3
_A_FEW = 5
_ROUNDING = Decimal("0.15")


def check_limits(case: Case) -> Iterator[Finding]:
    """Findings for the promises that one limit bounds."""
    last: Promise | None = None
    for promise in case.promises:
        if not isinstance(promise.measure, Measure) or case.told_verbatim(promise.figure.start):
            continue
        total = promise
        if promise.act is Act.GRANT:
            if last is not None and last.measure is promise.measure and _adds(case, last, promise):
                total = replace(promise, value=promise.value + last.value)
            last = total
        yield from judge(case, total)


def judge(case: Case, promise: Promise, words: str | None = None) -> Iterator[Finding]:
    """Findings for one promise; `words` says what an implied figure amounts to."""
    measure = promise.measure
    if not isinstance(measure, Measure) or promise.act not in (Act.GRANT, Act.LIMIT):
        return
    if measure is Measure.LEAD_TIME and (promise.value < 0 or _small_thing(case, promise)):
        return
    clauses = clauses_for(case, measure)
    if measure is Measure.RUSH_FEE and not _is_rush(case, promise):
        return
    if promise.act is Act.LIMIT:
        yield from _limit(case, promise, clauses)
        return
    if _ceiling_told(case, promise, clauses):
        return
    if measure is Measure.MINIMUM_ORDER and (not clauses or _first_break(case, promise)):
        return
    if not clauses:
        yield _uncovered(case, promise, words)
        return
    if measure is Measure.RETURN_DELAY and promise.figure.unit is Unit.DATE:
        if not any(c.limit and c.limit.allows(promise.value + _since_delivery(case)) for c in clauses):
            yield _policy(case, promise, clauses[0])
        return
    if measure in _STATED and not any(c.limit and c.limit.value == promise.value for c in clauses):
        yield _policy(case, promise, clauses[0])
        return
    if measure is Measure.QUOTE_VALIDITY and promise.value <= _HASTE:
        if case.context.lexicon.find("file_kept", case.page.of(promise.span)):
            return
        yield finding(case.context, case.page, "P6", "scarcity", promise.span)
        return
    if _is_usual(case, promise, clauses):
        return
    yield from _against(case, promise, clauses, words)


def _since_delivery(case: Case) -> Decimal:
    return case.context.known.number(FactName.DAYS_SINCE_DELIVERY) or Decimal(0)


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
        yield _beyond(case, promise, ceilings[0], words, summed=summed)
        return
    mine = [c for c in met if within(case, c, measure, value)]
    if not mine and granted_for_case(case, measure, value):
        return
    if mine:
        if not any(counterpart_named(case, c, promise.span) for c in mine):
            yield from _counterpart(case, promise, mine[0])
        return
    if met:
        yield finding(
            case.context, case.page, _rule(case, promise, "P2"), "authority", promise.span, clause=met[0],
            mend=lowered(case, promise, clauses),
        )  # fmt: skip
        return
    if giving and any(within(case, c, measure, value) for c in giving):
        clause = next(c for c in giving if within(case, c, measure, value))
        yield finding(
            case.context, case.page, _rule(case, promise, "P1"), "condition", promise.span, clause=clause,
            mend=removal(case, promise), title=clause.title.of(case.page.language),
        )  # fmt: skip
        return
    yield _beyond(case, promise, _closest(case, clauses), words, summed=summed)


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


def _ceiling_told(case: Case, promise: Promise, clauses: tuple[Clause, ...]) -> bool:
    """Whether the figure is the limit nobody passes, said as one: "the house stops at 10 %"."""
    stated = any(
        c.authority is Authority.NOBODY and c.limit and c.limit.value == promise.value and applies(case, c)
        for c in clauses
    )
    clause = case.page.clause_at(promise.figure.start)
    lexicon = case.context.lexicon
    given = lexicon.find("own_gift", case.page.folded, clause.start, clause.end)
    return stated and not given and lexicon.find("ceiling", case.page.folded, clause.start, clause.end) is not None


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


def _is_usual(case: Case, promise: Promise, clauses: tuple[Clause, ...]) -> bool:
    """Whether a figure is what anyone gets: no favour at all."""
    measure = promise.measure
    if measure is Measure.LEAD_TIME:
        usual = [p.lead_days for i in case.products if (p := case.context.pack.product(i)) and p.lead_days]
        if usual:
            return promise.value >= min(usual)
    bounds = [c.limit.value for c in clauses if c.limit and c.limit.bound is Bound.AT_LEAST and applies(case, c)]
    if measure in _AT_LEAST:
        return not bounds or promise.value >= max(bounds)
    return False


def _first_break(case: Case, promise: Promise) -> bool:
    """Whether a quantity reaches the first price of a product named in its sentence, or of any where none is."""
    sentence = case.page.sentence_at(promise.figure.start)
    words = case.page.of(sentence)
    here = stems(words)
    kinds = tuple(p.id for p in case.context.pack.products if stems(fold_keep(f"{p.name.fr} {p.name.en}")) & here)
    ids = case.shelf.products_in(words) or kinds or case.products
    firsts = [p.prices[0].from_quantity for p in case.context.pack.products if p.id in ids or not ids]
    return bool(firsts) and promise.value >= min(firsts)


def _small_thing(case: Case, promise: Promise) -> bool:
    """Whether what leaves is a sample or a paper, named in the clause or by a pronoun for the sentence before."""
    lexicon, page = case.context.lexicon, case.page
    clause = page.clause_at(promise.figure.start)
    joined = [m.end() for m in lexicon.all("and_the", page.folded, clause.start, promise.figure.start)]
    if lexicon.find("small_thing", page.folded, max(joined, default=clause.start), clause.end):
        return True
    sentence = page.sentence_at(promise.figure.start)
    spoken = f"{page.folded} {case.context.client_text.lower()}"
    few = [f for f in page.figures_in(sentence) if f.unit in (Unit.PIECES, Unit.NUMBER)]
    if lexicon.find("asked_for_a_piece", fold_keep(spoken)) and few and all(f.number <= _A_FEW for f in few):
        return True
    if not lexicon.find("pronoun", page.folded, sentence.start, sentence.end):
        return False
    before = page.sentences[max(0, sentence.sentence - 2)]
    return lexicon.find("small_thing", page.folded, before.start, sentence.end) is not None


def _is_rush(case: Case, promise: Promise) -> bool:
    sentence = case.page.sentence_at(promise.figure.start)
    return case.context.lexicon.any(("rush_word", "lead"), case.page.folded, sentence.start, sentence.end)


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
    if not clauses or _is_usual(case, promise, clauses):
        return
    higher = [c for c in clauses if c.authority is Authority.MANAGER and c.limit and c.limit.allows(promise.value)]
    if higher and promise.measure is not Measure.WARRANTY:
        yield finding(case.context, case.page, "P2", "authority", promise.span, clause=higher[0])
    else:
        yield _beyond(case, promise, _closest(case, clauses))


def _closest(case: Case, clauses: tuple[Clause, ...]) -> Clause:
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


def _beyond(case: Case, promise: Promise, clause: Clause, words: str | None = None, *, summed: bool = False) -> Finding:
    context, page = case.context, case.page
    code = "sum" if summed else "beyond"
    limit = limit_words(context, clause.limit, page.language)
    if words is not None:
        code, limit = "price", words
    mend = lowered(case, promise, clauses_for(case, clause.limit.measure)) if clause.limit else None
    return finding(context, page, _rule(case, promise, "P1"), code, promise.span, clause=clause, mend=mend, limit=limit)


def _uncovered(case: Case, promise: Promise, words: str | None) -> Finding:
    return finding(
        case.context, case.page, _rule(case, promise, "P1"), "price" if words else "uncovered", promise.span,
        mend=removal(case, promise), limit=words or "",
    )  # fmt: skip


def _policy(case: Case, promise: Promise, clause: Clause) -> Finding:
    return finding(case.context, case.page, "P4", "policy", promise.span, clause=clause, mend=removal(case, promise))


def _counterpart(case: Case, promise: Promise, clause: Clause) -> Iterator[Finding]:
    language = case.page.language
    said = clause.counterparts[0].words.of(language)
    mend = with_counterpart(case, promise, promise.figure.text, said)
    yield finding(
        case.context,
        case.page,
        _rule(case, promise, "P1"),
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


def _rule(case: Case, promise: Promise, rule: str) -> str:
    """A figure said in the name of the policy breaks P4."""
    clause = case.page.clause_at(promise.figure.start)
    said = case.context.lexicon.find("policy", case.page.folded, clause.start, clause.end)
    return "P4" if said and promise.measure is not Measure.LEAD_TIME else rule
