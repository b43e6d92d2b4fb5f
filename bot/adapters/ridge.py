"""Ridge logistic regression: how much each column of numbers tells of a yes or a no, each weight held to nothing."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_PULL = 20.0
"""How strongly a weight is held to nothing, on columns brought to the same spread."""

_STEPS = 25

C = TypeVar("C", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Fitted(Generic[C]):
    """`start` and a weight a column, in log-odds, and the shares between 0 and 1 that they give the rows."""

    start: float
    weights: Mapping[C, float]
    shares: Floats


def regression(columns: Mapping[C, Floats], truth: Floats, counting: Floats) -> Fitted[C]:
    """Fit `truth` (0 or 1 a row) to the columns; `counting` is what each row counts."""
    rows = np.column_stack(list(columns.values()))
    mean = np.average(rows, axis=0, weights=counting)
    spread = np.maximum(np.sqrt(np.average((rows - mean) ** 2, axis=0, weights=counting)), 1e-6)
    design = np.column_stack([(rows - mean) / spread, np.ones(len(rows))])
    pull = np.diag([*[_PULL] * rows.shape[1], 1e-6])
    weights = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        p = _shares(design, weights)
        bend = (design.T * (p * (1 - p) * counting)) @ design + pull
        weights -= np.linalg.solve(bend, design.T @ ((p - truth) * counting) + pull @ weights)
    plain = weights[:-1] / spread
    start = float(weights[-1] - plain @ mean)
    named = MappingProxyType(dict(zip(columns, plain.tolist(), strict=True)))
    return Fitted(start, named, _shares(design, weights))


def enough(shares: Floats, truth: Floats, counting: Floats, lowest: float, highest: float) -> float:
    """The share from which an ask is taken for made, where found and wrongly found balance best between two bounds."""

    def balance(least: float) -> float:
        found = shares >= least
        both = float((found * counting).sum() + (truth * counting).sum())
        return 2 * float((found * truth * counting).sum()) / max(both, 1.0)

    steps: list[float] = np.arange(lowest, highest + 0.01, 0.02).tolist()
    best: float = max(steps, key=balance)
    return round(best, 2)


def _shares(design: Floats, weights: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(design @ weights, -30, 30))), dtype=np.float64)
