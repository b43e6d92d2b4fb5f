"""P1, P4 without a figure: quality taken away, promises without an edge, refunds, vague haste, exclusivity."""

import re
from collections.abc import Iterator

from bot.coach.check.case import Case
from bot.coach.check.findings import finding, limit_words, taken_out
from bot.coach.check.made_good import at_list, repairs
from bot.coach.check.page import Span
from bot.coach.check.scope import clauses_for
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.policy import Authority, Clause, Measure
from bot.domain.stance import Move
from bot.domain.verdict import Finding

_AFTER = 18
_POLICY = re.compile(r"satisfait|rembourse|a vie|money|lifetime|for life|garanti|guarant|warrant|unconditional")


def check_promises(case: Case) -> Iterator[Finding]:
    """Findings for promises that no figure bounds."""
    yield from _quality(case)
    yield from _unbounded(case)
    yield from _no_deposit(case)
    yield from _vague(case)
    yield from _remedies(case)
    yield from _soon(case)
    yield from _only_you(case)


def check_never_given(case: Case) -> Iterator[Finding]:
    """Findings for what no clause lets anyone give, in words of its own."""
    for cue in _CUES:
        yield from _given(case, cue)


_CUES = ("instalments", "others_slot", "gift_bait", "past_invoice")


def _given(case: Case, cue: str) -> Iterator[Finding]:
    """What no clause lets anyone give: a third instalment, another client's slot, a present for signing."""
    page, lexicon = case.page, case.context.lexicon
    for match in lexicon.all(cue, page.folded):
        if case.told_verbatim(match.start()) or not case.given(match.start(), match.end()):
            continue
        if cue == "gift_bait" and not lexicon.find("signing_up", page.of(page.sentence_at(match.start()))):
            continue
        yield finding(
            case.context, page, "P1", "uncovered", page.clause_at(match.start()), mend=taken_out(page, match.start())
        )
        return


def _quality(case: Case) -> Iterator[Finding]:
    lexicon, page = case.context.lexicon, case.page
    rule = _never(case, AskKind.SPEC_DOWNGRADE)
    seen: set[int] = set()
    for match in lexicon.all("quality_cut", page.folded):
        clause = page.clause_at(match.start())
        if clause.start in seen or case.told_verbatim(match.start()) or not case.given(match.start(), match.end()):
            continue
        said = page.of(page.sentence_at(match.start()))
        if _another_model(case, clause, match.group()) or lexicon.any(
            ("we_refuse", "keeps_quality", "would_break"), said
        ):
            continue
        seen.add(clause.start)
        yield finding(
            case.context, page, "P1", "quality", clause, clause=rule, mend=taken_out(case.page, match.start())
        )


def _another_model(case: Case, clause: Span, words: str) -> bool:
    """Whether the clause offers another model of the list, and not the same one made worse."""
    lexicon, page = case.context.lexicon, case.page
    same = lexicon.find("same_thing", page.of(page.sentence_at(clause.start)))
    return bool(lexicon.find("other_model", page.of(clause))) and not same and not lexicon.find("quality_word", words)


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
        if _reached(case, match.start(), match.end()):
            continue
        seen.add(clause.start)
        policy = _POLICY.search(match.group())
        if policy and repairs(case):
            continue
        yield finding(
            case.context, page, "P4" if policy else "P1", "policy" if policy else "unbounded", clause,
            mend=taken_out(case.page, match.start()),
        )  # fmt: skip


def _reached(case: Case, start: int, end: int) -> bool:
    """Whether the quantity whose price is spoken of is one that the sentence reaches: "120 at the price of 50"."""
    counts = (Unit.PIECES, Unit.NUMBER)
    if not case.context.lexicon.find("price_noun", case.page.folded, start, end):
        return False
    steps = [f.number for f in case.page.figures if start <= f.start < end + 1 and f.unit in counts]
    told = [f.number for f in case.page.figures_in(case.page.sentence_at(start)) if f.unit in counts]
    return bool(steps) and all(any(t > s for t in told) for s in steps)


def _no_deposit(case: Case) -> Iterator[Finding]:
    """A deposit given up is a deposit of nothing."""
    page = case.page
    first = case.context.known.flag(FactName.FIRST_ORDER)
    orders = case.context.known.number(FactName.ORDERS)
    if first is False or (orders is not None and orders > 0):
        return
    spoken = f"{page.folded} {case.asked.folded if case.asked else ''}"
    if first is None and case.context.lexicon.find("states_orders", spoken):
        return
    rules = clauses_for(case, Measure.DEPOSIT)
    gone = list(case.context.lexicon.all("no_deposit", page.folded))
    if rules:
        gone += case.context.lexicon.all("deposit_gone", page.folded)
    for match in gone:
        if case.given(match.start(), match.end()) and not case.told_verbatim(match.start()):
            rule = rules[0] if rules else None
            limit = limit_words(case.context, rule.limit if rule else None, page.language)
            yield finding(
                case.context,
                page,
                "P1",
                "beyond",
                page.clause_at(match.start()),
                clause=rule,
                mend=taken_out(case.page, match.start()),
                limit=limit,
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
        yield finding(case.context, page, "P1", "uncovered", clause, mend=taken_out(case.page, match.start()))


def _remedies(case: Case) -> Iterator[Finding]:
    """A refund, an exchange or a return given where neither the warranty, a fault of ours nor a rule grants it."""
    lexicon, page, known = case.context.lexicon, case.page, case.context.known
    if known.flag(FactName.OUR_FAULT) or known.flag(FactName.IN_WARRANTY) or _yielded(case):
        return
    for match in lexicon.all("remedy", page.folded):
        sentence = page.sentence_at(match.start())
        if case.told_verbatim(match.start()) or not case.given(match.start(), match.end()):
            continue
        if at_list(case, sentence):
            continue
        lapsed = lexicon.find("out_of_terms", page.of(sentence))
        before = page.sentences[max(0, sentence.sentence - 1)]
        said = page.folded[before.start : sentence.end]
        if _of_words(case, match.end(), said):
            continue
        grounds = ("fault_ground",) if known.flag(FactName.CUSTOM_MADE) else ("remedy_ground", "states_our_fault")
        if (lexicon.any(grounds, said) and not lapsed) or lexicon.find("refundable", page.of(sentence)):
            continue
        yield finding(
            case.context,
            page,
            "P1",
            "uncovered",
            page.clause_at(match.start()),
            mend=taken_out(case.page, match.start()),
        )


def _of_words(case: Case, end: int, said: str) -> bool:
    """Whether what is done again is a paper, or a word or a picture the client speaks of, and no goods."""
    lexicon = case.context.lexicon
    if lexicon.find("small_thing", case.page.folded, end, min(end + _AFTER, len(case.page.folded))):
        return True
    spoken = f"{said} {case.asked.folded if case.asked else ''}"
    return lexicon.find("content", spoken) is not None and not (
        lexicon.find("wares", spoken) or lexicon.any(("out_of_terms", "free"), said)
    )


def _yielded(case: Case) -> bool:
    """Whether the judge grants a return or a complaint in this case."""
    stance = case.context.stance
    granting = (AskKind.RETURN_OR_WARRANTY, AskKind.COMPLAINT)
    return stance is not None and any(
        r.ask.kind in granting and r.move in (Move.YIELD, Move.TRADE) for r in stance.rulings
    )


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
        yield finding(case.context, page, "P1", "uncovered", clause, mend=taken_out(case.page, match.start()))


def _only_you(case: Case) -> Iterator[Finding]:
    """Exclusivity given without a duration to compare."""
    lexicon, page = case.context.lexicon, case.page
    rules = [c for c in clauses_for(case, Measure.EXCLUSIVITY) if c.authority is not Authority.NOBODY]
    for match in lexicon.all("only_you", page.folded):
        clause, sentence = page.clause_at(match.start()), page.sentence_at(match.start())
        measured = any(
            p.measure is Measure.EXCLUSIVITY for p in case.promises if sentence.start <= p.figure.start < sentence.end
        )
        if measured or case.told_verbatim(match.start()) or not case.given(match.start(), match.end()):
            continue
        bare = match.group().startswith("exclusi")
        if bare and not lexicon.find("grant", page.voiced, sentence.start, sentence.end):
            continue
        if any(c.authority.within(case.context.speaker) for c in rules):
            continue
        yield finding(
            case.context, page, "P2" if rules else "P1", "authority" if rules else "uncovered", clause,
            clause=rules[0] if rules else None, mend=taken_out(case.page, match.start()),
        )  # fmt: skip
