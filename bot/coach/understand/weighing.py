"""How much each sign of an ask counts: weights learnt from whole messages, one set a kind.

The weights are data (`prompts/weighing.v1.yaml`); `python -m bot.wiring.learning` learns them again.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.asks import AskKind
from bot.domain.errors import BadSetting

_FURTHEST = 5.0
"""Log-odds beyond which a score says no more: a classifier is never that sure."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What one kind's log-odds are made of: `start`, the score's share of its own log-odds, and a weight a sign.

    An ask is there from the share `enough` on.
    """

    start: float
    score: float
    signs: Mapping[str, float]
    enough: float

    def share(self, score: float | None, signs: frozenset[str]) -> float:
        """How likely the ask is, 0 to 1, by these signs and the classifier's score (0 to 1)."""
        odds = self.start + (0.0 if score is None else self.score * log_odds(score))
        return 1 / (1 + math.exp(-odds - sum(self.signs.get(s, 0.0) for s in signs)))


@dataclass(frozen=True, slots=True)
class Weighing:
    """The weights of every kind: beside a classifier's score, and for words alone."""

    scored: Mapping[AskKind, Weights]
    words: Mapping[AskKind, Weights]

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "Weighing":
        """The weights in a prompt file's data; raises BadSetting naming what is wrong."""
        try:
            return cls(_weights(data["scored"]), _weights(data["words"]))
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            msg = f"the weights of asks are not usable: {error!r}"
            raise BadSetting(msg) from error

    def share(self, kind: AskKind, signs: frozenset[str], scores: Mapping[AskKind, float] | None) -> float:
        """How likely the ask is, 0 to 1; the words' own weights where there is no score."""
        return self.of(kind, scores).share(None if scores is None else scores.get(kind), signs)

    def enough(self, kind: AskKind, share: float, scores: Mapping[AskKind, float] | None) -> bool:
        """Whether a share is enough to take the ask for made."""
        return share >= self.of(kind, scores).enough

    def of(self, kind: AskKind, scores: Mapping[AskKind, float] | None) -> Weights:
        """The weights of a kind; raises KeyError for one that was never learnt."""
        return (self.words if scores is None or kind not in scores else self.scored)[kind]


def _weights(data: Mapping[str, Any]) -> dict[AskKind, Weights]:
    return {
        AskKind(kind): Weights(
            float(held["start"]),
            float(held.get("score", 0.0)),
            {str(sign): float(weight) for sign, weight in held["signs"].items()},
            float(held["enough"]),
        )
        for kind, held in data.items()
    }


def log_odds(share: float) -> float:
    """The log-odds of a share from 0 to 1, as far as they count."""
    p = min(max(share, 1e-4), 1 - 1e-4)
    return min(max(math.log(p / (1 - p)), -_FURTHEST), _FURTHEST)
