"""P6: scarcity, threats, invented facts, and claims of the client told as facts."""

from collections.abc import Iterator

from bot.coach.check.acts import Act
from bot.coach.check.case import Case
from bot.coach.check.findings import finding, taken_out
from bot.domain.asks import ClaimKind
from bot.domain.facts import FactName
from bot.domain.verdict import Finding, Severity


def check_claims(case: Case) -> Iterator[Finding]:
    """Findings for what nothing shows to be true."""
    for cue, code in (("scarcity", "scarcity"), ("threat", "threat")):
        yield from _said(case, cue, code)
    yield from _repeated(case)
    yield from _fault(case)
    for match in case.context.lexicon.all("bragging", case.page.folded):
        span = case.page.clause_at(match.start())
        if case.act(match.start(), match.end()) not in (Act.REFUSE, Act.QUOTE):
            yield finding(case.context, case.page, "P6", "bragging", span, mend=taken_out(case.page, match.start()))


def _said(case: Case, cue: str, code: str) -> Iterator[Finding]:
    lexicon, page = case.context.lexicon, case.page
    seen: set[int] = set()
    for match in lexicon.all(cue, page.folded):
        clause = page.clause_at(match.start())
        if clause.start in seen or case.told_verbatim(match.start()):
            continue
        if cue == "scarcity" and lexicon.find("sends", page.of(clause)) and lexicon.find("paper", page.of(clause)):
            continue
        lead = page.voiced[max(clause.start, match.start() - 40) : match.start()]
        if lexicon.any(("avoid", "no_such"), lead) or lexicon.find("no_such", page.voiced, match.start(), clause.end):
            continue
        if lexicon.turned(cue, page.of(page.sentence_at(match.start()))):
            continue
        act = case.act(match.start(), match.end())
        if act is Act.QUOTE or (act is Act.HYPOTHETICAL and cue != "threat"):
            continue
        seen.add(clause.start)
        yield finding(case.context, page, "P6", code, clause, mend=taken_out(case.page, match.start()))


def _repeated(case: Case) -> Iterator[Finding]:
    lexicon, page = case.context.lexicon, case.page
    for match in lexicon.all("claim_as_fact", page.folded):
        sentence = page.sentence_at(match.start())
        if lexicon.find("claim_distance", page.folded, sentence.start, sentence.end) or _established(case):
            continue
        yield finding(case.context, page, "P6", "claim", sentence, mend=taken_out(case.page, match.start()))


def _established(case: Case) -> bool:
    """Whether the user said that one of us did promise it."""
    return case.context.known.text(FactName.PROMISE_BY_US) is not None


def _fault(case: Case) -> Iterator[Finding]:
    match = case.context.lexicon.find("fault", case.page.folded)
    ours = case.context.known.flag(FactName.OUR_FAULT)
    if (
        match is None
        or ours is True
        or case.act(match.start(), match.end()) in (Act.REFUSE, Act.QUOTE, Act.HYPOTHETICAL)
    ):
        return
    claimed = case.context.situation is not None and any(
        c.kind is ClaimKind.FAULT for c in case.context.situation.claims
    )
    severity = Severity.BLOCK if ours is False else Severity.WARN
    if ours is False or claimed or case.context.situation is None:
        yield finding(case.context, case.page, "P6", "fault", case.page.clause_at(match.start()), severity=severity)
