"""A copy of a collection's vectors in the order of its rows: every search compares them, and is the same each time.

Chroma's graph is built by several threads and may leave rows without a way to them; a condition costs it a look at
each row it meets, over 20,000 rows a tenth of a second. Of many rows a shorter copy is compared first: the vectors
on the few directions in which these vectors are longest; only the nearest by it are compared whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from pathlib import Path

    from chromadb.api.models.Collection import Collection

    from bot.ports import Vectors

_WHOLE, _SHORT, _TURN = "vectors.npy", "vectors.short.npy", "vectors.turn.npy"
_PAGE = 1000
_MANY = 20_000
"""From so many rows on there is a shorter copy: comparing fewer whole takes 2 ms."""
_LENGTH = 128
"""Dimensions of the shorter copy: 51 MB for 100,000 rows."""
_LOOKED_AT = 2000
"""How many rows, the nearest by the shorter copy, are compared whole."""
AT_ONCE = 2000
"""Up to so many rows are all compared at once, and what comes of it serves the next question of the same message."""
_FEW = 0.25
"""Of more, up to this share of the rows is taken out before it is compared; else all are, and then taken out."""


class Kept:
    """What was worked out of the vector asked about last: one message looks among several kinds of passage in turn."""

    __slots__ = ("_last",)

    def __init__(self) -> None:
        self._last: tuple[bytes, Vectors] | None = None

    def of(self, vector: Vectors, work: Callable[[], Vectors]) -> Vectors:
        """What `work` gives for this vector, worked out again only where another was asked about in between."""
        key, last = vector.tobytes(), self._last
        if last is not None and last[0] == key:
            return last[1]
        found = work()
        self._last = (key, found)
        return found


@dataclass(frozen=True, slots=True)
class Held:
    """The vectors of a generation, which stay on disk until they are read.

    `short` holds them turned by `turn` and cut, where there are many.
    """

    whole: Vectors
    short: Vectors | None = None
    turn: Vectors | None = None
    kept: Kept = field(default_factory=Kept)

    def alike(self, vector: Vectors) -> Vectors:
        """The similarity of every row to a vector; worked out once for one vector that is asked about in turn."""
        return self.kept.of(vector, lambda: compared(self.whole, vector))

    def nearest(self, vector: Vectors, seen: NDArray[np.bool_], most: int) -> list[tuple[int, float]]:
        """The rows nearest to a vector among those seen, nearest first, each with its similarity."""
        rows = np.flatnonzero(seen)
        looked_at = max(_LOOKED_AT, most)
        if self.short is not None and self.turn is not None and len(rows) > looked_at:
            # only what is seen is put in order: hidden rows made equal took the partition ten times as long
            rough = compared(self.short, vector @ self.turn)[rows]
            rows = rows[rough >= np.partition(rough, len(rough) - looked_at)[len(rough) - looked_at]]
        few = len(self.whole) > AT_ONCE and len(rows) < _FEW * len(self.whole)
        alike = compared(self.whole[rows], vector) if few else self.alike(vector)[rows]
        if len(rows) > most:
            best = np.argpartition(-alike, most)[:most]
            rows, alike = rows[best], alike[best]
        order = np.lexsort((rows, -alike))
        return [(int(rows[at]), float(alike[at])) for at in order]


def compared(rows: Vectors, vector: Vectors) -> Vectors:
    """The product of each row with a vector, by one thread: several would wait for each other on a busy machine."""
    alike: Vectors = np.einsum("ij,j->i", rows, vector)
    return alike


def write(collection: Collection, keys: Sequence[str], folder: Path) -> None:
    """Write the vectors of the rows under these keys, in their order."""
    row = {key: at for at, key in enumerate(keys)}
    out: np.memmap[Any, np.dtype[np.float32]] | None = None
    for start in range(0, len(keys), _PAGE):
        page = collection.get(ids=list(keys[start : start + _PAGE]), include=["embeddings"])
        for key, vector in zip(page["ids"], page["embeddings"] if page["embeddings"] is not None else [], strict=True):
            if out is None:
                out = _made(folder / _WHOLE, len(keys), len(vector))
            out[row[key]] = vector
    if out is None:
        return
    out.flush()
    if len(keys) > _MANY and out.shape[1] > _LENGTH:
        _write_short(out, folder)


def read(folder: Path, rows: int) -> Held | None:
    """The vectors written there; None where they do not fit the rows."""
    try:
        whole: Vectors = np.load(folder / _WHOLE, mmap_mode="r").view(np.ndarray)
    except (OSError, ValueError):
        return None
    if len(whole) != rows:
        return None
    try:
        short: Vectors = np.load(folder / _SHORT, mmap_mode="r").view(np.ndarray)
        turn: Vectors = np.load(folder / _TURN)
    except (OSError, ValueError):
        return Held(whole)
    return Held(whole, short, turn) if len(short) == rows else Held(whole)


def _write_short(whole: Vectors, folder: Path) -> None:
    """Turn the vectors towards the directions in which their squares sum to most, and keep the first of them."""
    width = whole.shape[1]
    squares = np.zeros((width, width), dtype=np.float64)
    for start in range(0, len(whole), _PAGE):
        part = np.asarray(whole[start : start + _PAGE], dtype=np.float32)
        squares += part.T @ part
    turn = np.ascontiguousarray(np.linalg.eigh(squares)[1][:, ::-1][:, :_LENGTH], dtype=np.float32)
    out = _made(folder / _SHORT, len(whole), _LENGTH)
    for start in range(0, len(whole), _PAGE):
        out[start : start + _PAGE] = whole[start : start + _PAGE] @ turn
    out.flush()
    np.save(folder / _TURN, turn)


def _made(path: Path, rows: int, width: int) -> np.memmap[Any, np.dtype[np.float32]]:
    return np.lib.format.open_memmap(path, mode="w+", dtype=np.float32, shape=(rows, width))
