"""One order out of two: similarity of meaning and weight of shared words."""

from collections.abc import Mapping
from dataclasses import dataclass

_FOUND = 0.3
"""The share of a question's weight that the best passage holds at least, where its words tell anything."""


@dataclass(frozen=True, slots=True)
class Fusion:
    """How much meaning weighs beside words, and the score under which nothing is worth showing."""

    dense: float = 0.5
    floor: float = 0.15

    def of(self, meaning: Mapping[int, float], words: Mapping[int, float]) -> dict[int, float]:
        """Scores by row: a convex sum of two scores, each about 0..1 by itself.

        Where the best passage holds hardly any of the question's words, they were asked in other words,
        and the few in common are chance: they count less.

        Neither half is stretched to fill 0..1 for one question alone, so a weak best stays weak.
        A row that only the words found gets the least meaning seen, not none. Without any
        meaning, as when another embedder made the rows, the words count alone.
        """
        if not meaning:
            return dict(words)
        least = min(meaning.values())
        rows = {*meaning, *words}
        told = (1 - self.dense) * min(1.0, max(words.values(), default=0.0) / _FOUND) ** 2
        return {r: self.dense * meaning.get(r, least) + told * words.get(r, 0.0) for r in rows}
