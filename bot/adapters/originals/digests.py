"""What the digests of an essay say of its original, so that a question in other words finds the original as well.

A digest tells the essay section by section, in the same order and in other words, also in another language.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.adapters.library.records import embedded_texts
from bot.adapters.library.words import words
from bot.domain.knowledge import AS_TOLD, Passage

_AS_MUCH = 0.7
"""The share of what a section's own passage has of it from which on the passage beside it tells it as well."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A section of a digest as one language has it: its id, the text searched, and how it is asked for."""

    id: str
    text: str
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A section of a digest: its id, its words, to be recognised by, how it is asked for, and its readings."""

    id: str
    words: tuple[str, ...]
    asked: tuple[str, ...]
    readings: tuple[Reading, ...]


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
        # the ways of asking have everyday words, as the original has: they tell its place as the text does
        known = tuple(
            w for said in (passage.search_text or passage.text, *passage.asked) for w in words(said, passage.language)
        )
        told.append(Told(passage.id, known, asked, tuple(_reading(p) for p in (passage, other) if p is not None)))
    return tuple(told)


def _reading(passage: Passage) -> Reading:
    text, *others = embedded_texts(passage)
    return Reading(passage.id, text, tuple(others))


def enriched(passages: Sequence[Passage], sections: Sequence[Told]) -> tuple[Passage, ...]:
    """The passages of an original, in order, each followed by copies for every section that tells it.

    Each section goes to one passage, in order, so that they share the most, and to the passage beside it that has
    nearly as much of it; a passage without one takes a neighbour's. One copy has the passage's words with the section's
    ways of asking, one for each language is searched as the section is: what finds the digest finds its original.
    """
    if not passages or not sections:
        return tuple(passages)
    alike = _alike(passages, sections)
    placed = _placed(alike)
    found: list[Passage] = []
    for at, passage in enumerate(passages):
        own = [section for section, place in enumerate(placed) if place == at] or _nearest(at, placed, alike)
        own += [section for section in _beside(at, placed, alike) if section not in own]
        found.append(passage)
        for section in own:
            found.append(replace(passage, asked=sections[section].asked, told=sections[section].id))
            found += [
                replace(passage, search_text=reading.text, asked=reading.asked, told=f"{reading.id}{AS_TOLD}")
                for reading in sections[section].readings
            ]
    return tuple(found)


def _beside(at: int, placed: Sequence[int], alike: Sequence[Sequence[float]]) -> list[int]:
    """The sections placed at the passage before or after this one, which has nearly as much of them."""
    return [
        section
        for section, place in enumerate(placed)
        if abs(place - at) == 1 and alike[section][at] >= _AS_MUCH * alike[section][place]
    ]


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
