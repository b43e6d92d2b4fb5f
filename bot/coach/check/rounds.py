"""P1 on rounds told by their rank: "a seventh proof", "the third round is included", where the rules stop before it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.coach.check.acts import Act
from bot.coach.check.case import Case
from bot.coach.check.findings import finding, taken_out
from bot.coach.check.page import Span
from bot.coach.check.scope import clauses_for
from bot.domain.figures import Unit
from bot.domain.policy import Authority, CounterpartKind, Measure
from bot.domain.verdict import Finding

_RANKS = (
    r"troisieme|third|3e|3eme|3rd",
    r"quatrieme|fourth|4e|4eme|4th",
    r"cinquieme|fifth|5e|5eme|5th",
    r"sixieme|sixth|6e|6eme|6th",
    r"septieme|seventh|7e|7eme|7th",
    r"huitieme|eighth|8e|8eme|8th",
    r"neuvieme|ninth|9e|9eme|9th",
)
_FIRST = 3
_RANKED = re.compile("|".join(f"(?P<r{n}>\\b(?:{words})\\b)" for n, words in enumerate(_RANKS, _FIRST)))
_NEAR = 24
_OPENED = re.compile(
    r"\b(?:ouvert\w*|accord\w+|offert\w*|offr\w+|inclus\w*|compris\w*|possible|faisable|included|open|yours|free|gladly|volontiers"
    r"|on us|on the house|prepar\w+|envoi\w+|send\w*|draw\w*|make|do|fais|faisons|ferons|allons|irons|go)\b"
)


def check_rounds(case: Case) -> Iterator[Finding]:
    """Findings for a round beyond the last one, or beyond those included with no price told for it."""
    clauses = [c for c in clauses_for(case, Measure.REVISIONS) if c.limit]
    if not clauses:
        return
    page = case.page
    last = min((c.limit.value for c in clauses if c.limit and c.authority is Authority.NOBODY), default=None)
    included = max(
        (c.limit.value for c in clauses if c.limit and not c.counterparts and c.authority is not Authority.NOBODY),
        default=None,
    )
    for match in _RANKED.finditer(page.folded):
        clause = page.clause_at(match.start())
        rank = Decimal(int(str(match.lastgroup)[1:]))
        if not _of_a_round(case, match.end(), clause) or not _given(case, match, clause):
            continue
        if (last is not None and rank > last) or (included is not None and rank > included and not _priced(case)):
            rule = max(clauses, key=lambda c: c.limit.value if c.limit else Decimal(0))
            yield finding(
                case.context, page, "P1", "uncovered", clause, clause=rule, mend=taken_out(page, match.start())
            )
            return


def _of_a_round(case: Case, end: int, clause: Span) -> bool:
    """Whether a proof or a round is what the rank counts: right after it, or spoken of by the client."""
    after = case.page.folded[end : min(clause.end, end + _NEAR)]
    return case.context.lexicon.find("revisions", after) is not None


def _given(case: Case, match: re.Match[str], clause: Span) -> bool:
    """Whether the round is opened, not refused, told back or already drawn."""
    page = case.page
    if case.told_verbatim(match.start()) or "?" in page.of(clause):
        return False
    if case.act(match.start(), match.end()) is not Act.GRANT or not case.given(match.start(), match.end()):
        return False
    return _OPENED.search(page.of(clause)) is not None


def _priced(case: Case) -> bool:
    """Whether the draft names what a clause asks for a round."""
    fees = {
        c.value
        for clause in clauses_for(case, Measure.REVISIONS)
        for c in clause.counterparts
        if c.kind is CounterpartKind.FEE
    }
    return any(f.unit.is_money and f.unit is not Unit.PERCENT and abs(f.number) in fees for f in case.page.figures)
