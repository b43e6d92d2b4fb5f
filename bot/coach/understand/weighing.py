"""How much a classifier's score counts beside the words of a message."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.domain.asks import AskKind


@dataclass(frozen=True, slots=True)
class _Weighing:
    """How a kind's score counts: nothing at `neutral`, enough without any cue from `alone` on.

    Below `neutral` the log-odds count by `slope`, down to `floor`; above, up to `room`.
    """

    alone: float
    neutral: float
    slope: float
    floor: float
    room: float


_RARE = _Weighing(alone=0.5, neutral=0.12, slope=0.45, floor=-1.6, room=1.6)
"""For kinds that few messages hold: a score well above the usual speaks for the ask, only a very low one against."""

_COMMON = _Weighing(alone=0.88, neutral=0.5, slope=0.8, floor=-1.8, room=2.5)
"""For what many messages seem to be about: a cue that is not strong needs the score on its side."""

_WEIGHED: Mapping[AskKind, _Weighing] = {
    AskKind.PRICE_CUT: _COMMON,
    AskKind.PLAIN_QUESTION: replace(_COMMON, alone=0.6, neutral=0.45),
    AskKind.SILENCE_AFTER_EFFORT: replace(_RARE, alone=0.9),
    AskKind.COMPLAINT: replace(_RARE, alone=0.6),
    # Any order to do something looks like more work asked for.
    AskKind.SCOPE_CHANGE: replace(_RARE, alone=0.6),
    AskKind.ACCEPTANCE: _Weighing(alone=0.6, neutral=0.4, slope=0.7, floor=-2.0, room=2.5),
}

_NEVER_BY_SCORE = frozenset({AskKind.ABUSE})
"""Abuse is read with the heat."""


def alone(scores: Mapping[AskKind, float] | None, kind: AskKind) -> bool:
    """Whether the score needs no word beside it."""
    if scores is None or kind in _NEVER_BY_SCORE:
        return False
    return scores.get(kind, 0.0) >= _WEIGHED.get(kind, _RARE).alone


def points_of(scores: Mapping[AskKind, float] | None, kind: AskKind) -> float:
    """The classifier's word as points, positive above the kind's neutral score."""
    if scores is None or kind not in scores:
        return 0.0
    weighing = _WEIGHED.get(kind, _RARE)
    odds = _log_odds(scores[kind]) - _log_odds(weighing.neutral)
    return min(weighing.room, odds) if odds >= 0 else max(weighing.floor, weighing.slope * odds)


def _log_odds(share: float) -> float:
    p = min(max(share, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))
