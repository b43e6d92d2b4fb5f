"""Training of the ask classifier: one regularised logistic regression a kind, over vector and words together."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.adapters.ask_words import SIZE, Row, filled

_RIDGE = 3.3
"""The penalty on a weight, against a loss summed over the examples."""

_STRETCH = 10.0
_PASSES = 18
_BATCH = 256
_PACE = 0.03
_FOLDS = 2
_FEW = 10
"""Kinds with fewer examples than this are not calibrated: their held-out scores tell too little."""

Floats = NDArray[np.float64]
_Singles = NDArray[np.float32]


def stretched(vectors: Floats, centre: Floats) -> Floats:
    """Vectors about their centre, of a length that compares with that of the words."""
    return (vectors - centre) * _STRETCH


def train(vectors: Floats, words: Sequence[Row], truths: Floats, counting: Floats) -> tuple[Floats, Floats, Floats]:
    """The weights of the stretched vectors, of the words, and the biases; one row a kind.

    `truths` has one column a kind; `counting` says what each example counts. The same input gives
    the same weights. Calibrated on examples held out in turn, so that a score is a share.
    """
    rows, counts = vectors.astype(np.float32), counting.astype(np.float32)
    weights = _fitted(rows, words, truths.astype(np.float32), counts)
    stretch, shift = _calibration(rows, words, truths.astype(np.float32), counts)
    weights = weights * stretch
    wide = rows.shape[1]
    return weights[:wide].T, weights[wide:-1].T, weights[-1] + shift


def _fitted(vectors: _Singles, words: Sequence[Row], truths: _Singles, counts: _Singles) -> Floats:
    """One column of weights a kind (vector, words, bias), by small steps in a fixed shuffled order."""
    wide = vectors.shape[1] + SIZE + 1
    weights = np.zeros((wide, truths.shape[1]), dtype=np.float32)
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    penalty = np.full((wide, 1), _RIDGE / len(vectors), dtype=np.float32)
    penalty[-1] = 0
    shuffle = np.random.default_rng(0)
    batches = -(-len(vectors) // _BATCH)
    last = _PASSES * batches
    for step in range(last):
        if step % batches == 0:
            order = shuffle.permutation(len(vectors))
        chosen = order[step % batches * _BATCH : (step % batches + 1) * _BATCH]
        block = _block(vectors, words, chosen)
        wrong = (_sigmoid(block @ weights) - truths[chosen]) * counts[chosen, None]
        slope = block.T @ (wrong / np.float32(len(chosen)))
        slope += penalty * weights
        mean += np.float32(0.1) * (slope - mean)
        spread += np.float32(0.01) * (slope * slope - spread)
        pace = _PACE * (1 - step / last)
        known = 1 - 0.9 ** (step + 1), 1 - 0.99 ** (step + 1)
        weights -= np.float32(pace / known[0]) * mean / (np.sqrt(spread / np.float32(known[1])) + np.float32(1e-6))
    return weights.astype(np.float64)


def _block(vectors: _Singles, words: Sequence[Row], chosen: NDArray[np.int64]) -> _Singles:
    """The chosen examples as dense rows: vector, words, and a one for the bias."""
    wide = vectors.shape[1]
    block = np.empty((len(chosen), wide + SIZE + 1), dtype=np.float32)
    block[:, :wide] = vectors[chosen]
    block[:, wide:-1] = filled([words[i] for i in chosen.tolist()])
    block[:, -1] = 1
    return block


def _calibration(vectors: _Singles, words: Sequence[Row], truths: _Singles, counts: _Singles) -> tuple[Floats, Floats]:
    """By what a kind's score is multiplied and shifted so that scores of held-out examples are shares."""
    stretch, shift = np.ones(truths.shape[1]), np.zeros(truths.shape[1])
    if truths.sum(axis=0).max() < _FEW:
        return stretch, shift
    each = np.random.default_rng(1).permutation(len(truths)) % _FOLDS
    held_out = np.zeros(truths.shape)
    for k in range(_FOLDS):
        kept, left = np.flatnonzero(each != k), np.flatnonzero(each == k)
        weights = _fitted(vectors[kept], [words[i] for i in kept.tolist()], truths[kept], counts[kept])
        weights = weights.astype(np.float32)
        for start in range(0, len(left), _BATCH):
            chosen = left[start : start + _BATCH]
            held_out[chosen] = _block(vectors, words, chosen) @ weights
    for j in range(truths.shape[1]):
        if min(truths[:, j].sum(), len(truths) - truths[:, j].sum()) >= _FEW:
            stretch[j], shift[j] = _line(held_out[:, j], truths[:, j].astype(np.float64), counts.astype(np.float64))
    return stretch, shift


def _line(scores: Floats, truth: Floats, counts: Floats) -> tuple[float, float]:
    """The line that turns scores into log-odds, by Newton's steps."""
    rows = np.column_stack([scores, np.ones(len(scores))])
    weights = np.array([1.0, 0.0])
    for _ in range(30):
        p = _sigmoid64(rows @ weights)
        slope = rows.T @ ((p - truth) * counts) + 1e-3 * weights
        bend = (rows.T * (p * (1 - p) * counts)) @ rows + 1e-3 * np.eye(2)
        weights = weights - np.linalg.solve(bend, slope)
    return float(weights[0]), float(weights[1])


def _sigmoid(x: _Singles) -> _Singles:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), dtype=np.float32)


def _sigmoid64(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), dtype=np.float64)
