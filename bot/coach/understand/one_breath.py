"""What one sentence tells by itself: a word here and a faint sound there are two witnesses of two things."""

from collections.abc import Collection, Mapping, Sequence

from bot.coach.understand.shown import Shown
from bot.coach.understand.weighing import Weighing
from bot.domain.asks import AskKind

NO_REQUEST = frozenset({AskKind.SILENCE_AFTER_EFFORT, AskKind.ULTIMATUM})
"""Kinds that come with a request and are none: they explain no words away."""


def by_sentence(
    shown: Mapping[AskKind, Shown], heard: Sequence[Mapping[str, float]], weighing: Weighing
) -> list[dict[str, float]]:
    """How likely each ask is by each sentence alone: its words, and what is heard in it."""
    each: list[dict[str, float]] = []
    for i, scores in enumerate(heard):
        signs = {kind: seen.by_sentence[i] for kind, seen in shown.items()}
        where = {kind: seen.where & {i} for kind, seen in shown.items()}
        shares = weighing.shares(signs, where, scores or dict.fromkeys(shown, 0.0))
        each.append({kind.value: share for kind, share in shares.items()})
    return each


def scattered(made: Collection[AskKind], by_itself: Collection[AskKind]) -> set[AskKind]:
    """Of the asks `made` by a message as a whole, those that no sentence makes `by_itself`, where another is so made.

    The only request of a message may well be told in two sentences: the wish in one, what it is about in the other.
    """
    told = set(by_itself) - NO_REQUEST
    return {kind for kind in made if kind not in by_itself and told - {kind}}
