"""A message as the classifier reads it: its sentences, each with its vector, its place and the whole beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.adapters.asks.words import Row, row_of
from bot.ports import Vectors
from bot.reading.parts import whole_of

Singles = NDArray[np.float32]

STRETCH = np.float32(10)
"""By what vectors about their centre are stretched, to compare with the length of a row of words."""

PLACES = 3
"""Columns that tell where a sentence stands: it is the first, the last, the only one."""


def about(vectors: Vectors, sentences: Sequence[str], centre: Singles) -> Singles:
    """One row a sentence: its vector and its message's, stretched about `centre`, and its place."""
    count = len(sentences)
    whole = np.broadcast_to(whole_of(vectors, sentences), np.shape(vectors))
    places = np.zeros((count, PLACES), dtype=np.float32)
    places[0, 0] = places[-1, 1] = 1
    places[0, 2] = count == 1
    return np.hstack([(np.asarray(vectors) - centre) * STRETCH, (whole - centre) * STRETCH, places]).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Texts:
    """Messages in one block: the rows of all their sentences, and where each message's begin (with the end)."""

    rows: Singles
    words: tuple[Row, ...]
    starts: NDArray[np.int64]

    def of(self, messages: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The sentences of these messages, and where each message's begin among them."""
        counts = self.starts[messages + 1] - self.starts[messages]
        begins = np.concatenate([[0], np.cumsum(counts)[:-1]])
        return np.repeat(self.starts[messages] - begins, counts) + np.arange(counts.sum()), begins


def texts_of(messages: Sequence[Sequence[str]], vectors: Vectors, centre: Singles) -> Texts:
    """Messages cut into sentences, with one vector a sentence in the same order; none is empty."""
    starts = np.concatenate([[0], np.cumsum([len(m) for m in messages])]).astype(np.int64)
    rows = [about(vectors[a:b], m, centre) for m, a, b in zip(messages, starts[:-1], starts[1:], strict=True)]
    return Texts(np.vstack(rows), tuple(_rows(messages)), starts)


def _rows(messages: Sequence[Sequence[str]]) -> Iterator[Row]:
    for message in messages:
        for sentence in message:
            yield row_of(sentence)
