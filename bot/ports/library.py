"""Finding passages: embedder, library, knowledge."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from bot.domain.knowledge import Passage, PassageKind, Principle
from bot.domain.policy import Pack

Vectors = NDArray[np.float32]
"""Rows are texts, columns dimensions; every row has length 1."""

Progress = Callable[[int, int], None]
"""Called with (done, total)."""


class Embedder(Protocol):
    """Turns text into vectors, one space per fingerprint."""

    @property
    def fingerprint(self) -> str:
        """Names the model, its weights and its prefixes; 8 to 40 characters of a-z 0-9 and -."""
        ...

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions or messages, shape (len(texts), dimensions)."""
        ...

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages, shape (len(texts), dimensions)."""
        ...


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for. `expansion` is terms the case adds for the lexical half only.

    `vector` is the query's embedding, shape (dimensions,), when the caller has it already. Only
    passages in force on `today` are looked at (None: all). Unless `repeats`, of passages that
    say the same the best is given alone, and an original stands for the sections of digests that
    tell it, the section found named in its `told`; `digests` keeps both apart.
    """

    text: str
    expansion: str = ""
    kinds: tuple[PassageKind, ...] = ()
    limit: int = 6
    internal: bool = False
    vector: Vectors | None = None
    today: date | None = None
    repeats: bool = False
    digests: bool = False


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did, in passages; `refused` pairs a file with the reason.

    `read` pairs each file with the passages it gave, `notes` with something in it that was not read.
    """

    total: int
    embedded: int
    kept: int
    removed: int
    generation: str
    refused: tuple[tuple[str, str], ...] = ()
    read: tuple[tuple[str, int], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


class Library(Protocol):
    """The passages of one company, found by meaning and by words."""

    def search(self, query: Query) -> tuple[Passage, ...]:
        """Best first, `score` in 0..1; raises NotIndexed when nothing was ever ingested."""
        ...

    def replace(self, group: str, passages: Sequence[Passage], progress: Progress | None = None) -> IngestReport:
        """Make `group` ("pack", "originals", …) hold exactly these passages; embeds only new texts."""
        ...

    def passage(self, passage_id: str) -> Passage | None:
        """The passage with this id, or None."""
        ...

    def digest(self, group: str) -> str | None:
        """The hash of what `group` holds, or None; tells whether a pack must be ingested again."""
        ...


class Ranking(StrEnum):
    """Which half of a library orders the passages; the single halves are there to be measured."""

    BM25 = "bm25"
    DENSE = "dense"
    HYBRID = "hybrid"


class Reranker(Protocol):
    """A model that reads a question and a passage together."""

    def scores(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        """How well each text answers the question, higher is better."""
        ...


class RankedLibrary(Library, Protocol):
    """A library whose halves can be measured apart."""

    def ranked(self, query: Query, by: Ranking) -> tuple[Passage, ...]:
        """`search`, ordered by one half alone or by both."""
        ...


class AskScores(Protocol):
    """A small classifier over the sentences of one message, trained from the examples in prompts/."""

    def scores(self, vectors: Vectors, sentences: Sequence[str]) -> tuple[dict[str, float], ...]:
        """For each sentence a probability for each ask kind it knows, and by its name for each point.

        Under the name of each `Stage` stands how likely the whole message is there, the same for every sentence.

        `sentences` are one message's, in order; `vectors` are their query vectors, of shape (sentences, dimensions).
        """
        ...


class Knowledge(Protocol):
    """The pack and the essays in force for a company; a bad edit leaves the last good one."""

    def pack(self) -> Pack:
        """The validated pack; raises BadPack when there was never a good one."""
        ...

    def principles(self) -> tuple[Principle, ...]:
        """The principles of the essays, in a fixed order."""
        ...

    def passages(self) -> tuple[Passage, ...]:
        """Every passage of the pack and the essays."""
        ...
