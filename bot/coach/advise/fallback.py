"""What is said of a question no topic covers: the nearest passages in their own words, or that there are none."""

from collections.abc import Iterable, Sequence

from bot.domain.advice import AdviceBook, AdviceTopic
from bot.domain.answer import Advice
from bot.domain.asks import Language
from bot.domain.knowledge import Passage, PassageKind
from bot.domain.policy import Confidentiality, Pack
from bot.reading.sentences import sentences

_FLOOR = 0.6
"""On the library's scale 0 is unrelated and 1 answers; of those below this most stood beside the question."""

_QUOTED = 2
"""Passages quoted: whoever has to judge by themselves whether they answer reads no more."""


def from_passages(
    passages: Iterable[Passage],
    pack: Pack,
    book: AdviceBook,
    language: Language,
    topics: Sequence[AdviceTopic] = (),
) -> Advice:
    """The first sentences of at most two passages with their sources, or an honest "nothing on it".

    Two `topics` that may be meant are named as questions that have an answer: one of them may be asked instead.
    """
    said = book.fallback
    days = str(pack.company.decides_within_days)
    ranked = sorted((p for p in passages if _may_be_quoted(p, language)), key=lambda p: -p.score)
    quotes = {p.id: q for p in ranked if (q := _quoted(p, book, language))}
    chosen = list(quotes)[:_QUOTED]
    if not chosen:
        nothing = said["nothing"].of(language).format(days=days)
        if len(topics) == _QUOTED:
            one, other = (t.asked.of(language) for t in topics)
            near = said["nearby"].of(language).format(one=one, other=other)
            return Advice(near, first_step=said["ask_again"].of(language))
        return Advice(nothing, first_step=said["ask_manager"].of(language).format(days=days))
    text = " ".join([said["found"].of(language), *(quotes[i] for i in chosen), said["then"].of(language)])
    return Advice(text, first_step=said["confirm"].of(language).format(days=days), sources=tuple(chosen))


def _may_be_quoted(passage: Passage, language: Language) -> bool:
    # policies stand in both languages: only the user's own is quoted
    other = passage.kind is PassageKind.POLICY and (passage.language is Language.FR) != (language is Language.FR)
    return passage.score >= _FLOOR and passage.confidentiality is Confidentiality.PUBLIC and not other


def _quoted(passage: Passage, book: AdviceBook, language: Language) -> str:
    first = next(iter(sentences(passage.text)), None)
    if first is None:
        return ""
    foreign = passage.language is Language.FR and language is not Language.FR
    kind = "quote_in_french" if foreign else "quote"
    return book.fallback[kind].of(language).format(quote=first.text, source=passage.source, section=passage.section)
