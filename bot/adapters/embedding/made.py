"""Vectors that are made up, for measuring size and speed without an embedder's minutes."""

from collections.abc import Sequence
from zlib import crc32

import numpy as np

from bot.adapters.embedding.rows import unit_rows
from bot.ports import Vectors

_WORDS = 1 << 15
_DIMENSIONS = 384
_LONG = 32
"""Directions in which words differ most, as with real embedders, whose vectors fill their space unevenly."""


class MadeVectors:
    """Each word has a fixed direction of its own; a text is the sum of its words': shared words, near vectors."""

    def __init__(self) -> None:
        spread = np.concatenate([np.full(_LONG, 2.0), np.ones(_DIMENSIONS - _LONG)])
        self._words = (np.random.default_rng(1).standard_normal((_WORDS, _DIMENSIONS)) * spread).astype(np.float32)

    @property
    def fingerprint(self) -> str:
        """A fixed name."""
        return "made-vectors-1"

    def queries(self, texts: Sequence[str]) -> Vectors:
        """See `ports.Embedder`."""
        return self.passages(texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """See `ports.Embedder`."""
        if not texts:
            return np.empty((0, _DIMENSIONS), dtype=np.float32)
        rows = [[crc32(word.encode("utf-8", "replace")) % _WORDS for word in text.split()] or [0] for text in texts]
        return unit_rows([self._words[row].sum(axis=0) for row in rows])
