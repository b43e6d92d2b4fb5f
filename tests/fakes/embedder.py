"""A deterministic embedder: texts that share beginnings of words are near."""

import re
import zlib
from collections.abc import Sequence

import numpy as np

from bot.adapters.embedding.rows import unit_rows
from bot.ports import Vectors
from bot.reading.folding import fold


class FakeEmbedder:
    """Counts the beginnings of words in a few buckets; remembers which passages it was given."""

    def __init__(self, fingerprint: str = "fake-embedder-1", dimensions: int = 256) -> None:
        self._fingerprint = fingerprint
        self._dimensions = dimensions
        self.embedded: list[str] = []

    @property
    def fingerprint(self) -> str:
        """The name it was given."""
        return self._fingerprint

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions."""
        return self._vectors(texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages, remembered in `embedded`."""
        self.embedded += texts
        return self._vectors(texts)

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self._dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w{4,}", fold(text)):
                row[zlib.crc32((self._fingerprint + word[:6]).encode()) % self._dimensions] += 1
        return unit_rows(rows) if texts else rows
