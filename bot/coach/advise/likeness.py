"""Which topic a question is about: cues, words shared with the examples, and likeness of meaning."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from bot.domain.advice import AdviceBook, AdviceTopic, OfCoach
from bot.reading.folding import fold
from bot.reading.sentences import sentences

_ENOUGH = 0.5
"""One cue, or half the weight of an example's words, or a likeness of meaning as high."""

_ENOUGH_OF_LITTLE = 0.7
"""What words and meaning sum to where neither is enough and no cue is there.

Of 13 questions that summed to less, 11 were given advice beside the point; the nearest passages serve them better.
"""

_BRIEF = 3
"""Words of a sentence that says nothing by itself: "what do I do?"."""

_SAME = 0.75
"""Half the words of a question about the coach stand in questions about clients; so many hardly do."""

_CUE = 0.5
_ASKED = 0.2  # a cue in the question itself says more than one in the story told before it
_MOST_CUES = 3
_STEM = 5
_WORD = re.compile(r"[a-z0-9]{2,}")


def closest(text: str, book: AdviceBook, scores: Mapping[str, float]) -> AdviceTopic | OfCoach | None:
    """The topic `text` asks about, or what it asks of the coach itself, the first of equals; None when none is near.

    A question that looks something up is near a topic by its words only.
    """
    folded = fold(text)
    said = [fold(s.text) for s in sentences(text)]
    asked = [p for p in said if p.endswith("?")]
    parts = [folded, *(p for p in said if len(stems(p)) > _BRIEF)]
    weights = _weights(e for t in book.asked for e in t.examples)
    meaning = {} if any(p.search(folded) for p in book.lookups) else scores
    best: AdviceTopic | OfCoach | None = None
    most = 0.0
    for topic in book.asked:
        signs = (
            _cues(topic, folded, asked),
            meaning.get(topic.id, 0.0),
            max((shared(p, e, weights) for p in parts for e in topic.examples), default=0.0),
        )
        if isinstance(topic, OfCoach) and not signs[0] and signs[1] < _ENOUGH and signs[2] < _SAME:
            continue  # "my client" and "answer" stand in many a question that is not about the coach
        likeness = round(sum(signs), 6)
        enough = _ENOUGH if max(signs) >= _ENOUGH else _ENOUGH_OF_LITTLE
        if likeness > most and likeness >= enough:
            best, most = topic, likeness
    return best


def cued(text: str, topic: AdviceTopic | OfCoach) -> bool:
    """Whether `text` holds words by which the topic is known, and is not only like it."""
    folded = fold(text)
    return any(c.search(folded) for c in topic.cues)


def stems(text: str) -> frozenset[str]:
    """The beginnings of the words of a text, enough to match their inflected forms."""
    return frozenset(w[:_STEM] for w in _WORD.findall(fold(text)))


def shared(one: str, other: str, weights: Mapping[str, float]) -> float:
    """How much of two texts is the same, 0 to 1, rare words counting most; a word never seen is the rarest."""
    rarest = weights.get("", 1.0)
    left, right = stems(one), stems(other)
    sizes = [math.sqrt(sum(weights.get(w, rarest) ** 2 for w in words)) for words in (left, right)]
    if not all(sizes):
        return 0.0
    return sum(weights.get(w, rarest) ** 2 for w in left & right) / (sizes[0] * sizes[1])


def _cues(topic: AdviceTopic | OfCoach, folded: str, asked: list[str]) -> float:
    hits = [c for c in topic.cues if c.search(folded)]
    weight = _CUE * min(len(hits), _MOST_CUES)
    return weight + (_ASKED if any(c.search(a) for c in hits for a in asked) else 0.0)


def _weights(examples: Iterable[str]) -> dict[str, float]:
    """Inverse document frequency of the stems; under "" the weight of a stem in no example."""
    seen = [stems(e) for e in examples]
    counts = Counter(w for words in seen for w in words)
    total = len(seen) or 1
    weights = {w: math.log(1 + total / n) for w, n in counts.items()}
    weights[""] = math.log(1 + total)
    return weights
