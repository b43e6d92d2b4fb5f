"""P1: more pieces than are billed, which gives the difference away."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bot.coach.check.acts import Act, act_at
from bot.coach.check.case import Case
from bot.coach.check.limits import judge
from bot.coach.check.promise import Promise
from bot.domain.figures import Figure, Unit
from bot.domain.policy import Measure
from bot.domain.verdict import Finding

_COUNTS = (Unit.PIECES, Unit.NUMBER)
_CLOSE = 2
_MOST_GIVEN = Decimal("0.5")


def check_bundles(case: Case) -> Iterator[Finding]:
    """Findings for a quantity billed below the one ordered: "you order 500 and are invoiced for 460"."""
    page, lexicon = case.page, case.context.lexicon
    for figure in page.figures:
        if figure.unit not in _COUNTS:
            continue
        before = page.folded[max(0, figure.start - 40) : figure.start]
        if not any(len(before) - m.end() <= _CLOSE for m in lexicon.all("billed_for", before)):
            continue
        more = _ordered(case, figure)
        if more is None or act_at(page, lexicon, figure.start, figure.end) not in (Act.GRANT, Act.LIMIT):
            continue
        given = replace(figure, value=more - figure.number)
        yield from judge(
            case, Promise(given, Measure.FREE_UNITS, given.number, Act.GRANT, page.clause_at(figure.start))
        )


def _ordered(case: Case, billed: Figure) -> Decimal | None:
    """The larger quantity told beside the billed one, in its sentence or just before it; None where there is none."""
    sentence = case.page.sentence_at(billed.start)
    counts = [
        f.number
        for f in case.page.figures
        if f.unit in _COUNTS
        and abs(case.page.sentence_at(f.start).sentence - sentence.sentence) <= 1
        and billed.number < f.number
        and f.number - billed.number <= f.number * _MOST_GIVEN
    ]
    return max(counts, default=None)
