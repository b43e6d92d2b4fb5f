"""How near a question comes to each advice topic in meaning."""

from collections.abc import Mapping

import numpy as np

from bot.domain.advice import AdviceBook
from bot.ports import Embedder, Vectors

_SURE = 0.13
"""Above the middle topic, the lead in similarity of a question that is one of the examples reworded lightly."""


class TopicLikeness:
    """Compares questions with the examples of a book, which it embeds once, when first asked."""

    def __init__(self, book: AdviceBook, embedder: Embedder) -> None:
        self._book, self._embedder = book, embedder
        self._examples: Mapping[str, Vectors] | None = None

    def scores(self, vector: Vectors) -> dict[str, float]:
        """For each topic's id a likeness in 0..1, given a query vector of shape (dimensions,).

        Only the lead over the middle topic counts: what all topics have in common says nothing.
        """
        if self._examples is None:
            self._examples = {t.id: self._embedder.queries(t.examples) for t in self._book.topics}
        nearest = {topic: float(np.max(examples @ vector)) for topic, examples in self._examples.items()}
        middle = float(np.median(list(nearest.values()))) if nearest else 0.0
        return {topic: min(1.0, max(0.0, (near - middle) / _SURE)) for topic, near in nearest.items()}
