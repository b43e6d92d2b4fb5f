"""What a sentence says beyond its asks: one linear head a point, over vectors and the ask classifier's hidden units.

Each point is told from all else by Fisher's discriminant with a shrunk covariance (Friedman 1989): a closed form, which
a few dozen examples are enough for. How far a matter has come (`Stage`) is told in the same way from the message as a
whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.adapters.asks.parts import PLACES, Singles
from bot.adapters.asks.training import line
from bot.ports import Vectors

_SHRUNK = 0.3
"""The share of the mean variance added to each column's own, so that no direction is trusted for being small."""

_HALVES = 2
_PREVIOUS, _NEXT, _PLACE, _HIDDEN = 6.0, 4.0, 0.1, 0.5
"""What the sentences on either side, the place and the hidden units count beside a sentence's own vector."""

Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scaling:
    """By what vectors and hidden units are divided, about which middle, so that their rows are about one long."""

    vectors: float
    hidden: float
    middle: Singles

    @classmethod
    def of(cls, vectors: Vectors, hidden: Singles, centre: Singles) -> "Scaling":
        """The scaling of these rows."""
        own = float(np.linalg.norm(np.asarray(vectors) - centre, axis=1).mean())
        return cls(max(own, 1e-6), max(float(np.linalg.norm(hidden, axis=1).mean()), 1e-6), hidden.mean(axis=0))


def rows_of(vectors: Vectors, hidden: Singles, centre: Singles, scaling: Scaling) -> Rows:
    """One row a sentence of one message: its vector, those on either side, its place, its hidden units."""
    about = np.asarray(vectors, dtype=np.float32) - centre
    count = len(about)
    before, after = np.zeros_like(about), np.zeros_like(about)
    before[1:], after[:-1] = about[:-1], about[1:]
    place = np.zeros((count, PLACES), dtype=np.float32)
    place[0, 0] = place[-1, 1] = _PLACE
    place[0, 2] = _PLACE * (count == 1)
    own = about / np.float32(scaling.vectors)
    units = (hidden - scaling.middle) * np.float32(_HIDDEN / scaling.hidden)
    return np.hstack([own, before * _PREVIOUS / 10, after * _NEXT / 10, place, units]).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Heads:
    """A column of weights and a start for each name; log-odds are stretched and shifted into shares."""

    names: tuple[str, ...]
    weights: Singles
    starts: Singles

    def shares(self, rows: Rows) -> Singles:
        """One share (0 to 1) for each row and name."""
        odds = np.clip(rows @ self.weights + self.starts, -30, 30)
        return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float32)


def fitted(rows: Rows, truth: Singles, names: Sequence[str], writers: Sequence[str]) -> Heads:
    """The heads of `names` from rows and what is true of them (0 or 1, rows by names).

    Calibrated on writers held out in turn; the same input gives the same.
    """
    weights, starts = _told_apart(rows, truth)
    each = np.array([sorted(set(writers)).index(w) % _HALVES for w in writers])
    held = np.zeros(truth.shape)
    for half in range(_HALVES):
        kept, left = each != half, each == half
        if truth[kept].any() and left.any():
            w, s = _told_apart(rows[kept], truth[kept])
            held[left] = rows[left] @ w + s
    odds = np.clip(held.ravel(), -30, 30)
    stretch, shift = line(odds, truth.ravel().astype(np.float64), np.ones(truth.size))
    return Heads(tuple(names), (weights * stretch).astype(np.float32), (starts * stretch + shift).astype(np.float32))


def _told_apart(rows: Rows, truth: Singles) -> tuple[Singles, Singles]:
    middle = rows.mean(axis=0)
    about = (rows - middle).astype(np.float64)
    spread = about.T @ about / len(about)
    spread += np.eye(len(spread)) * _SHRUNK * np.trace(spread) / len(spread)
    counts = truth.sum(axis=0)
    means = (truth.T @ about) / np.maximum(counts, 1)[:, None]
    weights = np.linalg.solve(spread, means.T)
    share = np.clip(counts / len(rows), 1e-4, 0.5)
    starts = np.log(share) - 0.5 * (means.T * weights).sum(axis=0) - middle @ weights
    return weights.astype(np.float32), starts.astype(np.float32)
