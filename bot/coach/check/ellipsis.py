"""Bare numbers in the unit of the figure before: "10 %, no; six, in return, yes"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bot.coach.check.page import Page
from bot.domain.figures import Figure, Unit
from bot.reading.figures.number_words import spelled_numbers

_MOST = 60
_LEAST_SPELLED = 3
_HOURS = 24
_TAIL = 12
_ENDS = ("", ",", ";", ".", "!", "?", ")", ":")
_VERB = re.compile(r"(?:is|it|works|would|c'est|me|nous)\b")
_ELLIPTIC = (Unit.PERCENT, Unit.DAYS)
_CLOCK = (
    " a",
    " at",
    " by",
    " until",
    " vers",
    " jusqu'a",
    " avant",
    " before",
    " des",
    " to",
    " and",
    " et",
    " between",
    " entre",
)
_COUNTED = (
    " the",
    " le",
    " these",
    " those",
    " les",
    " des",
    " vos",
    " nos",
    " ces",
    " all",
    " of",
    " page",
    " numero",
)


def unit_left_out(page: Page, figure: Figure, asked: Page | None) -> Figure | None:
    """A bare number that ends its phrase, in the unit of the last share or delay; None where nothing gives one.

    The last one is looked for in the sentence and the one before, else in what the client wrote.
    """
    if figure.unit is not Unit.NUMBER or not 1 < figure.number <= _MOST or figure.text.startswith(("-", "+")):
        return None
    after = page.folded[figure.end : figure.end + _TAIL].lstrip()
    if after[:1] not in _ENDS and not _VERB.match(after):
        return None
    if page.folded[max(0, figure.start - 1) : figure.start] not in ("", " ", "(", "\n", '"', "«"):
        return None
    before = page.folded[: figure.start].rstrip()
    sentence = page.sentence_at(figure.start)
    shares = any(f.unit is Unit.PERCENT and sentence.start <= f.start < figure.start for f in page.figures)
    if before.endswith(_COUNTED) or (figure.number <= _HOURS and before.endswith(_CLOCK) and not shares):
        return None
    since = page.sentences[max(0, sentence.sentence - 1)].start
    if any(f.unit is Unit.DATE and 0 <= figure.start - f.end <= 1 for f in page.figures):
        return None
    here = [f for f in page.figures if since <= f.start < figure.start and f.unit in _ELLIPTIC]
    told = here[-1:] or [f for f in (asked.figures if asked else ()) if f.unit in _ELLIPTIC][-1:]
    return replace(figure, unit=told[0].unit) if told else None


def spelled_out(page: Page, asked: Page | None) -> Iterator[Figure]:
    """The numbers in letters that stand bare for a share or a delay, where no figure was read."""
    taken = [(f.start, f.end) for f in page.figures]
    for word in spelled_numbers(page.folded):
        if word.value < _LEAST_SPELLED or any(s < word.end and word.start < e for s, e in taken):
            continue
        bare = Figure(Decimal(word.value), Unit.NUMBER, page.folded[word.start : word.end], word.start, word.end)
        whole = unit_left_out(page, bare, asked)
        if whole is not None:
            yield whole
