"""P1, P2, P5, P6, P8, K3, K6 in words alone: what is said of whom, towards whom, read by composition."""

import re
from collections.abc import Iterator

from bot.coach.check.case import Case
from bot.coach.check.fields import Composed
from bot.coach.check.findings import finding, taken_out
from bot.coach.check.margins import a_reserve
from bot.coach.check.page import Span
from bot.coach.check.vocabulary import Places, Token, tokens
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.message import Role
from bot.domain.policy import Authority, Clause
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
_NAME_FIRST = 1


def check_unsaid(case: Case) -> Iterator[Finding]:
    """Findings for what the sentences say of or to a person, one a kind and sentence."""
    page, fields = case.page, case.context.lexicon.fields
    own = _own_names(case)
    for sentence in page.sentences:
        read = tokens(page.folded, sentence.start, sentence.end)
        seen: set[str] = set()
        for heard in fields.hear(read, _told(case, sentence, read, own)):
            if heard.kind in seen or case.told_verbatim(heard.start) or _undone(case, heard):
                continue
            seen.add(heard.kind)
            yield _made(case, heard, sentence)


def _told(case: Case, sentence: Span, read: tuple[Token, ...], own: frozenset[str]) -> dict[str, Places]:
    """Where names, numbers and amounts stand."""
    text = case.page.plain.text
    names = [
        (i, i + 1)
        for i, t in enumerate(read)
        if i >= _NAME_FIRST and text[t.start].isupper() and len(t.word) > 2 and t.word not in own
    ]
    figures = case.page.figures_in(sentence)
    numbers = [p for f in figures if (p := _place(read, f.start, f.end))]
    sums = [p for f in figures if f.unit.is_money or f.unit is Unit.PERCENT if (p := _place(read, f.start, f.end))]
    return {"NAME": names, "NUM": numbers, "SUM": sums}


def _place(read: tuple[Token, ...], start: int, end: int) -> tuple[int, int] | None:
    inside = [i for i, t in enumerate(read) if start <= t.start < end]
    return (inside[0], inside[-1] + 1) if inside else None


def _own_names(case: Case) -> frozenset[str]:
    """The words of the house's own name and of its goods."""
    pack = case.context.pack
    named = (pack.company.name, *(n for p in pack.products for n in (p.name.fr, p.name.en, *p.aliases)))
    return frozenset(word for name in named for word in name.lower().split())


def _undone(case: Case, heard: Composed) -> bool:
    """Whether a refusal before it in its clause turns it round, or what is known makes it ours to say."""
    page, context = case.page, case.context
    if heard.kind in _TOWARDS_PERSONS:
        return False
    if heard.kind == "approved" and (context.speaker is Role.MANAGER or context.grants):
        return True
    if heard.kind == "claim" and (
        context.known.flag(FactName.OUR_FAULT) or context.known.text(FactName.PROMISE_BY_US) is not None
    ):
        return True
    clause = page.clause_at(heard.start)
    if heard.kind == "leak" and a_reserve(page, context, clause.start, clause.end):
        return True
    return _DENIED.search(page.folded[clause.start : heard.start]) is not None


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
