"""A message in the parts that are embedded, and the vector of the whole from theirs."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.reading.sentences import Sentence, sentences

_MOST = 32
"""Sentences of a message, its first ones, that are embedded; what follows is read by its words."""

_BESIDE = 10
"""Letters added to the length of each part, so that a short one is not lost."""


def parts_of(text: str) -> tuple[Sentence, ...]:
    """The first sentences of `text`; the text itself where it holds none."""
    return sentences(text)[:_MOST] or (Sentence(text, 0, len(text)),)


def whole_of(vectors: NDArray[np.float32], parts: Sequence[str]) -> NDArray[np.float32]:
    """A message's unit vector, shape (dimensions,): the mean of its parts' vectors by their length."""
    lengths = np.array([len(p) + _BESIDE for p in parts], dtype=np.float32)
    mean = (np.asarray(vectors, dtype=np.float32) * lengths[:, None]).sum(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)
