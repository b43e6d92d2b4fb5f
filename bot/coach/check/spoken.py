"""What the turns of phrase of a draft give, decide, reveal or do to a person, whatever the wording."""

import re
from collections.abc import Iterator

from bot.coach.check.acts import Act
from bot.coach.check.case import Case
from bot.coach.check.favours import gift
from bot.coach.check.findings import finding, taken_out
from bot.coach.check.habits import HABITS
from bot.coach.check.made_good import makes_good, repairs
from bot.coach.check.secrets import elsewhere
from bot.coach.check.sorts import sorts
from bot.coach.check.sums import reckoned
from bot.coach.check.turns import Heard
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.message import Role
from bot.domain.policy import Authority, Clause, CounterpartKind, Measure
from bot.domain.verdict import Finding

_RULES = {
    "decides": ("P2", "approval"),
    "reveals": ("P5", "internal"),
    "hints": ("P5", "internal"),
    "others": ("P5", "other_client"),
    "presses": ("P6", "scarcity"),
    "threatens": ("P6", "threat"),
    "brags": ("P6", "bragging"),
    "slanders": ("P6", "bragging"),
    "vouches": ("P6", "claim"),
    "obeys": ("P8", "obeyed"),
    "belittles": ("K3", "blame"),
}
_TURNED = {
    "decides": "approved",
    "reveals": "leak",
    "hints": "leak",
    "others": "leak",
    "presses": "scarcity",
    "threatens": "threat",
}
"""What may turn a kind round, by the name it has among the fields."""
_SUBJECT = re.compile(r"(?:je|nous|on|i|we) ")
_ELSEWHERE = frozenset({"accepts", *HABITS})
"""Terms taken up as a whole are weighed beside what the client asked (understood.py), habits beside the clauses."""
_GIVING = ("frees", "favours", "worsens", "gives", "accepts", "stakes")
_SAID_ANYHOW = ("belittles", "threatens", "obeys", "vouches", "stakes", "brags", "hints")
"""Kinds that hurt even when told as something imagined."""


def check_spoken(case: Case) -> Iterator[Finding]:
    """Findings for the turns that the sentences take, one a kind and sentence."""
    page, turns = case.page, case.context.lexicon.turns
    more = {"FEE": _fees(case)}
    for sentence in page.sentences:
        seen: set[str] = set()
        read, _, stands = sorts(case, sentence)
        for heard in turns.hear(read, more, stands):
            if heard.kind in seen or heard.kind in _ELSEWHERE:
                continue
            if case.told_verbatim(heard.start) or not meant(case, heard):
                continue
            broken = _broken(case, heard)
            if broken is not None:
                seen.add(heard.kind)
                yield broken


def _fees(case: Case) -> tuple[tuple[int, int], ...]:
    """Where the draft names an amount that a clause asks for in return."""
    fees = {c.value for t in case.shelf.told for c in t.clause.counterparts if c.kind is CounterpartKind.FEE}
    named = [f for f in case.page.figures if f.unit.is_money and abs(f.number) in fees]
    left = reckoned(case)[1] if named else frozenset()
    return tuple((f.start, f.end) for f in named if abs(f.number) not in left)


def meant(case: Case, heard: Heard) -> bool:
    """Whether the sentence does what the turn says: a refusal outside the turn's own words undoes it."""
    page, lexicon = case.page, case.context.lexicon
    clause = page.clause_at(heard.start)
    if any(not _its_own(heard, m) for m in lexicon.all("refuse", page.voiced, clause.start, heard.end)):
        return False
    if heard.kind in _SAID_ANYHOW:
        return True
    if lexicon.find("avoid", page.voiced, clause.start, heard.start):
        return False
    act = case.act(heard.start, heard.end)
    if act is Act.QUOTE and heard.kind in _GIVING and page.clause_at(heard.end - 1).start > clause.start:
        act = case.act(heard.end - 1, heard.end)
    if act is Act.REFUSE:
        end = page.sentence_at(heard.start).end
        return any(_its_own(heard, m) for m in lexicon.all("refuse", page.voiced, clause.start, end))
    if heard.kind not in _GIVING:
        return act in (Act.GRANT, Act.ESCALATE)
    return act is Act.GRANT


def _its_own(heard: Heard, refusal: re.Match[str]) -> bool:
    """Whether words that look like a refusal are the turn's own: "we won't charge", "we keep your price"."""
    if heard.holds(refusal.start()):
        return True
    ours = _SUBJECT.match(refusal.group())
    return ours is not None and heard.holds(refusal.start() + ours.end())


def _broken(case: Case, heard: Heard) -> Finding | None:
    context, page = case.context, case.page
    clause = page.clause_at(heard.start)
    mend = taken_out(page, heard.start)
    if heard.kind == "frees":
        return gift(case, clause, heard.start)
    if heard.kind in ("gives", "stakes"):
        if repairs(case) and makes_good(case, page.sentence_at(heard.start)):
            return None
        figures = {p.figure.start for p in case.promises if isinstance(p.measure, Measure)}
        judged = any(heard.start <= start < max(heard.end, clause.end) for start in figures)
        return None if judged else finding(context, page, "P1", "uncovered", clause, mend=mend)
    if heard.kind == "favours":
        return _favour(case, heard)
    if heard.kind == "worsens":
        if context.lexicon.any(("we_refuse", "keeps_quality", "would_break"), page.of(page.sentence_at(heard.start))):
            return None
        return finding(context, page, "P1", "quality", clause, clause=_never(case), mend=mend)
    if heard.kind in ("reveals", "hints") and elsewhere(case, heard.start):
        return None
    if heard.kind in _TURNED and context.lexicon.turned(_TURNED[heard.kind], page.of(page.sentence_at(heard.start))):
        return None
    rule, code = _RULES[heard.kind]
    if heard.kind == "decides" and (context.speaker is Role.MANAGER or context.grants):
        return None
    if heard.kind == "vouches" and (
        context.known.flag(FactName.OUR_FAULT) or context.known.text(FactName.PROMISE_BY_US) is not None
    ):
        return None
    return finding(context, page, rule, code, clause, mend=mend)


def _reserves(case: Case, heard: str, words: str) -> bool:
    """Whether "nobody else" is of a drawing or a model of ours, or the client asked for such a thing."""
    lexicon = case.context.lexicon
    asked = case.asked.folded if case.asked is not None else ""
    others = lexicon.find("anyone_else", heard) is not None
    return not others or lexicon.find("drawn", words) is not None or lexicon.find("exclusivity", asked) is not None


def _favour(case: Case, heard: Heard) -> Finding | None:
    """A favour without a figure is the manager's, where a clause says so, and else nobody's."""
    context, page = case.context, case.page
    sentence = page.sentence_at(heard.start)
    if not _reserves(case, page.folded[heard.start : heard.end], page.of(sentence)):
        return None
    if any(p.measure is Measure.EXCLUSIVITY and p.span.sentence == sentence.sentence for p in case.promises):
        return None
    rule = next(
        (
            c
            for c in context.pack.in_force(context.today)
            if AskKind.SPECIAL_FAVOUR in c.asks and c.authority is Authority.MANAGER
        ),
        None,
    )
    if rule is not None and (context.speaker is Role.MANAGER or context.grants):
        return None
    return finding(
        context, page, "P2" if rule else "P1", "authority" if rule else "uncovered", page.clause_at(heard.start),
        clause=rule, mend=taken_out(page, heard.start),
    )  # fmt: skip


def _never(case: Case) -> Clause | None:
    """The clause that keeps the quality, where the pack has one."""
    return next(
        (
            c
            for c in case.context.pack.in_force(case.context.today)
            if AskKind.SPEC_DOWNGRADE in c.asks and c.authority is Authority.NOBODY and c.limit is None
        ),
        None,
    )
