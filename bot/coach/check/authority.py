"""P2, P3: approvals nobody gave, whole asks accepted, decisions that belong to a manager."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.coach.check.acts import Act
from bot.coach.check.case import Case
from bot.coach.check.findings import finding, taken_out
from bot.coach.check.limits import judge
from bot.coach.check.measures import promises
from bot.coach.check.page import Span
from bot.coach.check.prices import check_prices
from bot.coach.check.promise import Promise
from bot.coach.check.understood import agreed_to, beyond_us, within_us
from bot.domain.message import Role
from bot.domain.policy import Measure
from bot.domain.stance import Move
from bot.domain.verdict import Finding

_WOULD = re.compile(r"\bwould\b|\w{2,}rait\b")
_FIRM = (Move.HOLD, Move.ESCALATE, Move.PART)


def check_authority(case: Case) -> Iterator[Finding]:
    """Findings for decisions the speaker may not take."""
    yield from _approvals(case)
    yield from _agreements(case)
    yield from _escalation(case)


def _approvals(case: Case) -> Iterator[Finding]:
    context, page = case.context, case.page
    if context.speaker is Role.MANAGER or context.grants:
        return
    for match in context.lexicon.all("boss_promise", page.folded):
        clause = page.clause_at(match.start())
        lead = page.voiced[clause.start : match.start()]
        if context.lexicon.any(("perhaps", "refuse", "quote"), lead) or context.lexicon.find(
            "refuse", page.voiced, match.start(), match.end()
        ):
            continue
        if _manager_s_room(case, match.start()) or _WOULD.search(match.group()):
            continue
        if lead.lstrip().startswith(("si ", "if ", "que ", "whether ", "une fois", "once ", "des que ", "as soon")):
            continue
        if context.lexicon.turned("approved", page.of(page.sentence_at(match.start()))):
            continue
        yield finding(context, page, "P2", "approval", clause, mend=taken_out(case.page, match.start()))


def _manager_s_room(case: Case, start: int) -> bool:
    """Whether the words only say how far a manager may go, for what, and that the answer is theirs."""
    page, lexicon = case.page, case.context.lexicon
    sentence = page.sentence_at(start)
    if not lexicon.find("may_go", page.folded, start, sentence.end):
        return False
    after = page.sentences[min(len(page.sentences) - 1, sentence.sentence + 1)]
    theirs = lexicon.find("theirs", page.folded, sentence.start, after.end) is not None
    return theirs and not lexicon.find("settled", page.folded, sentence.start, after.end)


def _agreements(case: Case) -> Iterator[Finding]:
    lexicon, page, context = case.context.lexicon, case.page, case.context
    for match in lexicon.all("agree", page.folded):
        start, end = match.span()
        clause = page.clause_at(start)
        if case.told_verbatim(start) or lexicon.find("refuse", page.voiced, clause.start, end):
            continue
        if lexicon.any(("hypothetical", "perhaps"), page.voiced, clause.start, clause.end):
            continue
        if lexicon.find("agree_all", page.folded, start, clause.end):
            if within_us(case):
                continue
            yield finding(context, page, "P1", "unbounded", clause, mend=taken_out(case.page, start))
            continue
        if page.figures_in(clause) or lexicon.find("agree_other", page.folded, end, clause.end):
            continue
        yield from _accepted(case, match.start(), clause)


def _accepted(case: Case, start: int, clause: Span) -> Iterator[Finding]:
    """What an agreement without a figure accepts: the figures told back before it, else those asked for."""
    sentence = case.page.sentence_at(start).sentence
    recalled = [
        p
        for p in case.promises
        if p.act in (Act.QUOTE, Act.HYPOTHETICAL)
        and 0 <= sentence - case.page.sentence_at(p.figure.start).sentence <= 2
        and p.figure.start < start
    ]
    broken: list[Finding] = []
    for promise in recalled:
        broken += _broken(case, replace(promise, act=Act.GRANT))
    if not recalled and case.asked is not None:
        stance = case.context.stance
        if stance is not None and stance.move in _FIRM and not _other_grant(case):
            broken.append(finding(case.context, case.page, "P3", "agreed", clause, mend=taken_out(case.page, start)))
        elif stance is None:
            asked = replace(case, page=case.asked, promises=promises(case.asked, case.context), exempt=())
            for promise in asked.promises:
                broken += _broken(asked, replace(promise, act=Act.GRANT))
            if not broken and agreed_to(case, start, clause.end) and (one := beyond_us(case)) is not None:
                broken.append(one)
    for one in broken[:1]:
        yield finding(
            case.context, case.page, one.rule, "agreed", clause,
            clause=case.context.pack.clause(one.clause) if one.clause else None, mend=taken_out(case.page, start),
        )  # fmt: skip


def _broken(case: Case, promise: Promise) -> list[Finding]:
    only = replace(case, promises=(promise,))
    return [*judge(case, promise), *check_prices(only)]


def _other_grant(case: Case) -> bool:
    """Whether the message also holds an ask that may be granted."""
    stance = case.context.stance
    return stance is not None and any(r.move in (Move.YIELD, Move.TRADE, Move.ANSWER) for r in stance.rulings)


def _escalation(case: Case) -> Iterator[Finding]:
    """Where the stance escalates, the draft names who decides and grants nothing of that measure."""
    stance, context, page = case.context.stance, case.context, case.page
    if stance is None or context.grants:
        return
    raised = [r for r in stance.rulings if r.move is Move.ESCALATE]
    if not raised:
        return
    measures = {r.clause.limit.measure: r for r in raised if r.clause and r.clause.limit}
    for promise in case.promises:
        ruling = measures.get(promise.measure) if isinstance(promise.measure, Measure) else None
        if ruling is None or promise.act is not Act.GRANT or case.told_verbatim(promise.figure.start):
            continue
        if ruling.fallback_grant is not None and promise.value <= ruling.fallback_grant.value:
            continue
        if ruling.requested is not None and promise.value == ruling.requested:
            yield finding(
                context,
                page,
                "P3",
                "decides",
                promise.span,
                clause=ruling.clause,
                mend=taken_out(case.page, promise.figure.start),
            )
    if stance.move is Move.ESCALATE and not context.lexicon.find("boss", page.folded):
        yield finding(context, page, "P3", "no_escalation")
