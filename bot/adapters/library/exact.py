"""A copy of a collection's vectors in the order of its rows, for searches that may see only some of them.

Chroma looks a condition up for each row it meets: over 20,000 rows a search took 100 ms, and this takes 2.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from pathlib import Path

    from chromadb.api.models.Collection import Collection

    from bot.ports import Vectors

_FILE = "vectors.npy"
_PAGE = 1000
_FEW = 0.25
"""Up to this share of the rows is taken out before it is compared; more is compared whole and then taken out."""


def write(collection: Collection, keys: Sequence[str], folder: Path) -> None:
    """Write the vectors of the rows under these keys, in their order."""
    row = {key: at for at, key in enumerate(keys)}
    out: np.memmap[Any, np.dtype[np.float32]] | None = None
    for start in range(0, len(keys), _PAGE):
        page = collection.get(ids=list(keys[start : start + _PAGE]), include=["embeddings"])
        for key, vector in zip(page["ids"], page["embeddings"] if page["embeddings"] is not None else [], strict=True):
            if out is None:
                out = np.lib.format.open_memmap(
                    folder / _FILE, mode="w+", dtype=np.float32, shape=(len(keys), len(vector))
                )
            out[row[key]] = vector
    if out is not None:
        out.flush()


def read(folder: Path, rows: int) -> Vectors | None:
    """The vectors written there, which stay on disk until they are read; None where they do not fit the rows."""
    try:
        vectors: Vectors = np.load(folder / _FILE, mmap_mode="r")
    except (OSError, ValueError):
        return None
    return vectors if len(vectors) == rows else None


def nearest(vectors: Vectors, vector: Vectors, seen: NDArray[np.bool_], most: int) -> list[tuple[int, float]]:
    """The rows nearest to a vector among those seen, nearest first, each with its similarity."""
    rows = np.flatnonzero(seen)
    alike = vectors[rows] @ vector if len(rows) < _FEW * len(vectors) else (vectors @ vector)[rows]
    if len(rows) > most:
        best = np.argpartition(-alike, most)[:most]
        rows, alike = rows[best], alike[best]
    order = np.lexsort((rows, -alike))
    return [(int(rows[at]), float(alike[at])) for at in order]
