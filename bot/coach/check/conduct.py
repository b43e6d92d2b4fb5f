"""K3, K6: blame, sarcasm, pressure, and words that hurt on parting."""

from collections.abc import Iterator

from bot.coach.check.case import Case
from bot.coach.check.findings import finding, taken_out
from bot.domain.verdict import Finding


def check_conduct(case: Case) -> Iterator[Finding]:
    """Findings for words no client deserves."""
    lexicon, page = case.context.lexicon, case.page
    for cue, code, rule in (("blame", "blame", "K3"), ("parting_shame", "parting", "K6")):
        seen: set[int] = set()
        for match in lexicon.all(cue, page.folded):
            sentence = page.sentence_at(match.start())
            clause = page.clause_at(match.start())
            lead = page.folded[clause.start : match.start()]
            if (
                sentence.start in seen
                or lexicon.find("of_us", lead)
                or lexicon.find("kind_context", page.folded, clause.start, clause.end)
                or lexicon.turned(code, page.of(sentence))
            ):
                continue
            seen.add(sentence.start)
            yield finding(case.context, page, rule, code, sentence, mend=taken_out(page, match.start()))
