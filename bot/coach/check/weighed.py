"""Findings weighed by how the sentence sounds as a whole: doubtful ones warn, and what no rule heard may stop."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.coach.check.case import Case
from bot.coach.check.findings import finding, taken_out
from bot.coach.check.page import Span
from bot.coach.check.signs import signed
from bot.domain.verdict import Finding, Severity

_DOUBTFUL = 0.25
"""A finding in a sentence that scores less warns: what it quotes is most likely refused, explained or told back."""

_LIKELY = 0.75
"""A sentence that scores more stops by itself."""

_SURE = frozenset({"P3", "H2"})
"""Rules that no wording makes doubtful: a decision that had to go up, a text with nothing in it."""


def weighed(case: Case, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, those in doubt as warnings, and one for each sentence that is likely a breach by itself."""
    likeness = case.context.lexicon.likeness
    found = list(findings)
    if likeness is None:
        yield from found
        return
    page = case.page
    shares = [(span, page.quote(span), likeness.share(signed(case, span))) for span in page.sentences]
    heard = set()
    for one in found:
        its = [(words, share) for _, words, share in shares if one.quote and (one.quote in words or words in one.quote)]
        doubtful = bool(its) and max(share for _, share in its) < _DOUBTFUL
        if one.severity is Severity.BLOCK:
            heard |= {words for words, _ in its}
        if one.severity is Severity.BLOCK and doubtful and one.rule not in _SURE:
            yield replace(one, severity=Severity.WARN)
        else:
            yield one
    for span, words, share in shares:
        if share >= _LIKELY and words not in heard and not case.told_verbatim(span.start):
            yield _likely(case, span)


def _likely(case: Case, span: Span) -> Finding:
    return finding(case.context, case.page, "P1", "likely", span, mend=taken_out(case.page, span.start))
