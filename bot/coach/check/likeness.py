"""How much a sentence is like those that should not have left: learnt from labelled sentences, kept as numbers."""

import math
import zlib
from base64 import b64decode, b64encode
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.coach.check.grams import COLUMNS, columns

RARITY_STEPS = 16
"""Rarity is kept in sixteenths."""

_FAR = 30.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """A logistic regression over columns; `rarity` and `weights` hold those of words, then those of letters.

    `rarity` is in sixteenths, 0 for a column that no weight was learnt for; `weights` in units of `step`.
    `marks` are the weights of what the sentence does, by name.
    """

    start: float
    step: float
    rarity: bytes
    weights: memoryview
    marks: Mapping[str, float]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Likeness":
        """Read what `dumped` wrote; raises KeyError or ValueError for anything else."""
        rarity, weights = (zlib.decompress(b64decode(data[name])) for name in ("rarity", "weights"))
        if len(rarity) != 2 * COLUMNS or len(weights) != 2 * COLUMNS:
            msg = "weights for other columns: learn them again"
            raise ValueError(msg)
        marks = {str(name): float(weight) for name, weight in data["marks"].items()}
        return cls(float(data["start"]), float(data["step"]), rarity, memoryview(weights).cast("b"), marks)

    def share(self, text: str, marks: Collection[str] = ()) -> float:
        """Of the sentences that score this, about how many should not leave: from 0 to 1."""
        words, letters = columns(text)
        odds = self.start + self.step * (self._block(words, 0) + self._block(letters, COLUMNS))
        odds += sum(self.marks.get(mark, 0.0) for mark in marks)
        return 1 / (1 + math.exp(-max(-_FAR, min(_FAR, odds))))

    def _block(self, found: frozenset[int], since: int) -> float:
        """The weights of one block's columns, each by its rarity, over the length of that row."""
        rarity, weights = self.rarity, self.weights
        total = length = 0
        for column in found:
            rare = rarity[since + column]
            if rare:
                total += rare * weights[since + column]
                length += rare * rare
        return total / math.sqrt(length) if length else 0.0


def dumped(start: float, rarity: Sequence[int], weights: Sequence[float], marks: Mapping[str, float]) -> dict[str, Any]:
    """The data of a likeness: weights of columns in 255 steps, those of marks to the thousandth."""
    step = max(1e-9, *map(abs, weights)) / 127
    steps = bytes(round(w / step) & 0xFF for w in weights)
    return {
        "start": round(start, 5),
        "step": round(step, 8),
        "rarity": b64encode(zlib.compress(bytes(rarity), 9)).decode(),
        "weights": b64encode(zlib.compress(steps, 9)).decode(),
        "marks": {name: round(weight, 3) for name, weight in sorted(marks.items()) if round(weight, 3)},
    }
