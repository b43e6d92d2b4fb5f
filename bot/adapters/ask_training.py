"""Training of the ask classifier: one regularised logistic regression a kind, over vector and words together."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.adapters.ask_words import SIZE, Row, matrix

_RIDGE = 3.3
"""The penalty on a weight, against a loss summed over the examples."""

_STRETCH = 10.0
_STEPS = 220
_FOLDS = 3
_FEW = 10
"""Kinds with fewer examples than this are not calibrated: their held-out scores tell too little."""

_BLOCK = 2048
_CONSTANT = 10.0

Floats = NDArray[np.float64]


def stretched(vectors: Floats, centre: Floats) -> Floats:
    """Vectors about their centre, of a length that compares with that of the words."""
    return (vectors - centre) * _STRETCH


def train(vectors: Floats, words: Sequence[Row], truths: Floats) -> tuple[Floats, Floats, Floats]:
    """The weights of the stretched vectors, of the words, and the biases; one row a kind.

    `truths` has one column a kind. The same input gives the same weights: gradient steps from
    zero, with momentum, in the space of the examples' likenesses. Calibrated on examples held
    out in turn, so that a score is a share.
    """
    likeness = _likeness(vectors, words)
    shares = _fitted(likeness, truths)
    stretch, shift = _calibration(likeness, truths)
    shares = shares * stretch
    dense = (vectors.T @ shares).T
    sparse = np.concatenate(
        [(matrix(words, range(a, min(a + _BLOCK, SIZE))).T @ shares) for a in range(0, SIZE, _BLOCK)]
    ).T
    return dense, sparse, _CONSTANT * shares.sum(axis=0) + shift


def _likeness(vectors: Floats, words: Sequence[Row]) -> NDArray[np.float32]:
    """How alike every two examples are: the product of their rows, with a constant for the bias."""
    rows = vectors.astype(np.float32)
    found = rows @ rows.T + np.float32(_CONSTANT)
    for a in range(0, SIZE, _BLOCK):
        block = matrix(words, range(a, min(a + _BLOCK, SIZE)))
        found += block @ block.T
    return np.asarray(found, dtype=np.float32)


def _fitted(likeness: NDArray[np.float32], truths: Floats) -> Floats:
    """The share of every example in the weights, one column a kind."""
    ahead = np.random.default_rng(0).standard_normal(len(likeness)).astype(np.float32)
    for _ in range(20):
        ahead = likeness @ ahead
        largest = float(np.linalg.norm(ahead))
        ahead /= np.float32(largest)
    step = 1 / (largest * 1.05 / 4 + _RIDGE)
    shares: NDArray[np.float32] = np.zeros(truths.shape, dtype=np.float32)
    before, pace = shares, 1.0
    wanted = truths.astype(np.float32)
    for _ in range(_STEPS):
        faster = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        leap = shares + np.float32((pace - 1) / faster) * (shares - before)
        before, pace = shares, faster
        slope = _sigmoid(likeness @ leap) - wanted + np.float32(_RIDGE) * leap
        shares = np.asarray(leap - np.float32(step) * slope, dtype=np.float32)
    return shares.astype(np.float64)


def _calibration(likeness: NDArray[np.float32], truths: Floats) -> tuple[Floats, Floats]:
    """By what a kind's score is multiplied and shifted so that scores of held-out examples are shares."""
    stretch, shift = np.ones(truths.shape[1]), np.zeros(truths.shape[1])
    each = np.arange(len(truths)) % _FOLDS
    held_out = np.zeros(truths.shape)
    if min(truths.sum(axis=0).max(), len(truths)) < _FEW:
        return stretch, shift
    for k in range(_FOLDS):
        kept, left = each != k, each == k
        shares = _fitted(np.ascontiguousarray(likeness[np.ix_(kept, kept)]), truths[kept])
        held_out[left] = likeness[np.ix_(left, kept)] @ shares
    for j in range(truths.shape[1]):
        if min(truths[:, j].sum(), len(truths) - truths[:, j].sum()) >= _FEW:
            stretch[j], shift[j] = _line(held_out[:, j], truths[:, j])
    return stretch, shift


def _line(scores: Floats, truth: Floats) -> tuple[float, float]:
    """The line that turns scores into log-odds, by Newton's steps."""
    rows = np.column_stack([scores, np.ones(len(scores))])
    weights = np.array([1.0, 0.0])
    for _ in range(30):
        p = _sigmoid64(rows @ weights)
        slope = rows.T @ (p - truth) + 1e-3 * weights
        bend = (rows.T * (p * (1 - p))) @ rows + 1e-3 * np.eye(2)
        weights = weights - np.linalg.solve(bend, slope)
    return float(weights[0]), float(weights[1])


def _sigmoid(x: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), dtype=np.float32)


def _sigmoid64(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), dtype=np.float64)
