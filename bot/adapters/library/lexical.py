"""The words half: BM25 over the rows of one generation, kept in a folder of its own."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.adapters.library.records import Record, twin
from bot.adapters.library.words import query_words, words
from bot.domain.asks import Language
from bot.domain.knowledge import AS_TOLD, Passage, PassageKind, digest_of
from bot.domain.policy import Confidentiality
from bot.reading.folding import fold
from bot.reading.language import detect_language

Scores = NDArray[np.float32]

_EVER = date.max.toordinal()
_KINDS = tuple(PassageKind)
_HEADING_WEIGHT = 2
_EXPANSION_WEIGHT = 0.5
_LAST = 2
"""How many texts' shares are remembered: a question's words and what the case adds to them."""
_WHOLE = 0.6
"""The share of its weight that a word gives where it is found twice in a passage of usual length."""


class LexicalIndex:
    """The rows of a generation in a fixed order: their keys, what filters need, and their words."""

    def __init__(self, rows: dict[str, list[Any]], weights: "Weights") -> None:
        self.keys: list[str] = rows["key"]
        self.twins: list[str] = rows["twin"]
        self.languages: list[str] = rows["language"]
        counts = Counter(twin for twin, _ in set(zip(self.twins, self.languages, strict=True)))
        self.has_twin = [counts[twin] > 1 for twin in self.twins]
        self.same: list[str] = rows.get("same") or self.keys
        # an index of an earlier version of this program does not say which original a digest tells
        marks: list[str] = rows.get("told") or [""] * len(self.keys)
        self.told = [digest_of(mark) for mark in marks]
        self.plain = [key.removesuffix(f"~{mark}") if mark else key for key, mark in zip(self.keys, marks, strict=True)]
        self.originals: dict[str, list[int]] = {}
        for row, told in enumerate(self.told):
            if told:
                self.originals.setdefault(told, []).append(row)
        self.copies = sum(map(bool, self.told))
        self.row = {key: i for i, key in enumerate(self.keys)}
        self.by_id = dict(zip(reversed(rows["id"]), reversed(self.keys), strict=True))
        self._kinds = np.array([_KINDS.index(kind) for kind in rows["kind"]], dtype=np.int8)
        self._internal = np.array(rows["internal"], dtype=bool)
        # an index of an earlier version of this program has no days: its passages serve every day
        self._days = np.array(
            [rows.get("effective") or [0] * len(self.keys), rows.get("expires") or [_EVER] * len(self.keys)]
        )
        self._weights = weights
        self._idf = weights.idf(len(self.keys))
        self._last: dict[str, Scores] = {}

    def allowed(self, kinds: Sequence[PassageKind], *, internal: bool, today: date | None = None) -> NDArray[np.bool_]:
        """Which rows a question may see, on that day."""
        mask = np.ones(len(self.keys), dtype=bool) if internal else ~self._internal
        if kinds:
            mask &= np.isin(self._kinds, [_KINDS.index(kind) for kind in kinds])
        if today is not None:
            mask &= (self._days[0] <= today.toordinal()) & (today.toordinal() <= self._days[1])
        return mask

    def is_document(self, row: int) -> bool:
        """Whether a row was cut from a document: of clauses each says something of its own."""
        return bool(self._kinds[row] == _KINDS.index(PassageKind.DOCUMENT))

    def scores(self, text: str, expansion: str, seen: NDArray[np.bool_], pool: int) -> dict[int, float]:
        """The best `pool` rows among those seen, each with the share of the question's weight it holds, 0..1.

        The share of the expansion's weight counts half on top.
        """
        shares = self._shares(text)
        if expansion:
            shares = shares + np.float32(_EXPANSION_WEIGHT) * self._shares(expansion)
        rows = np.flatnonzero((shares > 0) & seen)
        if len(rows) > pool:
            # of many rows only those are put in order that reach the last place; ties keep the rows' order
            held = shares[rows]
            rows = rows[held >= np.partition(held, len(held) - pool)[len(held) - pool]]
            rows = rows[np.argsort(-shares[rows], kind="stable")[:pool]]
        return {int(row): min(1.0, float(shares[row])) for row in rows}

    def _shares(self, text: str) -> Scores:
        """Each row's share of a text's weight; an ask looks for the same words among each kind of passage."""
        last = self._last
        shares = last.get(text)
        if shares is None:
            shares = self._shared(text)
            self._last = {text: shares, **dict(islice(last.items(), _LAST - 1))}
        return shares

    def _shared(self, text: str) -> Scores:
        tokens, weight = self._tokens(text)
        if not tokens:
            return np.zeros(len(self.keys), dtype=np.float32)
        scores = self._weights.scores(tokens, len(self.keys))
        shares: Scores = np.minimum(scores / np.float32(weight * _WHOLE), np.float32(1))
        return shares

    def _tokens(self, text: str) -> tuple[list[int], float]:
        vocabulary = self._weights.vocabulary
        found: list[int] = []
        bound = 0.0
        for stems in dict.fromkeys(query_words(text)):
            known = [vocabulary[stem] for stem in stems if stem in vocabulary]
            found += known
            bound += max((float(self._idf[i]) for i in known), default=self._unknown)
        return found, bound

    @property
    def _unknown(self) -> float:
        return float(np.log(1 + (len(self.keys) + 0.5) / 0.5))


@dataclass(frozen=True, slots=True)
class Weights:
    """What each word weighs in each row, as bm25s wrote it.

    The rows that hold word i, and their weights, stand from `starts[i]` to `starts[i + 1]`.
    """

    vocabulary: dict[str, int]
    weights: Scores
    rows: NDArray[np.integer[Any]]
    starts: NDArray[np.integer[Any]]

    @classmethod
    def read(cls, folder: Path) -> "Weights":
        """Open the arrays, which stay on disk; bm25s itself would bring SciPy, slow to import. Errors as of `load`."""
        vocabulary = json.loads((folder / "vocab.index.json").read_text(encoding="utf-8"))
        weights, rows, starts = (
            np.load(folder / f"{name}.csc.index.npy", mmap_mode="r").view(np.ndarray)
            for name in ("data", "indices", "indptr")
        )
        if (
            len(weights) != len(rows)
            or int(starts[-1]) != len(rows)
            or len(starts) <= max(vocabulary.values(), default=0)
        ):
            msg = f"the arrays in {folder.name} do not fit each other"
            raise ValueError(msg)
        return cls(vocabulary, weights, rows, starts)

    def scores(self, words: Sequence[int], count: int) -> Scores:
        """The sum of the words' weights in each of `count` rows."""
        scores = np.zeros(count, dtype=np.float32)
        for word in words:
            held = slice(int(self.starts[word]), int(self.starts[word + 1]))
            scores[self.rows[held]] += self.weights[held]  # a row stands once under a word
        return scores

    def idf(self, count: int) -> Scores:
        """How rare each word is among `count` rows."""
        held = np.diff(self.starts)
        idf: Scores = np.log(1 + (count - held + 0.5) / (held + 0.5)).astype(np.float32)
        return idf


def build(records: Sequence[Record], folder: Path) -> None:
    """Write the index of these rows into a new folder."""
    import bm25s

    folder.mkdir(parents=True, exist_ok=True)
    model = bm25s.BM25(k1=1.2, b=0.75)
    model.index([_tokens(row) or [""] for row in records], show_progress=False)
    model.save(str(folder), show_progress=False)
    rows = {
        "key": [row.key for row in records],
        "id": [row.passage.id for row in records],
        "language": [str(row.passage.language) for row in records],
        "twin": [twin(row.passage.id) for row in records],
        "told": [row.passage.told for row in records],
        "same": [_form(row) for row in records],
        "kind": [str(row.passage.kind) for row in records],
        "internal": [row.passage.confidentiality is Confidentiality.INTERNAL for row in records],
        "effective": [row.passage.effective.toordinal() if row.passage.effective else 0 for row in records],
        "expires": [row.passage.expires.toordinal() if row.passage.expires else _EVER for row in records],
    }
    (folder / "rows.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def load(folder: Path) -> LexicalIndex:
    """Open an index; its arrays stay on disk until they are read. Raises OSError or ValueError when damaged."""
    rows = json.loads((folder / "rows.json").read_text(encoding="utf-8"))
    return LexicalIndex(rows, Weights.read(folder))


def _form(row: Record) -> str:
    """A short hash of the passage's words, the same where only case, accents, spaces or marks differ."""
    plain = " ".join(re.findall(r"\w+", fold(row.passage.text)))
    return hashlib.sha256(plain.encode()).hexdigest()[:12]


def _tokens(row: Record) -> list[str]:
    passage = row.passage
    heading = words(f"{passage.section} {passage.source}", passage.language)
    searched = words(passage.search_text or passage.text, _searched_in(passage))
    asked = [word for phrase in passage.asked for word in words(phrase, _asked_in(passage, phrase))]
    return searched + asked + heading * _HEADING_WEIGHT


def _searched_in(passage: Passage) -> Language:
    """The language of what is searched: the copy of a French original may be searched as an English section is."""
    return Language.EN if passage.told.endswith(f"@en{AS_TOLD}") else passage.language


def _asked_in(passage: Passage, phrase: str) -> Language:
    """The language of one way of asking: those of a copy with its own words stand in both languages."""
    as_searched = not passage.told or passage.told.endswith(AS_TOLD)
    return _searched_in(passage) if as_searched else detect_language(phrase, passage.language)
