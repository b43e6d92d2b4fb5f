"""Which figures belong to an ask: those of its own sentences, else the one that stands just beside them."""

from collections.abc import Mapping

from bot.coach.understand.plain import Plain
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

Run = tuple[int, int]
"""The first and the last sentence of a quote."""


def widened(kind: AskKind, run: Run, sentences: tuple[Plain, ...], taken: frozenset[int]) -> Run:
    """`run`, with the neighbouring sentence that holds the figure the ask wants and its own words lack.

    The sentence after is asked before the one ahead; never one of `taken`, which other asks quote.
    """
    wanted = _WANTED.get(kind)
    if wanted is None or any(_holds(sentences[i], wanted) for i in range(run[0], run[1] + 1)):
        return run
    for index, wider in ((run[1] + 1, (run[0], run[1] + 1)), (run[0] - 1, (run[0] - 1, run[1]))):
        if 0 <= index < len(sentences) and index not in taken and _holds(sentences[index], wanted):
            return wider
    return run


def quoted(run: Run, sentences: tuple[Plain, ...], text: str) -> tuple[str, tuple[Figure, ...]]:
    """The words of a run of sentences and the figures in them."""
    first, last = sentences[run[0]], sentences[run[1]]
    figures = tuple(f for p in sentences[run[0] : run[1] + 1] for _, f in p.figures)
    return text[first.sentence.start : last.sentence.end], figures


def _holds(plain: Plain, wanted: frozenset[Unit]) -> bool:
    return any(f.unit in wanted for _, f in plain.figures)
