"""A message's words as numbers: hashed shares of its words, pairs of words and runs of letters."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.reading.folding import fold

WORDS = 1 << 12
RUNS = 1 << 13
SIZE = WORDS + RUNS
"""Columns: words and pairs of words first, runs of letters after."""

_WORD = re.compile(r"[a-z0-9']+|[%€$£?!]")
_DIGIT = re.compile(r"\d")
_SHORTEST, _LONGEST = 3, 5
_WORDS_COUNT, _RUNS_COUNT = 4.0, 6.0
"""The length of each half of a row, beside a centred vector stretched tenfold."""

Row = tuple[NDArray[np.int32], NDArray[np.float32]]
"""Columns, and their values."""


def row_of(text: str) -> Row:
    """The columns that the words of `text` fill, without repeats; none for a text without words."""
    words = _WORD.findall(_DIGIT.sub("0", fold(text)))
    halves = [
        _half([_column(w, WORDS) for w in (*words, *map(" ".join, pairwise(words)))], _WORDS_COUNT),
        _half([WORDS + c for w in words for c in _runs(w)], _RUNS_COUNT),
    ]
    return np.concatenate([c for c, _ in halves]), np.concatenate([v for _, v in halves])


def filled(rows: Sequence[Row]) -> NDArray[np.float32]:
    """The rows as a dense matrix."""
    out = np.zeros((len(rows), SIZE), dtype=np.float32)
    for i, (columns, values) in enumerate(rows):
        out[i, columns] = values
    return out


def _half(columns: list[int], length: float) -> Row:
    """The columns with their counts, scaled to `length`."""
    if not columns:
        return np.empty(0, dtype=np.int32), np.empty(0, dtype=np.float32)
    found, counts = np.unique(np.asarray(columns, dtype=np.int32), return_counts=True)
    values = counts.astype(np.float32)
    return found, np.asarray(values * (length / np.linalg.norm(values)), dtype=np.float32)


@lru_cache(maxsize=8192)
def _runs(word: str) -> tuple[int, ...]:
    """The columns of the runs of letters of one word, its ends marked."""
    return tuple(_column(run, RUNS) for run in _cut(f" {word} "))


def _cut(padded: str) -> Iterator[str]:
    for size in range(_SHORTEST, _LONGEST + 1):
        for i in range(max(1, len(padded) - size + 1)):
            yield padded[i : i + size]


def _column(run: str, size: int) -> int:
    return crc32(run.encode()) % size
