"""The parts of a draft, and which of them fit its length."""

import re
from dataclasses import dataclass, replace
from enum import IntEnum


class Place(IntEnum):
    """Where a part stands, in the order of a reply."""

    OPENING = 0
    CORE = 1
    WAYS = 2
    CLOSING = 3


@dataclass(frozen=True, slots=True)
class Part:
    """One sentence or two. Rank 0 always stands; the others enter by rank while they fit.

    `block` tells the matters of one place apart, in their order.
    """

    name: str
    text: str
    place: Place
    rank: int = 0
    block: int = 0


# Up to this rank a part is wanted for its own sake; beyond it only fills a draft that is too short.
WANTED = 4


def words(text: str) -> int:
    """Count the words a reader counts: signs standing alone are none."""
    return sum(any(c.isalnum() for c in w) for w in text.split())


def fitting(parts: tuple[Part, ...], least: int, most: int) -> tuple[Part, ...]:
    """Keep all parts of rank 0, then the others by rank while `most` words are not passed, in their order."""
    kept = {i for i, p in enumerate(parts) if p.rank == 0}
    total = sum(words(parts[i].text) for i in kept)
    for i in sorted((i for i in range(len(parts)) if i not in kept), key=lambda i: (parts[i].rank, i)):
        size = words(parts[i].text)
        if total + size > most or (parts[i].rank > WANTED and total >= least):
            continue
        kept.add(i)
        total += size
    return tuple(p for i, p in enumerate(parts) if i in kept)


def said_once(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts without a sentence that stands in one before: two matters may come to the same words."""
    said: set[str] = set()
    kept = []
    for part in parts:
        sentences = _SENTENCE.split(part.text)
        new = [s for s in dict.fromkeys(sentences) if s not in said]
        said |= set(new)
        if new:
            kept.append(replace(part, text=" ".join(new)))
    return tuple(kept)


_SENTENCE = re.compile(r"(?<=[.!?]) ")
