"""One order out of two: similarity of meaning and weight of shared words."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fusion:
    """How much meaning weighs beside words, and the score under which nothing is worth showing."""

    dense: float = 0.5
    floor: float = 0.15

    def of(self, meaning: Mapping[int, float], words: Mapping[int, float]) -> dict[int, float]:
        """Scores by row: a convex sum of two scores, each about 0..1 by itself.

        Neither half is stretched to fill 0..1 for one question alone, so a weak best stays weak.
        A row that only the words found gets the least meaning seen, not none. Without any
        meaning, as when another embedder made the rows, the words count alone.
        """
        if not meaning:
            return dict(words)
        least = min(meaning.values())
        rows = {*meaning, *words}
        return {r: self.dense * meaning.get(r, least) + (1 - self.dense) * words.get(r, 0.0) for r in rows}
