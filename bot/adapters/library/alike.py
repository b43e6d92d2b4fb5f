"""Whether two passages of documents say the same: one text as PDF and as Word, a letter sent twice."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.reading.folding import fold

_SHARED = 0.85
"""The share of all their words that two such passages have in common."""

_LEAST = 12
"""Words under which a passage is too short for a few others to mean nothing."""

_TURNING = frozenset(
    "ne n pas plus jamais aucun aucune sans sauf hors ni no not never none without except unless nor t".split()
)
"""Words that turn a rule round."""


@dataclass(frozen=True, slots=True)
class Gist:
    """The words of a passage; its figures and the words that turn a rule round, which two that say the same share."""

    words: frozenset[str]
    telling: frozenset[str]


@lru_cache(maxsize=2_000)
def gist(text: str) -> Gist:
    """What of a text is compared."""
    words = re.findall(r"\w+", fold(text))
    telling = {word for word in words if word in _TURNING or any(c.isdigit() for c in word)}
    return Gist(frozenset(words), frozenset(telling))


def say_the_same(one: Gist, other: Gist) -> bool:
    """Whether nearly all their words are the same, and every figure and every no."""
    if one.telling != other.telling or min(len(one.words), len(other.words)) < _LEAST:
        return False
    return len(one.words & other.words) >= _SHARED * len(one.words | other.words)
