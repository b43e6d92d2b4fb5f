"""A library in memory: the share of the question's words that a passage holds."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.adapters.library.alike import gist, say_the_same
from bot.adapters.library.records import digest_of, twin
from bot.adapters.library.words import query_words, words
from bot.domain.errors import BadInput, NotIndexed
from bot.domain.knowledge import Passage, PassageKind
from bot.domain.policy import Confidentiality
from bot.ports import IngestReport, Progress, Query
from bot.reading.folding import fold

_FLOOR = 0.2


class MemoryLibrary:
    """Groups of passages in a dictionary; counts as embedded whatever is new."""

    def __init__(self) -> None:
        self._groups: dict[str, tuple[Passage, ...]] = {}

    def search(self, query: Query) -> tuple[Passage, ...]:
        """Best first by share of words found, ties by id."""
        if not self._groups:
            msg = "The knowledge has not been indexed yet."
            raise NotIndexed(msg)
        asked = query_words(query.text)
        found: dict[str, Passage] = {}
        for passage in (p for group in self._groups.values() for p in group):
            if query.kinds and passage.kind not in query.kinds:
                continue
            if passage.confidentiality is Confidentiality.INTERNAL and not query.internal:
                continue
            first, last = passage.effective or date.min, passage.expires or date.max
            if query.today is not None and not first <= query.today <= last:
                continue
            text = passage.search_text or f"{passage.section} {passage.text}"
            held = set(words(text, passage.language))
            score = sum(bool(held.intersection(stems)) for stems in asked) / len(asked) if asked else 0.0
            best = found.get(twin(passage.id))
            if score >= _FLOOR and (best is None or score > best.score):
                found[twin(passage.id)] = replace(passage, score=score)
        ordered = sorted(found.values(), key=lambda p: (-p.score, p.id))
        once = {" ".join(re.findall(r"\w+", fold(p.text))): p for p in reversed(ordered)}
        kept: list[Passage] = []
        for passage in (p for p in ordered if p in once.values()):
            papers = [gist(p.text) for p in kept if p.kind is passage.kind is PassageKind.DOCUMENT]
            if not any(say_the_same(gist(passage.text), other) for other in papers):
                kept.append(passage)
        return tuple(kept[: max(0, query.limit)])

    def replace(self, group: str, passages: Sequence[Passage], progress: Progress | None = None) -> IngestReport:
        """Hold exactly these passages under `group`."""
        keys = [(p.id, p.language) for p in passages]
        if len(set(keys)) < len(keys):
            msg = "Two passages have the same id in the same language."
            raise BadInput(msg)
        before = {(p.id, p.language): p for p in self._groups.get(group, ())}
        looks = {key: (p.search_text, p.section, p.text) for key, p in before.items()}
        new = [p for p in passages if looks.get((p.id, p.language)) != (p.search_text, p.section, p.text)]
        if progress is not None:
            progress(0, len(new))
            progress(len(new), len(new))
        self._groups[group] = tuple(passages)
        gone = len(before.keys() - set(keys))
        return IngestReport(len(passages), len(new), len(passages) - len(new), gone, "memory")

    def passage(self, passage_id: str) -> Passage | None:
        """The first passage with this id."""
        every = (p for group in self._groups.values() for p in group)
        return next((p for p in every if p.id == passage_id), None)

    def digest(self, group: str) -> str | None:
        """The hash of the group."""
        return digest_of(self._groups[group]) if group in self._groups else None
