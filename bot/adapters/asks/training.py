"""Training of the ask classifier: one small network with a hidden layer, over vector and words together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.adapters.asks.words import SIZE, Row, filled

_STRETCH = 10.0
HIDDEN = 128
_PASSES = 10
_BATCH = 256
_PACE = 0.003
_PULL = 0.01
"""The share of a weight that a step of full pace takes away."""

_LEFT_OUT = (0.3, 0.4)
"""The shares of words and of hidden units that a step does not see, so that none is leant on."""

_FOLDS = 2
_FEW = 10
"""Kinds with fewer examples than this are not calibrated: their held-out scores tell too little."""

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Net:
    """The weights: `inner` (vector, words and a one, by hidden unit) and `outer` (hidden units and a one, by kind)."""

    inner: Singles
    outer: Singles

    def odds(self, sums: Singles) -> Singles:
        """Log-odds by kind, from the weighted sums of the hidden units."""
        hidden: Singles = np.maximum(sums, np.float32(0))
        return np.asarray(hidden @ self.outer[:-1] + self.outer[-1], dtype=np.float32)

    def calibrated(self, stretch: Floats, shift: Floats) -> "Net":
        """The same with its log-odds stretched and shifted."""
        outer = self.outer * stretch
        outer[-1] += shift
        return Net(self.inner, outer.astype(np.float32))


def stretched(vectors: Floats, centre: Floats) -> Floats:
    """Vectors about their centre, of a length that compares with that of the words."""
    return (vectors - centre) * _STRETCH


def train(vectors: Floats, words: Sequence[Row], truths: Floats, counting: Floats) -> Net:
    """The weights of the stretched vectors and the words.

    `truths` has one column a kind; `counting` says what each example counts. The same input gives
    the same weights. Calibrated on examples held out in turn, so that a score is a share.
    """
    rows, marks, counts = (a.astype(np.float32) for a in (vectors, truths, counting))
    net = _fitted(rows, words, marks, counts)
    return net.calibrated(*_calibration(rows, words, marks, counts))


def _fitted(vectors: Singles, words: Sequence[Row], truths: Singles, counts: Singles) -> Net:
    """Weights by small steps in a fixed shuffled order, each step scaled by how much its slope varies (Adam)."""
    chance = np.random.default_rng(0)
    wide = vectors.shape[1] + SIZE + 1
    inner = (chance.standard_normal((wide, HIDDEN)) * 0.03).astype(np.float32)
    outer = (chance.standard_normal((HIDDEN + 1, truths.shape[1])) * 0.1).astype(np.float32)
    inner[-1] = outer[-1] = 0
    weights = (inner, outer)
    steps = [_Steps(w) for w in weights]
    batches = -(-len(vectors) // _BATCH)
    last = _PASSES * batches
    for step in range(last):
        if step % batches == 0:
            order = chance.permutation(len(vectors))
        chosen = order[step % batches * _BATCH : (step % batches + 1) * _BATCH]
        block = _block(vectors, words, chosen, chance)
        awake = (chance.random((len(chosen), HIDDEN), dtype=np.float32) >= _LEFT_OUT[1]) / np.float32(1 - _LEFT_OUT[1])
        hidden = np.maximum(block @ inner, np.float32(0)) * awake
        wrong = (_sigmoid(hidden @ outer[:-1] + outer[-1]) - truths[chosen]) * counts[chosen, None]
        wrong /= np.float32(len(chosen))
        back = (wrong @ outer[:-1].T) * awake * (hidden > 0)
        pace = _PACE * (1 - step / last)
        steps[0].take(block.T @ back, pace)
        steps[1].take(np.vstack([hidden.T @ wrong, wrong.sum(axis=0)]), pace)
    return Net(inner, outer)


class _Steps:
    """Adam with decoupled decay (Kingma and Ba 2015; Loshchilov and Hutter 2019), in place; none of the last row."""

    def __init__(self, weights: Singles) -> None:
        self._weights = weights
        self._mean, self._spread = np.zeros_like(weights), np.zeros_like(weights)
        self._taken = 0

    def take(self, slope: Singles, pace: float) -> None:
        """One step of Adam against `slope`, as long as `pace`; changes the weights in place."""
        self._taken += 1
        self._mean += np.float32(0.1) * (slope - self._mean)
        self._spread += np.float32(0.001) * (slope * slope - self._spread)
        known = 1 - 0.9**self._taken, 1 - 0.999**self._taken
        self._weights[:-1] *= np.float32(1 - pace * _PULL)
        size = np.sqrt(self._spread / np.float32(known[1])) + np.float32(1e-8)
        self._weights -= np.float32(pace / known[0]) * self._mean / size


def _block(
    vectors: Singles, words: Sequence[Row], chosen: NDArray[np.int64], chance: np.random.Generator | None = None
) -> Singles:
    """The chosen examples as dense rows: vector, words (only some, where there is chance), and a one for the bias."""
    rows = [words[i] for i in chosen.tolist()]
    wide = vectors.shape[1]
    block = np.empty((len(chosen), wide + SIZE + 1), dtype=np.float32)
    block[:, :wide] = vectors[chosen]
    block[:, wide:-1] = filled(rows if chance is None else [_partly(row, chance) for row in rows])
    block[:, -1] = 1
    return block


def _partly(row: Row, chance: np.random.Generator) -> Row:
    """Some of a row's columns, as heavy together as all of them are on average."""
    columns, values = row
    kept = chance.random(len(columns)) >= _LEFT_OUT[0]
    return columns[kept], np.asarray(values[kept] / np.float32(1 - _LEFT_OUT[0]), dtype=np.float32)


def _calibration(vectors: Singles, words: Sequence[Row], truths: Singles, counts: Singles) -> tuple[Floats, Floats]:
    """By what a kind's score is multiplied and shifted so that scores of held-out examples are shares."""
    stretch, shift = np.ones(truths.shape[1]), np.zeros(truths.shape[1])
    if truths.sum(axis=0).max() < _FEW:
        return stretch, shift
    each = np.random.default_rng(1).permutation(len(truths)) % _FOLDS
    held_out = np.zeros(truths.shape)
    for k in range(_FOLDS):
        kept, left = np.flatnonzero(each != k), np.flatnonzero(each == k)
        net = _fitted(vectors[kept], [words[i] for i in kept.tolist()], truths[kept], counts[kept])
        for start in range(0, len(left), _BATCH):
            chosen = left[start : start + _BATCH]
            held_out[chosen] = net.odds(_block(vectors, words, chosen) @ net.inner)
    for j in range(truths.shape[1]):
        if min(truths[:, j].sum(), len(truths) - truths[:, j].sum()) >= _FEW:
            stretch[j], shift[j] = _line(held_out[:, j], truths[:, j].astype(np.float64), counts.astype(np.float64))
    return stretch, shift


def _line(scores: Floats, truth: Floats, counts: Floats) -> tuple[float, float]:
    """The line that turns scores into log-odds, by Newton's steps."""
    rows = np.column_stack([scores, np.ones(len(scores))])
    weights = np.array([1.0, 0.0])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ ((p - truth) * counts) + 1e-3 * weights
        bend = (rows.T * (p * (1 - p) * counts)) @ rows + 1e-3 * np.eye(2)
        weights = weights - np.linalg.solve(bend, slope)
    return float(weights[0]), float(weights[1])


def _sigmoid(x: Singles) -> Singles:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), dtype=np.float32)
