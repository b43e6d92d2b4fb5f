"""One order out of two: similarity of meaning and weight of shared words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray


class Ranking(StrEnum):
    """Which half orders the passages; the single halves are there to be measured."""

    HYBRID = "hybrid"
    DENSE = "dense"
    BM25 = "bm25"


@dataclass(frozen=True, slots=True)
class Scale:
    """Similarities seen on these passages: of an unrelated one (`base`) and of an answering one (`top`)."""

    base: float = 0.0
    top: float = 1.0

    def of(self, similarity: float) -> float:
        """The similarity between 0, unrelated, and 1, answering."""
        return min(1.0, max(0.0, (similarity - self.base) / max(self.top - self.base, 1e-6)))


@dataclass(frozen=True, slots=True)
class Fusion:
    """How the halves are weighed, and the score under which a passage is not worth showing."""

    dense: float = 0.6
    floor: float = 0.15

    def hybrid(
        self, similar: Mapping[int, float], scale: Scale, lexical: NDArray[np.float32], bound: float, pool: int
    ) -> dict[int, float]:
        """Scores 0..1 by row: a convex sum of two absolute scales.

        Neither half is stretched to fill 0..1 for one question alone, so a weak best stays weak.
        A row that only the words found gets the least similarity seen, not zero.
        """
        words = self.words(lexical, bound, pool)
        least = min(similar.values(), default=scale.base)
        share = self.dense if similar else 0.0
        return {
            row: share * scale.of(similar.get(row, least)) + (1 - share) * words.get(row, 0.0)
            for row in {*similar, *words}
        }

    def meaning(self, similar: Mapping[int, float], scale: Scale) -> dict[int, float]:
        """Scores by meaning alone."""
        return {row: scale.of(value) for row, value in similar.items()}

    def words(self, lexical: NDArray[np.float32], bound: float, pool: int) -> dict[int, float]:
        """Scores by words alone: the share of the question's weight found, of the best `pool` rows."""
        rows = np.flatnonzero(lexical > 0)
        if len(rows) > pool:
            rows = rows[np.argsort(-lexical[rows], kind="stable")[:pool]]
        return {int(row): min(1.0, float(lexical[row]) / bound) if bound else 0.0 for row in rows}
