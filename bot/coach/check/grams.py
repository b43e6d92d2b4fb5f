"""What a sentence is weighed by: its words, its pairs of words, and the runs of letters of each."""

import re
from functools import lru_cache
from itertools import chain, pairwise
from zlib import crc32

COLUMNS = 1 << 16
"""How many columns the words share, and how many the letters."""

_WORD = re.compile(r"[a-z]+'(?=[a-z])|[a-z]+|[%€?!]")
_RUNS = (3, 4, 5)


@lru_cache(maxsize=64)  # the same sentence is weighed with and without what it does
def columns(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """The columns of a folded text: of its words and pairs of words, and of its runs of three to five letters."""
    words = _WORD.findall(text)
    pairs = (f"{one} {other}" for one, other in pairwise(words))
    letters = frozenset(chain.from_iterable(_letters(word) for word in text.split()))
    return frozenset(crc32(part.encode()) % COLUMNS for part in (*words, *pairs)), letters


@lru_cache(maxsize=8192)
def _letters(word: str) -> frozenset[int]:
    """The columns of the runs of letters in one word; they depend on nothing else."""
    read = f" {word} ".encode()
    return frozenset(crc32(read[i : i + n]) % COLUMNS for n in _RUNS for i in range(len(read) - n + 1))
