"""One whole generation, as searches see it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from bot.adapters.library import exact
from bot.adapters.library.alike import Gist, gist, say_the_same
from bot.adapters.library.calibration import Scale
from bot.adapters.library.lexical import LexicalIndex
from bot.adapters.library.pointer import Pointer
from bot.adapters.library.rows import Rows
from bot.adapters.library.ways import Ways
from bot.domain.knowledge import Passage
from bot.domain.policy import Confidentiality
from bot.ports import Query, Vectors

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection

_POOL = 60
"""How many hidden rows may be asked for in vain."""

_KEPT = 2000
"""How many passages are kept in memory once read."""

_BEHIND = 0.3
"""How much of what its own words lack is taken from a passage that tells a section beside a better one."""

_MANY = 500_000
"""Beyond so many rows Chroma's graph is asked where it may see them all: comparing them would take too long."""


@dataclass(frozen=True, slots=True)
class Serving:
    """The words index of a generation, its scale and its passages; never changed but for those `read` so far.

    `collection` is Chroma's, opened when a search asks it.
    """

    pointer: Pointer
    collection: Callable[[], Collection]
    index: LexicalIndex
    scale: Scale
    rows: Rows
    vectors: exact.Held | None = None
    ways: Ways | None = None
    read: dict[str, Passage] = field(default_factory=dict)

    def meaning(self, query: Query, vector: Vectors, seen: NDArray[np.bool_], pool: int) -> dict[int, float]:
        """Nearness of the nearest rows among those seen, about 0..1."""
        bases, row_of = self.scale.bases(vector), self.index.row
        near = {
            row_of[key]: 1.0 - far for key, far in self._distances(query, vector, seen, pool).items() if key in row_of
        }
        alike = {row: likeness for row, likeness in near.items() if seen[row]} | self._asked_for(
            vector, seen, near, pool
        )
        return {row: self._scaled(row, likeness, bases) for row, likeness in alike.items()}

    def _asked_for(
        self, vector: Vectors, seen: NDArray[np.bool_], near: Mapping[int, float], pool: int
    ) -> dict[int, float]:
        """How like the question those rows are that are asked for in ways of their own: those near, and the best."""
        if self.ways is None or self.vectors is None:
            return {}
        alike = self.ways.nearness(np.asarray(vector, dtype=np.float32), self.vectors, seen)
        best = sorted(alike, key=lambda row: (-alike[row], row))[:pool]
        return {row: alike[row] for row in {*best, *(near.keys() & alike.keys())}}

    def _scaled(self, row: int, alike: float, bases: Mapping[str, float]) -> float:
        # of twins the one in the question's language is to win: they share the higher base
        twin = self.index.has_twin[row]
        return self.scale.of(alike, max(bases.values()) if twin else bases[self.index.languages[row]])

    def _distances(self, query: Query, vector: Vectors, seen: NDArray[np.bool_], pool: int) -> dict[str, float]:
        """How far the nearest rows lie, by key."""
        rows = len(self.index.keys)
        asked = np.asarray(vector, dtype=np.float32)
        hidden = rows - int(np.count_nonzero(seen))
        if self.vectors is not None and (rows <= _MANY or hidden > _POOL):
            near = self.vectors.nearest(asked, seen, pool)
            return {self.index.keys[row]: 1.0 - alike for row, alike in near}
        # a condition costs Chroma more than a few rows too many, which `seen` takes out
        most = max(1, min(pool + (hidden if hidden <= _POOL else 0), rows))
        return self._queried(asked, most, _where(query) if hidden > _POOL else None)

    def _queried(self, vector: Vectors, most: int, where: Any) -> dict[str, float]:
        nearest = self.collection().query(
            query_embeddings=[vector.tolist()], n_results=most, where=where, include=["distances"]
        )
        return dict(zip(nearest["ids"][0], (nearest["distances"] or [[]])[0], strict=True))

    def best(
        self, scores: Mapping[int, float], floor: float, seen: NDArray[np.bool_], query: Query
    ) -> list[tuple[str, float, str]]:
        """Keys, scores and sections told, best first, ties by key; of twins, and of the same words, only the better."""
        scores = self._told_apart(scores)
        ordered = sorted((-round(score, 5), self.index.keys[row], row) for row, score in scores.items())
        chosen: dict[str, tuple[str, float, str]] = {}
        said: set[str] = set()
        gists: list[Gist] = []
        for score, _, row in ordered:
            if max(0.0, -score) < floor or len(chosen) == query.limit:
                break
            own = row if query.digests else self._original(row, scores, seen)
            if self.index.twins[own] not in chosen and (query.repeats or self.index.same[own] not in said):
                if not query.repeats and self._says_again(own, gists):
                    continue
                given = min(1.0, max(0.0, -score))
                chosen[self.index.twins[own]] = (self.index.plain[own], given, self.index.told[own])
                said.add(self.index.same[own])
        return list(chosen.values())

    def _says_again(self, row: int, gists: list[Gist]) -> bool:
        """Whether a passage of a document says nearly what one of `gists` does; where it does not, it joins them."""
        if not self.index.is_document(row):
            return False
        mine = gist(self._passage(self.index.plain[row]).text)
        if any(say_the_same(mine, other) for other in gists):
            return True
        gists.append(mine)
        return False

    def _told_apart(self, scores: Mapping[int, float]) -> Mapping[int, float]:
        """Of the passages that tell one section, those whose own words answer less fall behind a little.

        The section finds them all alike, and one place among the first is enough for what it says.
        """
        index, least = self.index, min(scores.values(), default=0.0)
        own = {
            row: scores.get(index.row.get(index.plain[row], -1), least)
            for tellers in index.originals.values()
            for row in tellers
        }
        best = {told: max(own[row] for row in tellers) for told, tellers in index.originals.items()}
        return {
            row: score - _BEHIND * (best[index.told[row]] - own[row]) if row in own else score
            for row, score in scores.items()
        }

    def _original(self, row: int, scores: Mapping[int, float], seen: NDArray[np.bool_]) -> int:
        """For a digest's section the best row of the original that it tells, where a search sees one; else the row."""
        tellers = self.index.originals.get(self.index.twins[row], ()) if not self.index.told[row] else ()
        return max((r for r in tellers if seen[r]), key=lambda r: (scores.get(r, -1.0), -r), default=row)

    def fetched(self, chosen: Sequence[tuple[str, float, str]]) -> tuple[Passage, ...]:
        """The passages under these keys with their scores and the sections of digests that they were found by."""
        return tuple(replace(self._passage(key), score=score, told=told) for key, score, told in chosen)

    def _passage(self, key: str) -> Passage:
        known = self.read.get(key)
        if known is None:
            if len(self.read) > _KEPT:
                self.read.clear()
            known = self.read[key] = self.rows.passage(self.index.row[key])
        return known


def _where(query: Query) -> Any:
    """The query's filters as Chroma writes them."""
    conditions: list[dict[str, Any]] = []
    if query.kinds:
        conditions.append({"kind": {"$in": [str(kind) for kind in query.kinds]}})
    if not query.internal:
        conditions.append({"confidentiality": str(Confidentiality.PUBLIC)})
    return {"$and": conditions} if len(conditions) > 1 else conditions[0]
