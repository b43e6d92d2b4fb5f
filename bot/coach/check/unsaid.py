"""P1, P2, P5, P6, P8, K3, K6 in words alone: what is said of whom, towards whom, read by composition."""

import re
from collections.abc import Iterator

from bot.coach.check.acts import Act
from bot.coach.check.case import Case
from bot.coach.check.deeds import closes
from bot.coach.check.fields import Composed
from bot.coach.check.findings import finding, taken_out
from bot.coach.check.margins import a_reserve
from bot.coach.check.page import Span
from bot.coach.check.sorts import sorts
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.message import Role
from bot.domain.policy import Authority, Clause, Confidentiality, Measure
from bot.domain.verdict import Finding

_RULES = {
    "scarcity": ("P6", "scarcity"),
    "threat": ("P6", "threat"),
    "blame": ("K3", "blame"),
    "sarcasm": ("K3", "blame"),
    "contempt": ("K3", "blame"),
    "pressure": ("K3", "blame"),
    "parting": ("K6", "parting"),
    "leak": ("P5", "internal"),
    "obeys": ("P8", "obeyed"),
    "claim": ("P6", "claim"),
    "invented": ("P6", "bragging"),
    "quality": ("P1", "quality"),
    "approved": ("P2", "approval"),
}
_TOWARDS_PERSONS = frozenset({"threat", "blame", "sarcasm", "contempt", "pressure", "parting"})
"""Kinds that hurt whatever is refused beside them."""
_DENIED = re.compile(
    r"(?:\b(?:je|nous|on|i|we) (?:ne |n'|do not |don't |won't |will not |can't |cannot |never |wouldn't |couldn't )"
    r"|\b(?:sans|without|plutot que|rather than|non|no need to|pas question|hors de question|ni) )[^,;:]{0,40}$"
)


def check_unsaid(case: Case) -> Iterator[Finding]:
    """Findings for what the sentences say of or to a person, one a kind and sentence."""
    page, fields = case.page, case.context.lexicon.fields
    for sentence in page.sentences:
        read, found, _ = sorts(case, sentence)
        seen: set[str] = set()
        for heard in fields.hear(read, found):
            if heard.kind in seen or case.told_verbatim(heard.start) or _undone(case, heard):
                continue
            seen.add(heard.kind)
            yield _made(case, heard, sentence)


def _undone(case: Case, heard: Composed) -> bool:
    """Whether a refusal before it in its clause turns it round, or what is known makes it ours to say."""
    page, context = case.page, case.context
    if heard.kind in _TOWARDS_PERSONS:
        return False
    if heard.kind == "approved" and (context.speaker is Role.MANAGER or context.grants):
        return True
    if heard.kind == "approved" and _compared(case, heard):
        return True
    if heard.kind == "parting" and closes(case, page.sentence_at(heard.start)):
        return True
    if heard.kind == "leak" and (_own_room(case, heard) or _theirs_refused(case, heard)):
        return True
    if heard.kind == "claim" and (
        context.known.flag(FactName.OUR_FAULT) or context.known.text(FactName.PROMISE_BY_US) is not None
    ):
        return True
    clause = page.clause_at(heard.start)
    if heard.kind == "leak" and a_reserve(page, context, clause.start, clause.end):
        return True
    return _DENIED.search(page.folded[clause.start : heard.start]) is not None


def _compared(case: Case, heard: Composed) -> bool:
    """Whether what is said to be settled is a figure of ours that the limits judge."""
    sentence = case.page.sentence_at(heard.start)
    return any(
        isinstance(p.measure, Measure)
        and p.act is Act.GRANT
        and not p.weak
        and sentence.start <= p.figure.start < sentence.end
        for p in case.promises
    ) and not case.context.lexicon.find("boss", case.page.of(sentence))


def _own_room(case: Case, heard: Composed) -> bool:
    """Whether the sentence only says how far public limits go, a manager's too, and no other figure is shown."""
    sentence = case.page.sentence_at(heard.start)
    shares = [f for f in case.page.figures_in(sentence) if f.unit is Unit.PERCENT]
    public = {
        c.limit.value
        for c in case.context.pack.in_force(case.context.today)
        if c.limit and c.limit.unit is Unit.PERCENT and c.confidentiality is Confidentiality.PUBLIC
    }
    return bool(shares) and all(abs(f.number) in public for f in shares)


def _theirs_refused(case: Case, heard: Composed) -> bool:
    """Whether the sentence only refuses amounts that the client named: it tells where they stand, not we."""
    told = [f for f in case.page.figures_in(case.page.sentence_at(heard.start)) if f.unit.is_money]
    prices = [f for f in case.asked.figures if f.unit.is_money or f.unit is Unit.NUMBER] if case.asked else []
    asked = {abs(f.number) for f in prices}
    return bool(told) and all(abs(f.number) in asked and case.act(f.start, f.end) is Act.REFUSE for f in told)


def _made(case: Case, heard: Composed, sentence: Span) -> Finding:
    rule, code = _RULES[heard.kind]
    clause = _kept_quality(case) if heard.kind == "quality" else None
    return finding(case.context, case.page, rule, code, sentence, clause=clause, mend=taken_out(case.page, heard.start))


def _kept_quality(case: Case) -> Clause | None:
    """The clause that keeps the quality, where the pack has one."""
    return next(
        (
            c
            for c in case.context.pack.in_force(case.context.today)
            if AskKind.SPEC_DOWNGRADE in c.asks and c.authority is Authority.NOBODY and c.limit is None
        ),
        None,
    )
