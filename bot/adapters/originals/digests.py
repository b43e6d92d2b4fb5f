"""What the digests of an essay say of its original, so that a question in other words finds the original as well.

A digest tells the essay section by section, in the same order and in other words, also in another language.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.adapters.library.words import words
from bot.domain.knowledge import Passage


@dataclass(frozen=True, slots=True)
class Told:
    """A section of a digest: its id, its words, to be recognised by, and how it is asked for."""

    id: str
    words: tuple[str, ...]
    asked: tuple[str, ...]


def sections_of(passages: Sequence[Passage], essay: str) -> tuple[Told, ...]:
    """The sections of an essay's digest, in order, each with what its languages say and how it is asked for."""
    start = f"essays/{essay}#"
    here = sorted((p for p in passages if p.id.startswith(start)), key=lambda p: (p.position, p.id))
    english = {p.id.removesuffix("@en"): p for p in here if p.id.endswith("@en")}
    told = []
    for passage in here:
        if passage.id.endswith("@en"):
            continue
        other = english.get(passage.id)
        asked = (passage.section, *passage.asked)
        if other is not None:
            asked += (other.section, other.text, *other.asked)
        told.append(Told(passage.id, tuple(words(passage.search_text or passage.text, passage.language)), asked))
    return tuple(told)


def enriched(passages: Sequence[Passage], sections: Sequence[Told]) -> tuple[Passage, ...]:
    """The passages of an original, in order, each followed by a copy for every section that tells it.

    Each section goes to one passage, in order, so that they share the most; a passage without one takes a neighbour's.
    """
    if not passages or not sections:
        return tuple(passages)
    alike = _alike(passages, sections)
    placed = _placed(alike)
    found: list[Passage] = []
    for at, passage in enumerate(passages):
        own = [section for section, place in enumerate(placed) if place == at] or _nearest(at, placed, alike)
        found.append(passage)
        found += [replace(passage, asked=sections[section].asked, told=sections[section].id) for section in own]
    return tuple(found)


def _nearest(at: int, placed: Sequence[int], alike: Sequence[Sequence[float]]) -> list[int]:
    """For a passage that no section was placed at: that of its neighbours' sections which shares the most with it."""
    before, after = max((p for p in placed if p < at), default=-1), min((p for p in placed if p > at), default=-1)
    around = [section for section, place in enumerate(placed) if place in (before, after)]
    return [max(around, key=lambda section: alike[section][at])]


def _alike(passages: Sequence[Passage], sections: Sequence[Told]) -> list[list[float]]:
    """How much each section shares with each passage: rare words count more, a long passage no more than a short."""
    held = [Counter(words(f"{p.section}\n{p.text}", p.language)) for p in passages]
    known = Counter(word for words_ in held for word in words_)
    weight = {word: math.log(1 + len(passages) / count) for word, count in known.items()}
    lengths = [math.sqrt(sum(weight[word] ** 2 for word in words_)) or 1.0 for words_ in held]
    return [
        [
            sum(weight[w] ** 2 for w in set(section.words) if w in words_) / length
            for words_, length in zip(held, lengths, strict=True)
        ]
        for section in sections
    ]


def _placed(alike: Sequence[Sequence[float]]) -> list[int]:
    """The passage of each section, never before that of the section above it; the sum of what is shared is greatest."""
    best: list[list[float]] = []
    came: list[list[int]] = []
    for row in alike:
        before = best[-1] if best else [0.0] * len(row)
        top, where, sums, froms = float("-inf"), 0, [], []
        for at, value in enumerate(row):
            if before[at] > top:
                top, where = before[at], at
            sums.append(top + value)
            froms.append(where)
        best.append(sums)
        came.append(froms)
    at = max(range(len(best[-1])), key=lambda i: (best[-1][i], -i))
    placed = []
    for froms in reversed(came):
        placed.append(at)
        at = froms[at]
    return placed[::-1]
