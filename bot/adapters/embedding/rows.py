"""The shape every embedder gives back."""

import numpy as np
from numpy.typing import ArrayLike

from bot.ports import Vectors


def unit_rows(values: ArrayLike) -> Vectors:
    """The rows as float32, each of length 1; a row of zeros stays zeros."""
    rows = np.atleast_2d(np.asarray(values, dtype=np.float32))
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.ascontiguousarray(rows / np.where(lengths == 0, 1, lengths), dtype=np.float32)
