"""On which page each piece of a text begins."""

import re
from bisect import bisect_right
from collections.abc import Sequence

_BEGINNING = 48
"""Letters of a piece that are looked for: enough to be told apart from its neighbours."""


def pages_of(texts: Sequence[str], lines: Sequence[str], pages: Sequence[int]) -> list[int]:
    """The page of each text, in order; 0 where the lines have none. Only letters and digits are compared."""
    if not pages:
        return [0] * len(texts)
    starts: list[int] = []
    letters: list[str] = []
    reached = 0
    for line in lines:
        starts.append(reached)
        letters.append(_letters(line))
        reached += len(letters[-1])
    whole = "".join(letters)
    found: list[int] = []
    at = 0
    for text in texts:
        place = whole.find(_letters(text)[:_BEGINNING], at)
        at = place if place >= 0 else at
        found.append(pages[max(0, bisect_right(starts, at) - 1)])
    return found


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)
