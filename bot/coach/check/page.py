"""A draft cut into sentences and clauses, with its figures: what every rule reads."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date

from bot.coach.check.lexicon import Lexicon
from bot.coach.check.text import Plain, plain
from bot.domain.asks import Language
from bot.domain.figures import Figure, Unit
from bot.reading.figures import read_figures

_SENTENCE_END = re.compile(r"(?<!\bm)(?<!\bmme)(?<!\bmr)(?<!\bmrs)(?<!\benv)(?<!\bart)[.!?]+[\"')\]]*(?=\s|$)|\n+")
_PICTURES = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff]+(?= +[A-ZÀ-Ý])")
"""Little pictures before a capital end a sentence, as people type: "no problem 🙂 We ship on Friday"."""

_DASHED = re.compile(r"\d[\d'’ ]*\.[-–—]+(?=\W|$)")
_LINKS = (
    r"mais|cependant|toutefois|pourtant|en revanche|par contre|sauf|car|parce qu|puisqu|afin|alors qu|tandis qu|si|s'il"
    r"|s'ils|quand|lorsqu|quitte a|but|however|yet|though|although|because|since|so that|if|when|whereas|while|unless"
    r"|except"
)
_ANDS = r"et|donc|puis|ou|and|then|so|or"
_SUBJECTS = r"je|j'|nous|on|vous|tu|te|t'|donc|puis|i|we|you|i'll|we'll|here|here's|then|it|in return"
_CLAUSE_END = re.compile(rf"[,;:()](?!\d)| - |(?<=\w)\s(?=(?:{_LINKS})\b)|(?<=\w)\s(?=(?:{_ANDS}) (?:{_SUBJECTS})\b)")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the page; `sentence` is the index of the sentence it lies in."""

    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Page:
    """The plain draft, its sentences, clauses and figures; offsets are those of `plain.text`.

    `voiced` is the folded text where the turns that look negative and grant are blanked out.
    """

    plain: Plain
    voiced: str
    sentences: tuple[Span, ...]
    clauses: tuple[Span, ...]
    figures: tuple[Figure, ...]
    language: Language

    @property
    def folded(self) -> str:
        """The folded text."""
        return self.plain.folded

    def sentence_at(self, offset: int) -> Span:
        """The sentence in which an offset of the folded text stands."""
        return self.sentences[max(0, bisect_right(self.sentences, offset, key=lambda s: s.start) - 1)]

    def clause_index(self, offset: int) -> int:
        """The index of the clause around an offset."""
        return max(0, bisect_right(self.clauses, offset, key=lambda s: s.start) - 1)

    def clause_at(self, offset: int) -> Span:
        """The clause in which an offset of the folded text stands."""
        return self.clauses[self.clause_index(offset)]

    def quote(self, span: Span) -> str:
        """The draft's own words in a span."""
        return self.plain.quote(span.start, span.end)

    def of(self, span: Span) -> str:
        """The folded words of a span."""
        return self.folded[span.start : span.end]

    def around(self, start: int, end: int, within: Span) -> str:
        """The folded words between two offsets, kept within a span and ended where words end."""
        start, end = max(within.start, start), min(within.end, end)
        while start > within.start and self.folded[start - 1].isalnum():
            start -= 1
        while end < within.end and self.folded[end].isalnum():
            end += 1
        return self.folded[start:end]

    def figures_in(self, span: Span) -> tuple[Figure, ...]:
        """The figures that begin in a span."""
        return tuple(f for f in self.figures if span.start <= f.start < span.end)


def read_page(text: str, lexicon: Lexicon, language: Language, today: date, currency: Unit) -> Page:
    """Read a draft, or a client's message, once for every rule."""
    page = plain(text)
    ends = _PICTURES.sub(lambda m: "\n" * len(m.group()), page.text)
    ends = "".join(e if e == "\n" else f for e, f in zip(ends, page.folded, strict=True))
    sentences = _cut(ends, _SENTENCE_END, (Span(0, len(page.folded), 0),), number=True) or (Span(0, 0, 0),)
    clauses = _cut(page.folded, _CLAUSE_END, sentences, number=False) or (Span(0, 0, 0),)
    figures = read_figures(page.text, language, today, currency)
    figures = tuple(replace(f, unit=currency) if _swiss(f, page.text) else f for f in figures)
    voiced = lexicon.cues["affirm"].sub(lambda m: "\x1f" * len(m.group()), page.folded)
    return Page(page, voiced, sentences, clauses, figures, language)


def _swiss(figure: Figure, text: str) -> bool:
    """Whether a bare number is written as an amount: "6'500.-"."""
    return figure.unit is Unit.NUMBER and _DASHED.match(text, figure.start) is not None


def _cut(folded: str, end: re.Pattern[str], within: tuple[Span, ...], *, number: bool) -> tuple[Span, ...]:
    spans: list[Span] = []
    for outer in within:
        start = outer.start
        cuts = [m.end() for m in end.finditer(folded, outer.start, outer.end)]
        for stop in [*cuts, outer.end]:
            if folded[start:stop].strip(" \n.,;:-"):
                lead = len(folded[start:stop]) - len(folded[start:stop].lstrip())
                spans.append(Span(start + lead, stop, len(spans) if number else outer.sentence))
                start = stop
    return tuple(spans)
