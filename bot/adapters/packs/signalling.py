"""What in a sentence of a document tells that it bounds something: cues, shares in words, first and last days."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.adapters.packs.deciding import named_in
from bot.adapters.packs.leading import Led
from bot.adapters.packs.limit_cues import LimitCues
from bot.domain.asks import Language
from bot.domain.figures import Figure, Unit
from bot.domain.policy import Measure
from bot.domain.proposal import Doubt, DoubtKind
from bot.reading.figures import read_figures

_LADDERS = frozenset({Measure.DISCOUNT, Measure.PAYMENT_DELAY, Measure.FREE_VALUE, Measure.FREE_UNITS})
"""What one person grants up to a figure and the next one further."""

_TO = re.compile(r"\b(?:au|et le|to|and)\s*(?:the )?$")
"""Between the first day and the last."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Where a measure is named in the sentence; -1 where it is named elsewhere, which `doubt` tells."""

    measure: Measure
    start: int
    end: int
    doubt: Doubt | None = None


def cues_in(sentence: Led, cues: LimitCues, *, only: Measure | None, before: Measure | None) -> Iterator[Cue]:
    """The measures that a sentence speaks of, those named in it first; else what its heading or its forerunner names.

    With `only`, that measure alone, cue or not.
    """
    named = [cue for measure in cues.measures if (cue := _named(sentence, measure, cues)) is not None]
    if any(cue.measure is Measure.RUSH_FEE for cue in named) and not cues.absolute.search(sentence.folded):
        # "under ten days, 15 % more": the days are what the fee is for
        named = [cue for cue in named if cue.measure is not Measure.LEAD_TIME]
    if only is not None:
        yield next((cue for cue in named if cue.measure is only), Cue(only, -1, -1))
        return
    if named:
        yield from named
        return
    # the next clause goes on only where it names who goes further
    open_ = sentence.follows or (sentence.beside and named_in(sentence.folded, cues))
    goes_on = open_ and cues.goes_on.search(sentence.folded)
    if before in _LADDERS and goes_on and not _barred(sentence, cues.measures[before]):
        yield Cue(before, -1, -1, Doubt(DoubtKind.BEFORE))
        return
    for measure, row in cues.measures.items():
        topics = row["topics"]
        if topics is not None and topics.search(sentence.lead) and not _barred(sentence, row):
            yield Cue(measure, -1, -1, Doubt(DoubtKind.HEADING))
            return


def _named(sentence: Led, measure: Measure, cues: LimitCues) -> Cue | None:
    """Where the measure's own words stand; they may begin in what leads in to the sentence."""
    row, folded = cues.measures[measure], sentence.folded
    if _barred(sentence, row):
        return None
    also = row["also"]
    if also is not None and not also.search(f"{sentence.lead} : {folded}"):
        return None
    found = row["cues"].search(folded)
    if found is not None:
        return Cue(measure, found.start(), found.end())
    before = f"{sentence.lead} : "
    whole = next((m for m in row["cues"].finditer(before + folded) if m.end() > len(before)), None)
    return Cue(measure, 0, whole.end() - len(before)) if whole is not None and sentence.lead else None


def _barred(sentence: Led, row: Mapping[str, Any]) -> bool:
    unless = row["unless"]
    return unless is not None and unless.search(sentence.folded) is not None


def with_shares(figures: Sequence[Figure], folded: str, cues: LimitCues) -> list[Figure]:
    """The figures with the shares told in words ("in full", "one third") as percentages, in their order."""
    told = [
        Figure(percent, Unit.PERCENT, folded[m.start() : m.end()], m.start(), m.end())
        for percent, pattern in cues.shares.items()
        for m in pattern.finditer(folded)
        if not any(f.start < m.end() and m.start() < f.end for f in figures)
    ]
    return sorted((*figures, *told), key=lambda f: f.start)


def days_told(folded: str, language: Language, cues: LimitCues) -> tuple[date | None, date | None]:
    """The first and the last day that the sentence gives its rule, None where it gives none."""
    first = last = None
    for figure in read_figures(folded, language):
        if isinstance(figure.value, date):
            lead = folded[max(0, figure.start - 30) : figure.start]
            if cues.from_day.search(lead) and first is None:
                first = figure.value
                last = figure.high if isinstance(figure.high, date) else last
            elif cues.until_day.search(lead) or (first is not None and _TO.search(lead)):
                last = figure.value
    return first, last
