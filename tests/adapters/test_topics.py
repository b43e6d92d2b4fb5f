"""Likeness of meaning between a question and the advice topics."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from bot.adapters.embedding.bundled import BundledEmbedder
from bot.adapters.embedding.shipped import FILE, ShippedVectors
from bot.adapters.texts.advice import load_advice
from bot.adapters.topics import TopicLikeness
from bot.coach.advise import closest
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
        assert scores.keys() == {t.id for t in book.asked}


def test_meaning_finds_the_topic_where_words_do_not() -> None:
    """Of every third topic's first and last example, asked as if unseen, more find it than by words alone.

    A topic's examples are as unlike each other as people's words are: each left out is a question of its own.
    """
    book = load_advice(ROOT / "prompts", ())
    embedder = ShippedVectors(BundledEmbedder(), ROOT / "knowledge" / FILE)
    right = {"words": 0, "meaning too": 0}
    beside = 0
    held_out = [(t, t.examples[at]) for t in book.topics[::3] for at in (0, -1)]
    for topic, question in held_out:
        shorter = tuple(
            replace(t, examples=tuple(e for e in t.examples if e != question)) if t is topic else t for t in book.topics
        )
        less = replace(book, topics=shorter)
        scores = TopicLikeness(less, embedder).scores(embedder.queries([question])[0])
        for how, told in (("words", {}), ("meaning too", scores)):
            found = closest(question, less, told)
            right[how] += found is not None and found.id == topic.id
        beside += found is not None and found.id != topic.id
    assert right["words"] < right["meaning too"]
    assert right["meaning too"] >= 0.7 * len(held_out)
    assert beside <= 0.2 * len(held_out)
