"""How near a question comes to each advice topic in meaning."""

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from bot.domain.advice import AdviceBook
from bot.ports import Embedder, Vectors

_NEAR = 0.8
"""How much of a similarity counts by itself; its lead over every other topic counts in full.

Measured from the middle of all examples, an unrelated question seldom passes 0.35 and never leads by much.
"""


class TopicLikeness:
    """Compares questions with the examples of a book, which it embeds once, when first asked."""

    def __init__(self, book: AdviceBook, embedder: Embedder) -> None:
        self._book, self._embedder = book, embedder

    @cached_property
    def _known(self) -> tuple[Mapping[str, Vectors], Vectors]:
        """The examples of each topic, less what all have in common, and that."""
        vectors = {t.id: self._embedder.queries(t.examples) for t in self._book.asked}
        middle: Vectors = np.concatenate(list(vectors.values())).mean(axis=0)
        return {topic: _unit(rows - middle) for topic, rows in vectors.items()}, middle

    def ready(self) -> None:
        """Embed the examples now."""
        _ = self._known

    def scores(self, vector: Vectors) -> dict[str, float]:
        """For each topic's id a likeness in 0..1, given a query vector of shape (dimensions,).

        What all examples have in common is taken away first, since it says nothing of the topic.
        """
        examples, middle = self._known
        asked = _unit((vector - middle)[np.newaxis])[0]
        nearest = {topic: float(np.max(rows @ asked)) for topic, rows in examples.items()}
        first, second, *_ = [*sorted(nearest.values(), reverse=True), 0.0, 0.0]
        return {
            topic: min(1.0, max(0.0, _NEAR * near + (near - second if near == first else 0.0)))
            for topic, near in nearest.items()
        }


def _unit(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Vectors = (rows / np.where(lengths == 0, 1, lengths)).astype(np.float32)
    return unit
