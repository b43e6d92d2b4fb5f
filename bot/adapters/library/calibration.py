"""What similarity means for one embedder on one set of passages."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from bot.adapters.library.exact import Held
    from bot.adapters.library.records import Record
    from bot.ports import Embedder, Vectors

_STRANGE = (
    "À quelle heure se couche le soleil en Islande au mois de mars ?",
    "Comment accorder une guitare à douze cordes ?",
    "La recette de la tarte aux mirabelles de ma grand-mère.",
    "Quel est le point de fusion du tungstène ?",
    "coupe du monde de rugby",
    "Bonsoir, comment ça va ?",
    "Mon chat ne veut plus boire dans son bol.",
    "Quelle est la racine carrée d'un nombre négatif ?",
    "When does the sun set in Iceland in March?",
    "How do I tune a twelve-string guitar?",
    "My grandmother's plum tart recipe.",
    "What is the melting point of tungsten?",
    "rugby world cup",
    "Good evening, how are you?",
    "My cat will not drink from its bowl any more.",
    "What is the square root of a negative number?",
)
"""Questions that no company's policies answer, in French, then the same in English."""

_SAMPLE = 24
_OPENING = 50
"""Words of a passage that are asked for as if they were a question: nothing real comes nearer."""


@dataclass(frozen=True)
class Scale:
    """How near an unrelated passage comes to a question, and how much nearer its own words do.

    Both depend on the embedder, and on the languages of the question and of the passage. `tops`
    holds, by language of the passages, the best similarity each strange question reached. Every
    strange question stands in French and in English, so a question is nearer to the half which
    shares its language.

    `asked` holds the vector of each question it was found out by, under a mark of its words: where a passage changes,
    most are asked again, and embedding them takes longer than all the rest of an index.
    """

    strange: Vectors
    tops: Mapping[str, Vectors]
    width: float
    asked: Mapping[str, Vectors] = field(default_factory=dict)

    def bases(self, question: Vectors) -> dict[str, float]:
        """The similarity that means nothing, by language of the passage, for this question."""
        half = len(self.strange) // 2
        alike = self.strange @ question
        leaning = float(alike[:half].mean() - alike[half:].mean())
        english, french = self.leanings
        share = min(1.0, max(0.0, (leaning - english) / (french - english))) if french > english else 0.5
        return {
            language: share * float(tops[:half].mean()) + (1 - share) * float(tops[half:].mean())
            for language, tops in self.tops.items()
        }

    @cached_property
    def leanings(self) -> tuple[float, float]:
        """How an English question leans on average, and how a French one does.

        Each strange question is compared with the others, its own translation left out.
        """
        half = len(self.strange) // 2
        alike = self.strange @ self.strange.T
        for one in range(half):
            for other in (one, one + half):
                alike[other, [one, one + half]] = np.nan
        leaning = np.nanmean(alike[:, :half], axis=1) - np.nanmean(alike[:, half:], axis=1)
        return float(leaning[half:].mean()), float(leaning[:half].mean())

    def of(self, similarity: float, base: float) -> float:
        """The similarity on a scale where 0 is unrelated and 1 the passage's own words.

        It may lie a little outside: cutting it off there would lose the order.
        """
        return (similarity - base) / self.width


def measured(
    held: Held | None, rows: Sequence[Record], embedder: Embedder, asked: Mapping[str, Vectors] | None = None
) -> Scale:
    """The scale of the vectors of these rows: strange questions give the bases, the rows' own openings the width.

    `asked` is what an earlier scale by the same embedder holds.
    """
    known = _vectors(asked_of(rows), embedder, asked or {})
    strange = np.stack([known[_mark(question)] for question in _STRANGE])
    languages = sorted({str(row.passage.language) for row in rows})
    of = {language: np.array([str(row.passage.language) == language for row in rows]) for language in languages}
    tops = {language: _nearest(held, strange, of[language]) for language in languages}
    gains = []
    for row in _sampled(rows):
        opening = known[_mark(_opening(row))]
        language = str(row.passage.language)
        base = Scale(strange, tops, 1.0).bases(opening)[language]
        gains.append(float(_nearest(held, opening[None], of[language])[0]) - base)
    return Scale(strange, tops, max(float(np.median(gains)) if gains else 1.0, 1e-3), known)


def asked_of(rows: Sequence[Record]) -> list[str]:
    """Every question that `measured` asks of these rows."""
    return [*_STRANGE, *map(_opening, _sampled(rows))]


def _sampled(rows: Sequence[Record]) -> Sequence[Record]:
    return rows[:: max(1, len(rows) // _SAMPLE)][:_SAMPLE]


def _opening(row: Record) -> str:
    return " ".join(row.passage.text.split()[:_OPENING])


def save(scale: Scale, folder: Path) -> None:
    """Write the scale beside the index it belongs to."""
    arrays: dict[str, Any] = {f"tops-{language}": tops for language, tops in scale.tops.items()}
    arrays |= {f"asked-{mark}": vector for mark, vector in scale.asked.items()}
    np.savez(folder / "scale.npz", strange=scale.strange, width=np.float32(scale.width), **arrays)


def load(folder: Path) -> Scale:
    """The scale written there; raises OSError, ValueError or KeyError when damaged."""
    with np.load(folder / "scale.npz", allow_pickle=False) as held:
        return Scale(held["strange"], _named(held, "tops-"), float(held["width"]))


def asked_in(folder: Path) -> Mapping[str, Vectors]:
    """What the scale written there was found out by; nothing where it is damaged, or of an earlier version."""
    try:
        with np.load(folder / "scale.npz", allow_pickle=False) as held:
            return _named(held, "asked-")
    except (OSError, ValueError, KeyError, BadZipFile):
        return {}


def _named(held: Any, start: str) -> dict[str, Vectors]:
    return {name.removeprefix(start): held[name] for name in held.files if name.startswith(start)}


def _vectors(questions: Sequence[str], embedder: Embedder, known: Mapping[str, Vectors]) -> dict[str, Vectors]:
    """The vectors of these questions by their marks; what is not known is embedded in one go."""
    missing = {mark: question for question in questions if (mark := _mark(question)) not in known}
    fresh = dict(zip(missing, embedder.queries(list(missing.values())), strict=True)) if missing else {}
    return {mark: fresh[mark] if mark in fresh else known[mark] for mark in map(_mark, questions)}


def _mark(question: str) -> str:
    return hashlib.blake2b(question.encode("utf-8", "replace"), digest_size=12).hexdigest()


def _nearest(held: Held | None, vectors: Vectors, seen: NDArray[np.bool_]) -> Vectors:
    """How near the nearest of the rows seen is to each vector."""
    if held is None:
        return np.zeros(len(vectors), dtype=np.float32)
    return np.array([held.nearest(vector, seen, 1)[0][1] for vector in vectors], dtype=np.float32)
