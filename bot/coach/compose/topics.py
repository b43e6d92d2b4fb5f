"""What an ask is about, and the words the phrase book has for it."""

import re
from collections.abc import Mapping
from functools import lru_cache

from bot.coach.compose.voice import Voice
from bot.domain.asks import Ask
from bot.domain.phrases import PhraseBook, Topic
from bot.domain.policy import Clause
from bot.reading.folding import fold


def topic_of(ask: Ask, clause: Clause | None, book: PhraseBook) -> Topic:
    """The first topic that fits the ask: by the words of its quote, then by its clause's measure, then any."""
    fitting = [t for t in book.topics if ask.kind in t.asks]
    quote = fold(ask.quote)
    told = (t for t in fitting if t.words and _holding(t.words).search(quote))
    measure = clause.limit.measure if clause is not None and clause.limit is not None else None
    measured = (t for t in fitting if measure in t.measures)
    general = (t for t in fitting if not t.words and not t.measures)
    return next(told, None) or next(measured, None) or next(general)


def names(topic: Topic, ask: Ask) -> bool:
    """Whether the client's words hold one of the topic's own."""
    return bool(topic.words) and _holding(topic.words).search(fold(ask.quote)) is not None


@lru_cache(maxsize=256)
def _holding(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(fold(w)) for w in words) + r")(?!\w)")


def topic_text(topic: Topic, ask: Ask, key: str, values: Mapping[str, str], voice: Voice) -> str | None:
    """The topic's phrase called `key`, or the one of the ask's general topic, or None."""
    general = (t for t in voice.book.topics if ask.kind in t.asks and not t.words and not t.measures)
    phrases = topic.texts.get(key) or next(general).texts.get(key)
    return voice.pick(f"{topic.id}.{key}", phrases, values) if phrases else None
