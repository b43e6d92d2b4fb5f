"""How much each sign of an ask counts: weights learnt from whole messages, one set a kind.

The weights are data (`prompts/weighing.v1.yaml`); `python -m bot.wiring.learning` learns them again.
"""

import math
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from bot.domain.asks import AskKind
from bot.domain.errors import BadSetting

_FURTHEST = 5.0
"""Log-odds beyond which a score says no more: a classifier is never that sure."""

_UNKNOWN = -4.0
"""The log-odds of another kind that has no score: most kinds are not in most messages."""

_NONE: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Weights:
    """What one kind's log-odds are made of: `start`, the score's share of its own log-odds, and a weight a sign.

    `others` weigh the log-odds of the other kinds' scores, `beside` the other kinds that the
    same words tell of: what a message asks for explains its words. An ask is there from the share `enough` on.
    """

    start: float
    score: float
    signs: Mapping[str, float]
    enough: float
    others: Mapping[AskKind, float] = field(default_factory=dict)
    beside: Mapping[AskKind, float] = field(default_factory=dict)

    def share(
        self,
        score: float | None,
        signs: frozenset[str],
        odds: Mapping[str, float] = _NONE,
        told: AbstractSet[AskKind] = frozenset(),
    ) -> float:
        """How likely the ask is, 0 to 1, by these signs and the classifier's score (0 to 1).

        `odds` are the log-odds of the other kinds' scores, `told` the kinds that the same words tell of.
        """
        own = self.start + (0.0 if score is None else self.score * log_odds(score))
        own += sum(self.signs.get(s, 0.0) for s in signs)
        own += sum(weight * odds.get(kind, _UNKNOWN) for kind, weight in self.others.items())
        own += sum(self.beside.get(kind, 0.0) for kind in told)
        return 1 / (1 + math.exp(-own))


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

    def shares(
        self,
        signs: Mapping[AskKind, frozenset[str]],
        where: Mapping[AskKind, frozenset[int]],
        scores: Mapping[str, float] | None,
    ) -> dict[AskKind, float]:
        """How likely each ask is, 0 to 1, by the signs of each kind; the words' own weights where there is no score.

        `where` are the sentences that tell of each kind.
        """
        known = scores or _NONE
        odds = {kind.value: log_odds(known[kind]) for kind in AskKind if kind in known}
        return {
            k: self.of(k, scores).share(known.get(k), found, odds, explaining(k, where)) for k, found in signs.items()
        }

    def enough(self, kind: AskKind, share: float, scores: Mapping[str, float] | None) -> bool:
        """Whether a share is enough to take the ask for made."""
        return share >= self.of(kind, scores).enough

    def of(self, kind: AskKind, scores: Mapping[str, float] | None) -> Weights:
        """The weights of a kind; raises KeyError for one that was never learnt."""
        return (self.words if scores is None or kind not in scores else self.scored)[kind]


def explaining(kind: AskKind, where: Mapping[AskKind, frozenset[int]]) -> frozenset[AskKind]:
    """The other kinds told by every sentence that tells of `kind`, or by any sentence where none does."""
    own = where.get(kind, frozenset())
    return frozenset(k for k, told in where.items() if told and k is not kind and own <= told)


def _weights(data: Mapping[str, Any]) -> dict[AskKind, Weights]:
    return {
        AskKind(kind): Weights(
            float(held["start"]),
            float(held.get("score", 0.0)),
            {str(sign): float(weight) for sign, weight in held["signs"].items()},
            float(held["enough"]),
            {AskKind(other): float(weight) for other, weight in held.get("others", {}).items()},
            {AskKind(other): float(weight) for other, weight in held.get("beside", {}).items()},
        )
        for kind, held in data.items()
    }


def log_odds(share: float) -> float:
    """The log-odds of a share from 0 to 1, as far as they count."""
    p = min(max(share, 1e-4), 1 - 1e-4)
    return min(max(math.log(p / (1 - p)), -_FURTHEST), _FURTHEST)
