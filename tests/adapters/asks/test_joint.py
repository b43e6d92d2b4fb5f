"""The network of asks and points: what it learns from a few messages, on messages that it never saw."""

import numpy as np

from bot.adapters.asks.joint import Corpus, around, fitted
from bot.adapters.asks.parts import Texts
from bot.adapters.asks.training import Truths
from bot.adapters.asks.words import row_of


def corpus(count: int, seed: int, *, told: bool = True) -> Corpus:
    """Messages of two sentences: the first's vector shows the ask, the second's words say the point, half of the time.

    Where `told` is false nobody has said which sentence says the point.
    """
    chance = np.random.default_rng(seed)
    asked, said = chance.random(count) < 0.5, chance.random(count) < 0.5
    vectors = chance.standard_normal((count, 2, 8)).astype(np.float32) * np.float32(0.05)
    vectors[:, 0, 3] += asked * np.float32(0.4)
    words = [row_of(t) for one in said for t in ("bonjour", "il manque deux mugs" if one else "merci et bonne soirée")]
    sentences = np.full((2 * count, 1), np.nan, dtype=np.float32)
    points = np.zeros((2 * count, 1), dtype=np.float32)
    points[1::2, 0] = said
    rows = np.vstack([around(v, np.zeros(8, dtype=np.float32)) for v in vectors])
    return Corpus(
        Texts(rows, tuple(words), np.arange(0, 2 * count + 1, 2)),
        Truths(asked[:, None].astype(np.float32), np.ones(count, dtype=np.float32), sentences),
        points if told else np.full_like(points, np.nan),
    )


def test_asks_and_points_are_learnt_together() -> None:
    """An ask that vectors show and a point that words say, each told in its own sentence."""
    fresh = corpus(200, seed=2)
    odds = fitted(corpus(300, seed=1)).read(fresh, np.arange(400))
    best = odds[:, 0].reshape(-1, 2).max(axis=1)
    assert ((best > 0) == (fresh.truths.messages[:, 0] > 0)).mean() > 0.9
    assert ((odds[1::2, 1] > 0) == (fresh.points[1::2, 0] > 0)).all()
    assert (odds[::2, 1] < 0).all()


def test_sentences_that_nobody_has_told_apart_teach_no_point() -> None:
    """Unlabelled sentences neither say a point nor leave it out: its output stays where it began."""
    learnt = fitted(corpus(200, seed=1, told=False))
    odds = learnt.read(corpus(50, seed=2), np.arange(100))
    assert abs(float(odds[:, 1].mean()) + 3) < 1


def test_a_sentence_without_words_is_read_by_its_vector() -> None:
    """Signs alone have no columns; the odds are numbers all the same."""
    learnt = fitted(corpus(50, seed=1))
    rows = around(np.zeros((1, 8), dtype=np.float32), np.zeros(8, dtype=np.float32))
    assert np.isfinite(learnt.odds(rows, [row_of("…")])).all()
