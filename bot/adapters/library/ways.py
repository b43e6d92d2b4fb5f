"""Each way in which a passage is asked for, by itself, beside the one vector of its row.

The sum of many ways is near to what they have in common and far from each; a question is like one of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from bot.adapters.library.exact import AT_ONCE, Held, Kept, compared
from bot.adapters.library.records import embedded_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from bot.domain.knowledge import Passage
    from bot.ports import Embedder, Vectors

_VECTORS, _OWNERS = "ways.npy", "ways.owners.npy"
_BATCH = 256
_WEIGHT = 0.5
"""How much the nearest way counts beside the sum of all, which knows what a longer question is about."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways of all rows that have some, row after row: the ways of `rows[i]` start at `starts[i]`."""

    vectors: Vectors
    rows: NDArray[np.int64]
    starts: NDArray[np.int64]
    kept: Kept = field(default_factory=Kept)

    def nearness(self, vector: Vectors, held: Held, seen: NDArray[np.bool_]) -> dict[int, float]:
        """How like a question each row with ways is, among those seen: its own vector and the nearest of its ways."""
        if not len(self.rows):
            return {}
        both, shown = self.kept.of(vector, lambda: self._both(vector, held)), seen[self.rows]
        return dict(zip(self.rows[shown].tolist(), both[shown].tolist(), strict=True))

    def _both(self, vector: Vectors, held: Held) -> Vectors:
        nearest = np.maximum.reduceat(compared(self.vectors, vector), self.starts)
        own = held.alike(vector)[self.rows] if len(held.whole) <= AT_ONCE else compared(held.whole[self.rows], vector)
        return np.asarray((1 - _WEIGHT) * own + _WEIGHT * nearest, dtype=np.float32)


def write(passages: Iterable[Passage], embedder: Embedder, folder: Path) -> None:
    """Write the ways of these passages, in their order; their texts were embedded for their rows a moment ago.

    The copies that a digest makes of an original have none: they would share the section's, and it is their own words
    that tell them apart.
    """
    texts: list[str] = []
    owners: list[int] = []
    for row, passage in enumerate(passages):
        if passage.asked and not passage.told:
            ways = embedded_texts(passage)
            texts += ways
            owners += [row] * len(ways)
    _save(folder / _VECTORS, _embedded(texts, embedder))
    _save(folder / _OWNERS, np.array(owners, dtype=np.int64))


def read(folder: Path) -> Ways:
    """The ways written there; raises OSError where there are none, ValueError where they do not fit each other."""
    vectors: Vectors = np.load(folder / _VECTORS, mmap_mode="r").view(np.ndarray)
    owners: NDArray[np.int64] = np.load(folder / _OWNERS)
    if len(vectors) != len(owners):
        msg = f"the ways in {folder.name} do not fit their rows"
        raise ValueError(msg)
    rows, starts = np.unique(owners, return_index=True)
    return Ways(vectors, rows, starts)


def _embedded(texts: Sequence[str], embedder: Embedder) -> Vectors:
    parts = [embedder.passages(texts[start : start + _BATCH]) for start in range(0, len(texts), _BATCH)]
    return np.concatenate(parts) if parts else np.zeros((0, 1), dtype=np.float32)


def _save(path: Path, array: NDArray[np.generic]) -> None:
    """Whole or not at all: another process may open the same index."""
    part = path.with_suffix(".part.npy")
    np.save(part, array)
    part.replace(path)
