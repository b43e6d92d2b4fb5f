"""Which topic a question is about: cues, words shared with the examples, and likeness of meaning."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from bot.domain.advice import AdviceBook, AdviceTopic, OfCoach
from bot.reading.folding import fold
from bot.reading.sentences import sentences

_ENOUGH = 0.5
"""One cue, or half the weight of an example's words, or a likeness of meaning as high."""

_ENOUGH_OF_LITTLE = 0.7
"""What words and meaning sum to where neither is enough and no cue is there.

Of 13 questions that summed to less, 11 were given advice beside the point; the nearest passages serve them better.
"""

_FAR = 0.5
"""What words and meaning sum to at least where a topic is offered as perhaps the one that is meant."""

_OFFERED = 2

_BRIEF = 3
"""Words of a sentence that says nothing by itself: "what do I do?"."""

_SAME = 0.75
"""Half the words of a question about the coach stand in questions about clients; so many hardly do."""

_VERY_WORDS = 0.95
"""Whoever asks in an example's own words means its topic, whatever signs of other topics are among them."""

_CUE = 0.5
_ASKED = 0.2  # a cue in the question itself says more than one in the story told before it
_MOST_CUES = 3
_STEM = 5
_WORD = re.compile(r"[a-z0-9]{2,}")


def closest(text: str, book: AdviceBook, scores: Mapping[str, float]) -> AdviceTopic | OfCoach | None:
    """The topic `text` asks about, or what it asks of the coach itself, the first of equals; None when none is near.

    A question that looks something up is near a topic by its words only.
    """
    best: AdviceTopic | OfCoach | None = None
    most = 0.0
    for topic, likeness, enough in _weighed(text, book, scores):
        if likeness > most and likeness >= enough:
            best, most = topic, likeness
    return best


def nearby(text: str, book: AdviceBook, scores: Mapping[str, float]) -> tuple[AdviceTopic, ...]:
    """The two topics nearest to what no topic is near enough to, or none where they are far too."""
    found = [(like, t) for t, like, _ in _weighed(text, book, scores) if isinstance(t, AdviceTopic) and like >= _FAR]
    return tuple(t for _, t in sorted(found, key=lambda one: -one[0])[:_OFFERED])


def _weighed(
    text: str, book: AdviceBook, scores: Mapping[str, float]
) -> Iterator[tuple[AdviceTopic | OfCoach, float, float]]:
    """How near each topic is, and how near it must be."""
    folded = fold(text)
    said = [fold(s.text) for s in sentences(text)]
    asked = [p for p in said if p.endswith("?")]
    parts = [folded, *(p for p in said if len(stems(p)) > _BRIEF)]
    words = _words_of(tuple(e for t in book.asked for e in t.examples))
    shared = iter(words.shared_by_each([stems(p) for p in parts]))
    meaning = {} if any(p.search(folded) for p in book.lookups) else scores
    for topic in book.asked:
        signs = (
            _cues(topic, folded, asked),
            meaning.get(topic.id, 0.0),
            max((next(shared) for _ in topic.examples), default=0.0),
        )
        if isinstance(topic, OfCoach) and not signs[0] and signs[1] < _ENOUGH and signs[2] < _SAME:
            continue  # "my client" and "answer" stand in many a question that is not about the coach
        likeness = round(sum(signs) + (_CUE * _MOST_CUES if signs[2] >= _VERY_WORDS else 0.0), 6)
        yield topic, likeness, _ENOUGH if max(signs) >= _ENOUGH else _ENOUGH_OF_LITTLE


def cued(text: str, topic: AdviceTopic | OfCoach) -> bool:
    """Whether `text` holds words by which the topic is known, and is not only like it."""
    folded = fold(text)
    return any(c.search(folded) for c in topic.cues)


def stems(text: str) -> frozenset[str]:
    """The beginnings of the words of a text, enough to match their inflected forms."""
    return frozenset(w[:_STEM] for w in _WORD.findall(fold(text)))


def _cues(topic: AdviceTopic | OfCoach, folded: str, asked: list[str]) -> float:
    hits = [c for c in topic.cues if c.search(folded)]
    weight = _CUE * min(len(hits), _MOST_CUES)
    return weight + (_ASKED if any(c.search(a) for c in hits for a in asked) else 0.0)


class _Words:
    """The words of all examples, each weighed by how few examples hold it; a word in none is the rarest."""

    def __init__(self, examples: tuple[str, ...]) -> None:
        seen = [stems(e) for e in examples]
        holding: dict[str, list[int]] = {}
        for at, words in enumerate(seen):
            for word in words:
                holding.setdefault(word, []).append(at)
        total = len(seen) or 1
        self._rarest = math.log(1 + total)
        self._weights = {w: math.log(1 + total / len(places)) for w, places in holding.items()}
        self._holding = holding
        self._sizes = [self._size(words) for words in seen]

    def shared_by_each(self, texts: Sequence[frozenset[str]]) -> list[float]:
        """For each example how much of one of the texts and of it is the same, 0 to 1, rare words counting most."""
        most = [0.0] * len(self._sizes)
        for words in texts:
            size = self._size(words)
            same: dict[int, float] = {}
            for word in words:
                weight = self._weights.get(word, 0.0) ** 2
                for at in self._holding.get(word, ()):
                    same[at] = same.get(at, 0.0) + weight
            for at, weight in same.items():
                most[at] = max(most[at], weight / (size * self._sizes[at]))
        return most

    def _size(self, words: frozenset[str]) -> float:
        return math.sqrt(sum(self._weights.get(w, self._rarest) ** 2 for w in words))


@lru_cache(maxsize=2)  # every question is held against all examples
def _words_of(examples: tuple[str, ...]) -> _Words:
    return _Words(examples)
