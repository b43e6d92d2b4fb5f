"""A copy of a generation's passages in the order of its rows, so that a search need not open Chroma.

Importing and opening Chroma takes longer than everything else that a single answer needs.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from bot.adapters.library.records import metadata, passage_from

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.adapters.library.records import Record
    from bot.domain.knowledge import Passage

_TEXTS = "passages.jsonl"
_STARTS = "passages.npy"


@dataclass(frozen=True, slots=True)
class Rows:
    """The passages as they lie on disk; row i stands from `starts[i]` to `starts[i + 1]`."""

    texts: NDArray[np.uint8]
    starts: NDArray[np.int64]

    def passage(self, row: int) -> Passage:
        """The passage of a row, its score 0."""
        data, text = json.loads(self.texts[int(self.starts[row]) : int(self.starts[row + 1])].tobytes())
        return passage_from(data, text)


def write(records: Sequence[Record], folder: Path) -> None:
    """Write the passages of these rows, in their order."""
    lines = [f"{json.dumps([metadata(r), r.passage.text], ensure_ascii=False)}\n".encode() for r in records]
    (folder / _TEXTS).write_bytes(b"".join(lines))
    np.save(folder / _STARTS, np.cumsum([0, *map(len, lines)], dtype=np.int64))


def read(folder: Path, rows: int) -> Rows:
    """The passages written there, which stay on disk until they are asked for.

    Raises OSError where there are none, ValueError where they do not fit the rows.
    """
    starts: NDArray[np.int64] = np.load(folder / _STARTS)
    size = (folder / _TEXTS).stat().st_size
    if len(starts) != rows + 1 or int(starts[-1]) != size:
        msg = f"the passages in {folder.name} do not fit the index"
        raise ValueError(msg)
    texts = np.memmap(folder / _TEXTS, dtype=np.uint8, mode="r") if size else np.empty(0, dtype=np.uint8)
    return Rows(texts, starts)
