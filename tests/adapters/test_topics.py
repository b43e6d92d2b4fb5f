"""Likeness of meaning between a question and the advice topics."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.adapters.advice import load_advice
from bot.adapters.topics import TopicLikeness
from bot.ports import Vectors

ROOT = Path(__file__).parents[2]


class _Letters:
    """Embeds a text as the counts of its letters, at length 1."""

    fingerprint = "letters-1"

    def queries(self, texts: Sequence[str]) -> Vectors:
        rows = np.array(
            [[1.0 + t.lower().count(c) for c in "abcdefghijklmnopqrstuvwxyz"] for t in texts], dtype=np.float32
        )
        unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self.queries(texts)


def test_an_example_is_nearest_to_its_own_topic() -> None:
    """A question which is an example scores highest on its topic, and every score lies in 0..1."""
    book = load_advice(ROOT / "prompts", ())
    likeness = TopicLikeness(book, _Letters())
    for topic in book.topics[:5]:
        scores = likeness.scores(_Letters().queries([topic.examples[0]])[0])
        assert max(scores, key=lambda name: scores[name]) == topic.id
        assert all(0.0 <= s <= 1.0 for s in scores.values())
        assert scores.keys() == {t.id for t in book.topics}
