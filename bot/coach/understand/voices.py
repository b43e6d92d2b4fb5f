"""How surely the user speaks in their own name rather than a client: words and pairs of words, weighed.

The weights are data (`prompts/advice-weights.v1.yaml`); `python -m bot.wiring.voices` learns them again. Patterns know
the ways of asking that were thought of; weights know the rest: nobody lists every way to ask for advice.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from bot.domain.errors import BadSetting
from bot.reading.folding import fold

STEP = 0.1
"""Weights are kept in steps of this size."""

_WORD = re.compile(r"[a-z]+|\d+|[?!]")


@dataclass(frozen=True, slots=True)
class Voices:
    """`start` and a weight a word or pair of words, in log-odds; without weights nobody is known by voice."""

    start: float = 0.0
    weights: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "Voices":
        """The weights of a prompt file: the words that weigh the same number of steps stand in one line."""
        try:
            steps = {int(step): str(words).split("|") for step, words in data["words"].items()}
            return cls(float(data["start"]), {word: step * STEP for step, words in steps.items() for word in words})
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise BadSetting(f"prompts/advice-weights: {error!r}") from error

    def share(self, text: str) -> float:
        """How surely the words are the user's own, 0 to 1; 0.5 where nothing was learnt."""
        known = [self.weights[w] for w in words_of(text) if w in self.weights]
        odds = self.start + (sum(known) / math.sqrt(len(known)) if known else 0.0)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def words_of(text: str) -> frozenset[str]:
    """The words of a text and each two that stand side by side, its beginning and its end among them.

    All numbers are one word: what is asked does not turn on how much.
    """
    words = ["^", *("#" if w.isdigit() else w for w in _WORD.findall(fold(text))), "$"]
    return frozenset(words[1:-1]) | {f"{one} {two}" for one, two in pairwise(words)}
