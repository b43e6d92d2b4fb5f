"""A message as the classifier reads it: its sentences, each with its vector, its place and the whole beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.adapters.asks.words import Row
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

    def only(self, messages: NDArray[np.int64]) -> "Texts":
        """Some of the messages."""
        parts, begins = self.of(messages)
        return Texts(self.rows[parts], tuple(self.words[i] for i in parts.tolist()), np.append(begins, len(parts)))
