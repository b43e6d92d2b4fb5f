"""P1, P4 without a figure: things given free, quality taken away, promises without an edge."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.coach.check.case import Case
from bot.coach.check.findings import finding, limit_words
from bot.coach.check.measures import Money
from bot.coach.check.page import Span
from bot.coach.check.shelf import stems
from bot.coach.check.terms import clauses_for, conditions_met, ruled
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Per, Unit
from bot.domain.policy import Authority, Clause, Measure
from bot.domain.stance import Move
from bot.domain.verdict import Finding, Mend

_ORDER = 300
_FEW = re.compile(r"(?<!\w)(?:un|une|deux|a|an|one|two|1|2)\s+(?:\w+\s+){0,3}(?:echantillons?|samples?|specimens?)")
_POLICY = re.compile(r"satisfait|rembourse|a vie|money|lifetime|for life|garanti|guarant|warrant|unconditional")


def check_favours(case: Case) -> Iterator[Finding]:
    """Findings for what is given without a figure to compare."""
    yield from _free(case)
    yield from _quality(case)
    yield from _unbounded(case)
    yield from _no_deposit(case)
    yield from _vague(case)
    yield from _remedies(case)
    yield from _soon(case)
    yield from _only_you(case)


def _removal(case: Case, start: int) -> Mend:
    return Mend(case.page.quote(case.page.sentence_at(start)), "")


def _free(case: Case) -> Iterator[Finding]:
    lexicon, page = case.context.lexicon, case.page
    told: set[int] = set()
    for match in lexicon.all("free", page.folded):
        start, end = match.span()
        clause = page.clause_at(start)
        if clause.start in told or case.told_verbatim(start) or not case.given(start, end):
            continue
        words = page.of(clause)
        if any(m.start() <= start - clause.start < m.end() for m in lexicon.all("free_exempt", words)):
            continue
        broken = _gift(case, clause, start)
        if broken is not None:
            told.add(clause.start)
            yield broken


def _gift(case: Case, clause: Span, start: int) -> Finding | None:
    lexicon, page = case.context.lexicon, case.page
    words = page.of(clause)
    sentence = page.sentence_at(start)
    figures = page.figures_in(clause)
    if lexicon.find("shipping", words) and not lexicon.find("rush_word", words):
        return _shipping(case, clause, sentence, start)
    if lexicon.find("surcharge_free", words):
        return _rush_waived(case, clause, sentence, start)
    if any(f.unit is Unit.PIECES for f in figures):
        covered = lexicon.find("samples", words) or lexicon.find("own_pieces", words)
        return None if covered else _uncovered(case, clause, start)
    if any(f.unit.is_money for f in figures):
        return None
    if lexicon.find("samples", words):
        return None if _FEW.search(words) else _uncovered(case, clause, start)
    return None if _covered(case, sentence, start) else _uncovered(case, clause, start)


def _uncovered(case: Case, clause: Span, start: int) -> Finding:
    return finding(case.context, case.page, "P1", "uncovered", clause, mend=_removal(case, start))


def _covered(case: Case, sentence: Span, start: int) -> bool:
    """Whether a public clause that gives something free speaks of the same thing."""
    lexicon = case.context.lexicon
    words = case.page.of(sentence)
    if lexicon.find("out_of_terms", words):
        return False
    here = stems(words)
    for told in case.shelf.told:
        clause = told.clause
        if clause.authority is Authority.NOBODY or not clause.authority.within(case.context.speaker):
            continue
        if not conditions_met(case, clause, case.page.clause_at(start)) or clause.id in ("",):
            continue
        if any(sign in words for sign in told.signs) or len(here & told.stems) >= 2:  # noqa: PLR2004
            spoken = " ".join(w.of(case.page.language) for w in (clause.text, clause.concession) if w).lower()
            if lexicon.find("free", spoken) or lexicon.find("included", spoken):
                return True
    return False


def _shipping(case: Case, clause: Span, sentence: Span, start: int) -> Finding | None:
    limits = [c for c in clauses_for(case, Measure.FREE_SHIPPING) if c.limit]
    thresholds = [c.limit.value for c in limits if c.limit]
    if any(p.measure is Measure.FREE_SHIPPING and sentence.start <= p.figure.start < sentence.end for p in case.promises):
        return None
    value = _order_value(case)
    if thresholds and value is not None and value >= min(thresholds):
        return None
    if _covered_by_fault(case, sentence) or any(ruled(case, c) for c in limits):
        return None
    limit = limit_words(case.context, limits[0].limit if limits else None, case.page.language)
    return finding(
        case.context, case.page, "P1", "shipping", clause, clause=limits[0] if limits else None, mend=_removal(case, start), limit=limit
    )


def _covered_by_fault(case: Case, sentence: Span) -> bool:
    """Our own verified fault pays for sending things again."""
    owed = any(c.owed for c in case.context.pack.in_force(case.context.today))
    return owed and case.context.known.flag(FactName.OUR_FAULT) is True


def _order_value(case: Case) -> Decimal | None:
    known = case.context.known
    total = known.number(FactName.QUOTED_TOTAL)
    if total is not None:
        return total
    totals = [p.value for p in case.promises if p.measure is Money.TOTAL]
    if case.asked is not None and not totals:
        totals = [abs(f.number) for f in case.asked.figures if f.unit.is_money and f.per is not Per.PIECE and f.number >= _ORDER]
    products = [p for p in case.context.pack.products if p.id in case.products]
    totals += [q * p.unit_price(int(q)) for p in products for q in case.quantities]
    return min(totals) if totals else None


def _rush_waived(case: Case, clause: Span, sentence: Span, start: int) -> Finding | None:
    """A surcharge may be left out only where none is due: at the usual lead time."""
    usual = [c.limit.value for c in clauses_for(case, Measure.LEAD_TIME) if c.limit and not c.counterparts and c.authority is not Authority.NOBODY and not c.conditions]
    leads = [p.value for p in case.promises if p.measure is Measure.LEAD_TIME and sentence.start <= p.figure.start < sentence.end]
    rushed = case.context.lexicon.find("rush_word", case.page.of(clause))
    if rushed is None and (not leads or (usual and min(leads) >= max(usual))):
        return None
    rule = next(iter(clauses_for(case, Measure.RUSH_FEE)), None)
    return finding(case.context, case.page, "P1", "uncovered", clause, clause=rule, mend=_removal(case, start))


def _quality(case: Case) -> Iterator[Finding]:
    lexicon, page = case.context.lexicon, case.page
    rule = _never(case, AskKind.SPEC_DOWNGRADE)
    seen: set[int] = set()
    for match in lexicon.all("quality_cut", page.folded):
        clause = page.clause_at(match.start())
        if clause.start in seen or case.told_verbatim(match.start()) or not case.given(match.start(), match.end()):
            continue
        if lexicon.find("other_model", page.of(clause)) and not lexicon.find("quality_word", match.group()):
            continue
        seen.add(clause.start)
        yield finding(case.context, page, "P1", "quality", clause, clause=rule, mend=_removal(case, match.start()))


def _never(case: Case, ask: AskKind) -> Clause | None:
    return next(
        (
            c
            for c in case.context.pack.in_force(case.context.today)
            if ask in c.asks and c.authority is Authority.NOBODY and c.limit is None
        ),
        None,
    )


def _unbounded(case: Case) -> Iterator[Finding]:
    page = case.page
    seen: set[int] = set()
    for match in case.context.lexicon.all("unbounded", page.folded):
        clause = page.clause_at(match.start())
        if clause.start in seen or case.told_verbatim(match.start()) or not case.given(match.start(), match.end()):
            continue
        seen.add(clause.start)
        policy = _POLICY.search(match.group())
        yield finding(
            case.context, page, "P4" if policy else "P1", "policy" if policy else "unbounded", clause,
            mend=_removal(case, match.start()),
        )  # fmt: skip


def _no_deposit(case: Case) -> Iterator[Finding]:
    """A deposit given up is a deposit of nothing."""
    page = case.page
    first = case.context.known.flag(FactName.FIRST_ORDER)
    orders = case.context.known.number(FactName.ORDERS)
    if first is False or (orders is not None and orders > 0):
        return
    rules = clauses_for(case, Measure.DEPOSIT)
    for match in case.context.lexicon.all("no_deposit", page.folded):
        if case.given(match.start(), match.end()) and not case.told_verbatim(match.start()):
            rule = rules[0] if rules else None
            limit = limit_words(case.context, rule.limit if rule else None, page.language)
            yield finding(
                case.context, page, "P1", "beyond", page.clause_at(match.start()), clause=rule, mend=_removal(case, match.start()), limit=limit
            )


def _vague(case: Case) -> Iterator[Finding]:
    """A discount given with neither a figure nor a counterpart."""
    lexicon, page = case.context.lexicon, case.page
    for match in lexicon.all("vague_discount", page.folded):
        sentence = page.sentence_at(match.start())
        clause = page.clause_at(match.start())
        figures = [f for f in page.figures_in(sentence) if f.unit is Unit.PERCENT or f.unit.is_money]
        if figures or case.told_verbatim(match.start()) or not case.given(match.start(), match.end()):
            continue
        if not lexicon.find("grant", page.voiced, clause.start, clause.end) or lexicon.any(
            ("condition", "give_commitment", "give_prepayment", "talk_of"), page.of(sentence)
        ):
            continue
        yield finding(case.context, page, "P1", "uncovered", clause, mend=_removal(case, match.start()))


def _remedies(case: Case) -> Iterator[Finding]:
    """A refund, an exchange or a return given where neither the warranty, a fault of ours nor a rule grants it."""
    lexicon, page, known = case.context.lexicon, case.page, case.context.known
    if known.flag(FactName.OUR_FAULT) or known.flag(FactName.IN_WARRANTY) or _yielded(case):
        return
    for match in lexicon.all("remedy", page.folded):
        sentence = page.sentence_at(match.start())
        if case.told_verbatim(match.start()) or not case.given(match.start(), match.end()):
            continue
        if lexicon.find("remedy_ground", page.of(sentence)) or lexicon.find("small_thing", page.of(sentence)):
            continue
        yield finding(case.context, page, "P1", "uncovered", page.clause_at(match.start()), mend=_removal(case, match.start()))


def _yielded(case: Case) -> bool:
    """Whether the judge grants a return or a complaint in this case."""
    stance = case.context.stance
    granting = (AskKind.RETURN_OR_WARRANTY, AskKind.COMPLAINT)
    return stance is not None and any(r.ask.kind in granting and r.move in (Move.YIELD, Move.TRADE) for r in stance.rulings)


def _soon(case: Case) -> Iterator[Finding]:
    """A delivery promised within a vague short time."""
    lexicon, page = case.context.lexicon, case.page
    for match in lexicon.all("soon", page.folded):
        clause = page.clause_at(match.start())
        words = page.of(clause)
        if not lexicon.find("hands_over", words) and not lexicon.find("own_pieces", words):
            continue
        if lexicon.any(("small_thing", "next_step"), words) or not case.given(match.start(), match.end()):
            continue
        yield finding(case.context, page, "P1", "uncovered", clause, mend=_removal(case, match.start()))


def _only_you(case: Case) -> Iterator[Finding]:
    """Exclusivity given without a duration to compare."""
    lexicon, page = case.context.lexicon, case.page
    rules = [c for c in clauses_for(case, Measure.EXCLUSIVITY) if c.authority is not Authority.NOBODY]
    for match in lexicon.all("only_you", page.folded):
        clause, sentence = page.clause_at(match.start()), page.sentence_at(match.start())
        measured = any(p.measure is Measure.EXCLUSIVITY for p in case.promises if sentence.start <= p.figure.start < sentence.end)
        if measured or case.told_verbatim(match.start()) or not case.given(match.start(), match.end()):
            continue
        bare = match.group().startswith("exclusi")
        if bare and not lexicon.find("grant", page.voiced, clause.start, clause.end):
            continue
        if any(c.authority.within(case.context.speaker) for c in rules):
            continue
        yield finding(
            case.context, page, "P2" if rules else "P1", "authority" if rules else "uncovered", clause,
            clause=rules[0] if rules else None, mend=_removal(case, match.start()),
        )  # fmt: skip
