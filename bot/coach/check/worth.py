"""P1: a gesture that makes pieces anew is worth their price, and may not pass what gestures are limited to."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.coach.check.case import Case
from bot.coach.check.findings import finding
from bot.coach.check.made_good import at_list, our_fault, warranted
from bot.domain.figures import Unit
from bot.domain.policy import Clause, Measure
from bot.domain.verdict import Finding

_GESTURE = re.compile(r"\b(?:gestes?|gestures?|coup de main|coup de pouce|favou?rs?|cadeaux?|a notre charge|on us)\b")
_COUNTED = frozenset({Unit.PIECES, Unit.NUMBER})


def check_worth(case: Case) -> Iterator[Finding]:
    """Findings for a gesture of making pieces again, worth more at the lowest list price than gestures may cost."""
    limits = [
        c
        for c in case.context.pack.in_force(case.context.today)
        if c.limit is not None and c.limit.measure is Measure.FREE_VALUE and c.authority.within(case.context.speaker)
    ]
    if not limits or our_fault(case) or warranted(case):
        return
    widest = max(limits, key=_most)
    price = min((b.unit_price for p in case.context.pack.products for b in p.prices), default=Decimal(0))
    page = case.page
    told: set[int] = set()
    for match in case.context.lexicon.all("made_good", page.folded):
        sentence = page.sentence_at(match.start())
        if sentence.start in told or not case.given(match.start(), match.end()):
            continue
        if not _GESTURE.search(page.of(sentence)) or at_list(case, sentence):
            continue
        pieces = max((f.number for f in page.figures_in(sentence) if f.unit in _COUNTED), default=Decimal(0))
        if pieces * price > _most(widest):
            told.add(sentence.start)
            yield finding(case.context, page, "P1", "uncovered", sentence, clause=widest)


def _most(clause: Clause) -> Decimal:
    return clause.limit.value if clause.limit is not None else Decimal(0)
