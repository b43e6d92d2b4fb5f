"""Which figures belong to an ask: those of its own sentences, else the one that stands just beside them."""

import re
from collections.abc import Mapping, Sequence

from bot.coach.understand.plain import Plain
from bot.coach.understand.roles import measuring
from bot.domain.asks import AskKind
from bot.domain.figures import Figure, Unit

_DELAYS = frozenset({Unit.DAYS, Unit.WORKING_DAYS, Unit.DATE})
_MONEY = frozenset(u for u in Unit if u.is_money)
_WANTED: Mapping[AskKind, frozenset[Unit]] = {
    AskKind.PRICE_CUT: _MONEY | {Unit.PERCENT},
    AskKind.RUSH: _DELAYS,
    AskKind.PAYMENT_TERMS: _DELAYS | {Unit.MONTHS, Unit.PERCENT},
    AskKind.FREE_EXTRA: _MONEY | {Unit.PIECES, Unit.NUMBER},
    AskKind.SPECIAL_FAVOUR: frozenset({Unit.MONTHS, Unit.YEARS}),
}
"""The kinds of asks that come with a figure, and what it counts."""

_PARTS = re.compile(
    r"\b(?:(?:en|in|into) (?:deux|two|trois|three|thirds)|moitie|half|halves|instal?ments?|versements?|echelonn\w*)\b"
)
"""Words of a payment in parts, which no delay measures."""

Run = tuple[int, int]
"""The first and the last sentence of a quote."""


def measured(kind: AskKind, plain: Plain) -> bool:
    """Whether a sentence holds a figure of what this kind of ask comes with."""
    wanted = _WANTED.get(kind)
    return wanted is not None and _holds(kind, plain, wanted)


def longest_run(indices: Sequence[int], sentences: Sequence[Plain], figured: AskKind | None = None) -> Run:
    """First and last of the longest run of neighbours; of two, one with a figure of the kind `figured`, else the first.

    "We pay deposits to nobody. (…) Confirm 30 days": the second tells what is asked.
    """
    runs: list[Run] = []
    for i in indices:
        if runs and i == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))

    def weight(run: Run) -> tuple[int, bool]:
        told = figured is not None and any(measured(figured, p) for p in sentences[run[0] : run[1] + 1])
        return run[1] - run[0], told

    return max(runs, key=weight)


_SKIPPED = 3
"""A sentence of no more words than this ("Name it.") may stand between an ask and its figure."""


def widened(kind: AskKind, run: Run, sentences: tuple[Plain, ...], taken: frozenset[int]) -> Run:
    """`run`, as far as the nearest sentence that holds the figure the ask wants and its own words lack.

    The sentences after are asked before those ahead; never past one of `taken`, which other asks
    quote, nor past one of some length.
    """
    wanted = _WANTED.get(kind)
    if kind is AskKind.PAYMENT_TERMS and any(_PARTS.search(p.text) for p in sentences[run[0] : run[1] + 1]):
        return run
    if wanted is None or any(_holds(kind, sentences[i], wanted) for i in range(run[0], run[1] + 1)):
        return run
    after = _nearest(kind, range(run[1] + 1, len(sentences)), sentences, wanted, taken)
    if after is not None:
        return run[0], after
    ahead = _nearest(kind, range(run[0] - 1, -1, -1), sentences, wanted, taken)
    return run if ahead is None else (ahead, run[1])


def _nearest(
    kind: AskKind, indices: range, sentences: tuple[Plain, ...], wanted: frozenset[Unit], taken: frozenset[int]
) -> int | None:
    """The first of `indices` whose sentence holds a wanted figure, with nothing but short free sentences before it."""
    for i in indices:
        if i in taken:
            return None
        if _holds(kind, sentences[i], wanted):
            return i
        if sentences[i].figures or len(sentences[i].text.split()) > _SKIPPED:
            return None
    return None


def quoted(kind: AskKind, run: Run, sentences: tuple[Plain, ...], text: str) -> tuple[str, tuple[Figure, ...]]:
    """The words of a run of sentences, and the figures in them that may measure an ask of this kind."""
    first, last = sentences[run[0]], sentences[run[1]]
    inside = sentences[run[0] : run[1] + 1]
    figures = measuring(kind, inside, tuple(f for p in inside for _, f in p.figures))
    return text[first.sentence.start : last.sentence.end], figures


def _holds(kind: AskKind, plain: Plain, wanted: frozenset[Unit]) -> bool:
    """Whether a sentence holds a wanted figure that may measure an ask of the kind."""
    return any(f.unit in wanted for f in measuring(kind, (plain,), tuple(f for _, f in plain.figures)))
