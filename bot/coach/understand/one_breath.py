"""What one sentence tells by itself: a word here and a faint sound there are two witnesses of two things."""

from collections.abc import Collection, Mapping, Sequence

from bot.coach.understand.shown import Shown
from bot.coach.understand.weighing import Weighing
from bot.domain.asks import AskKind

NO_REQUEST = frozenset({AskKind.SILENCE_AFTER_EFFORT, AskKind.ULTIMATUM})
"""Kinds that come with a request and are none: they explain no words away."""


def in_one_sentence(
    shown: Mapping[AskKind, Shown], heard: Sequence[Mapping[str, float]], weighing: Weighing
) -> dict[AskKind, float]:
    """How likely each ask is by the one sentence that tells of it most, its words and what is heard in it."""
    best = dict.fromkeys(shown, 0.0)
    for i, scores in enumerate(heard):
        signs = {kind: seen.by_sentence[i] for kind, seen in shown.items()}
        where = {kind: seen.where & {i} for kind, seen in shown.items()}
        for kind, share in weighing.shares(signs, where, scores or dict.fromkeys(shown, 0.0)).items():
            best[kind] = max(best[kind], share)
    return best


def scattered(made: Collection[AskKind], by_itself: Collection[AskKind]) -> set[AskKind]:
    """Of the asks `made` by a message as a whole, those that no sentence makes `by_itself`, where another is so made.

    The only request of a message may well be told in two sentences: the wish in one, what it is about in the other.
    """
    told = set(by_itself) - NO_REQUEST
    return {kind for kind in made if kind not in by_itself and told - {kind}}
