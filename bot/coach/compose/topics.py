"""What an ask is about, and the words the phrase book has for it."""

import re
from collections.abc import Mapping
from functools import lru_cache

from bot.coach.compose.voice import Voice
from bot.domain.asks import Ask, AskKind
from bot.domain.phrases import Phrase, PhraseBook, Topic
from bot.domain.policy import Clause, Measure
from bot.reading.folding import fold


def topic_of(ask: Ask, clause: Clause | None, book: PhraseBook) -> Topic:
    """The first topic that fits the ask: by its clause's measure or title, by the words of its quote, then any.

    What was ruled on names the subject better than a word that stands in the quote by chance.
    """
    fitting = [t for t in book.topics if ask.kind in t.asks]
    measure = clause.limit.measure if clause is not None and clause.limit is not None else None
    measured = [t for t in fitting if measure in t.measures]
    # What is never given has its own words; what stands within a limit is a price or a delay like any other.
    never = clause is not None and clause.limit is None and ask.kind in (AskKind.PRICE_CUT, AskKind.RUSH)
    named = never or ask.kind in _NAMED_BY_CLAUSE
    title = clause.title.of(book.language) if clause is not None and named else ""
    titled = (t for t in fitting if t.words and holds(t.words, title))
    # A limit on the delay is no matter of deposits, though the message speaks of both.
    told = [t for t in fitting if t.words and holds(t.words, ask.quote) and not _elsewhere(t, ask, measure)]
    general = (t for t in fitting if not t.words and not t.measures)
    both = next((t for t in told if t in measured), None)
    return both or next(iter(measured), None) or next(titled, None) or next(iter(told), None) or next(general)


def _elsewhere(topic: Topic, ask: Ask, measure: Measure | None) -> bool:
    """Whether a payment topic is of another measure than the one ruled on."""
    of_payment = ask.kind is AskKind.PAYMENT_TERMS and bool(topic.measures)
    return of_payment and measure is not None and measure not in topic.measures


# An extra or a change is what its clause says it is; a complaint or a price is what the client's words say.
_NAMED_BY_CLAUSE = frozenset({AskKind.FREE_EXTRA, AskKind.SPECIAL_FAVOUR, AskKind.PAYMENT_TERMS, AskKind.SCOPE_CHANGE})


@lru_cache(maxsize=4096)  # the same question is asked at many places of a reply
def holds(words: tuple[str, ...], text: str) -> bool:
    """Whether `text` holds one of the words, whatever its accents and capitals."""
    return bool(words) and _holding(words).search(fold(text)) is not None


@lru_cache(maxsize=512)
def _holding(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(fold(w)) for w in words) + r")(?!\w)")


def topic_text(topic: Topic, ask: Ask, key: str, values: Mapping[str, str], voice: Voice) -> str | None:
    """The topic's own words called `key`, else those of the ask's general topic, else the general ones, or None."""
    general = next(t for t in voice.book.topics if ask.kind in t.asks and not t.words and not t.measures)
    for place, phrases in _wherever(topic, general, key, voice.book):
        said = voice.pick(f"{place}.{key}", phrases, values)
        if said is not None:
            return said
    return None


def _wherever(topic: Topic, general: Topic, key: str, book: PhraseBook) -> tuple[tuple[str, tuple[Phrase, ...]], ...]:
    places = ((topic.id, topic.texts), (general.id, general.texts), ("texts", book.texts))
    return tuple((name, texts[key]) for name, texts in places if key in texts)
