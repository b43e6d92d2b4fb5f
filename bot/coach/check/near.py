"""Which class of words stands nearest to a figure."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.coach.check.context import CheckContext
from bot.coach.check.page import Page, Span
from bot.domain.figures import Figure, Unit

_FAR = 45
_EVENT = 16
_TOWARDS = re.compile(r" (?:pour|afin de|to) (?!\d)")
_SINCE = re.compile(r" (?:apres|after|following|suivant|a compter|a partir|from) ")


def distance(page: Page, context: CheckContext, figure: Figure, cue: str) -> int | None:
    """How far the nearest cue of a class stands from the figure, in its sentence; None where there is none.

    A cue of another clause counts as farther.
    """
    sentence = page.sentence_at(figure.start)
    clause = page.clause_at(figure.start)
    best: int | None = None
    for match in _visible(page, context, cue, sentence):
        gap = max(0, match.start() - figure.end, figure.start - match.end())
        if not clause.start <= match.start() < clause.end:
            gap += _FAR
        best = gap if best is None or gap < best else best
    return best


def nearest(page: Page, context: CheckContext, figure: Figure, cues: tuple[str, ...]) -> str | None:
    """The class of words nearest to a figure; the first of two as near."""
    gaps = [(d, n) for n, cue in enumerate(cues) if (d := distance(page, context, figure, cue)) is not None]
    return cues[min(gaps)[1]] if gaps else None


def nearest_in(page: Page, context: CheckContext, figure: Figure, cues: tuple[str, ...], span: Span) -> str | None:
    """The class of words of a stretch nearest to a figure; None where none stands there.

    What a duration is counted from ("settled 60 days after we go live") comes last (a dispatch
    is then no lead time at all); what it leaves time for
    ("thirty days to settle it") comes first.
    """
    gaps = []
    timed = figure.unit is not Unit.DATE
    since = timed and _SINCE.match(page.folded, figure.end) is not None
    towards = timed and _TOWARDS.match(page.folded, figure.end) is not None
    for n, cue in enumerate(cues):
        for match in _visible(page, context, cue, span):
            gap = max(0, match.start() - figure.end, figure.start - match.end())
            after = match.start() >= figure.end
            if since and cue == "lead" and 0 <= match.start() - figure.end <= _EVENT:
                continue
            gaps.append(((since and after) or (towards and not after), gap, n))
    return cues[min(gaps)[2]] if gaps else None


def _visible(page: Page, context: CheckContext, cue: str, span: Span) -> Iterator[re.Match[str]]:
    """The matches of a class in a stretch, without those that are part of a name: "the delivery address"."""
    text = page.folded
    hidden = (
        [(m.start(), m.end()) for m in context.lexicon.all("lead_noun", text, span.start, span.end)]
        if cue in ("lead", "payment")
        else []
    )
    for match in context.lexicon.all(cue, text, span.start, span.end):
        if not any(s <= match.start() < e for s, e in hidden):
            yield match


def top(figure: Figure) -> Decimal:
    """The highest value of a figure, without its sign; 0 for a date."""
    top = figure.top
    return abs(top) if isinstance(top, Decimal) else Decimal(0)


def low(figure: Figure) -> Decimal:
    """The value of a figure, without its sign."""
    return abs(figure.number)
