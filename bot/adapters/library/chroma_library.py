"""The library over Chroma and BM25: one generation serves at a time."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from bot.adapters.library import calibration, exact, generation, lexical, rows, ways
from bot.adapters.library.chroma import collection_name, embedded, let_go
from bot.adapters.library.fusion import Fusion
from bot.adapters.library.pointer import Pointer, read_pointer, write_pointer
from bot.adapters.library.records import Record, digest_of, record
from bot.adapters.library.serving import Serving
from bot.domain.errors import BadInput, NotIndexed
from bot.domain.knowledge import Passage
from bot.ports import Embedder, IngestReport, Progress, Query, Ranking

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection


_POOL = 60
"""How many rows each half proposes, at least."""


class ChromaLibrary:
    """The passages of one company in a folder this process owns.

    A generation is a Chroma collection and a BM25 index, named by the company and the embedder's
    fingerprint. A pointer file names the one that serves and is written last, so a kill leaves
    the old one serving or a half-made one to be finished by the next `replace`. With a new
    embedder the old generation serves by words alone until the new one is whole.

    Chroma holds the rows; searches read copies of them that lie beside the BM25 index, and open
    Chroma only where a copy is missing or there are too many rows to compare.
    """

    def __init__(
        self,
        folder: Path,
        company: str,
        embedder: Embedder,
        client: Callable[[], ClientAPI] | None = None,
        fusion: Fusion | None = None,
    ) -> None:
        self._home = folder / "library" / collection_name(company, "")
        self._company = company
        self._embedder = embedder
        self._connect = client or embedded(folder / "chroma")
        self._files = None if client else folder / "chroma"
        self._fusion = fusion or Fusion()
        self._client: ClientAPI | None = None
        self._serving: Serving | None = None
        self._lock = RLock()
        self._writing = RLock()

    def search(self, query: Query) -> tuple[Passage, ...]:
        """Best first, `score` in 0..1, nothing under the floor; raises NotIndexed."""
        return self.ranked(query, Ranking.HYBRID)

    def ranked(self, query: Query, by: Ranking) -> tuple[Passage, ...]:
        """The same search ordered by one half alone or by both."""
        serving = self._now()
        if not query.text.strip() or query.limit < 1:
            return ()
        seen = serving.index.allowed(query.kinds, internal=query.internal, today=query.today)
        # the copies that digests make of an original take nobody's place
        pool = max(_POOL, query.limit * 6) + serving.index.copies
        words = {} if by is Ranking.DENSE else serving.index.scores(query.text, query.expansion, seen, pool)
        meaning: dict[int, float] = {}
        # vectors of another embedder are of another space: such rows are found by words alone
        if by is not Ranking.BM25 and serving.pointer.fingerprint == self._embedder.fingerprint:
            vector = self._embedder.queries([query.text])[0] if query.vector is None else query.vector
            meaning = serving.meaning(query, vector, seen, pool)
        scores = meaning if by is Ranking.DENSE else self._fusion.of(meaning, words)
        return serving.fetched(serving.best(scores, self._fusion.floor, seen, query))

    def replace(self, group: str, passages: Sequence[Passage], progress: Progress | None = None) -> IngestReport:
        """Make `group` hold exactly these passages; embeds only what changed.

        May be killed anywhere and called again. Raises BadInput when an id comes twice in a language.
        """
        with self._writing:
            fresh = _distinct([record(group, passage) for passage in passages])
            name = collection_name(self._company, self._embedder.fingerprint)
            before = self._pointer()
            digest = digest_of(passages)
            if before is not None and before.collection == name and before.digests.get(group) == digest:
                return IngestReport(len(fresh), 0, len(fresh), 0, name)
            collection = generation.begun(self._api(), name, self._company)
            if before is not None and before.collection == name:
                # from here on the group is not whole, whatever happens
                before = replace(before, digests={k: v for k, v in before.digests.items() if k != group})
                write_pointer(self._pointer_file, before)
                changes = generation.sync(collection, fresh, {"group": group}, self._embedder, progress)
            else:
                changes = generation.sync(
                    collection, [*fresh, *self._carried(before, group)], None, self._embedder, progress
                )
            self._switch(name, collection, before, {group: digest})
            return IngestReport(len(fresh), changes.embedded, changes.kept, changes.removed, name)

    def passage(self, passage_id: str) -> Passage | None:
        """The passage with this id, or None; of a clause in two languages, the one given first."""
        try:
            serving = self._now()
        except NotIndexed:
            return None
        key = serving.index.by_id.get(passage_id)
        found = serving.fetched([(key, 0.0, "")]) if key is not None else ()
        return found[0] if found else None

    def digest(self, group: str) -> str | None:
        """The hash of what `group` holds, None when it is not whole or was indexed by another embedder."""
        pointer = read_pointer(self._pointer_file)
        if pointer is None or pointer.fingerprint != self._embedder.fingerprint:
            return None
        return pointer.digests.get(group)

    def close(self) -> None:
        """Let go of Chroma's files; the library opens them again when it is next asked."""
        with self._writing, self._lock:
            client, self._client, self._serving = self._client, None, None
            if client is not None:
                let_go(client)

    @property
    def _pointer_file(self) -> Path:
        return self._home / "pointer.json"

    def _api(self) -> ClientAPI:
        with self._lock:
            if self._client is None:
                self._client = self._connect()
            return self._client

    def _pointer(self) -> Pointer | None:
        """The pointer, None when the collection it names is no longer there."""
        pointer = read_pointer(self._pointer_file)
        if pointer is None:
            return None
        try:
            generation.opened(self._api(), pointer.collection)
        except NotIndexed:
            return None
        return pointer

    def _now(self) -> Serving:
        with self._lock:
            if self._serving is None:
                pointer = read_pointer(self._pointer_file)
                if pointer is None or not self._held():
                    msg = "The knowledge has not been indexed yet."
                    raise NotIndexed(msg)
                self._serving = self._ready(pointer, partial(self._collection, pointer.collection))
            return self._serving

    def _held(self) -> bool:
        """Whether Chroma's files are there; a server is not asked."""
        return self._files is None or self._files.is_dir()

    def _collection(self, name: str) -> Collection:
        return generation.opened(self._api(), name)

    def _ready(self, pointer: Pointer, collection: Callable[[], Collection]) -> Serving:
        """The generation opened; a missing or damaged index is built again from the collection."""
        folder = self._home / pointer.index
        try:
            return self._opened(folder, pointer, collection)
        except (OSError, ValueError, KeyError):
            if pointer.fingerprint != self._embedder.fingerprint:
                msg = "The index is damaged and was made by another embedder: ingest the knowledge again."
                raise NotIndexed(msg) from None
            held = collection()
            self._build(folder, held, generation.records_in(held))
            return self._opened(folder, pointer, collection)

    def _opened(self, folder: Path, pointer: Pointer, collection: Callable[[], Collection]) -> Serving:
        index = lexical.load(folder)
        count = len(index.keys)
        copies = rows.read(folder, count)
        vectors, asked = exact.read(folder, count), self._ways(folder, pointer, copies, count)
        return Serving(pointer, collection, index, calibration.load(folder), copies, vectors, asked)

    def _ways(self, folder: Path, pointer: Pointer, copies: rows.Rows, count: int) -> ways.Ways | None:
        """The ways of the rows; an index of an earlier version has none yet, with another embedder none are wanted."""
        if pointer.fingerprint != self._embedder.fingerprint:
            return None
        try:
            return ways.read(folder)
        except (OSError, ValueError):
            ways.write(map(copies.passage, range(count)), self._embedder, folder)
            return ways.read(folder)

    def _build(
        self, folder: Path, collection: Collection, records: Sequence[Record], before: Pointer | None = None
    ) -> None:
        same = before is not None and before.fingerprint == self._embedder.fingerprint
        asked = calibration.asked_in(self._home / before.index) if before is not None and same else {}
        shutil.rmtree(folder, ignore_errors=True)
        lexical.build(records, folder)
        rows.write(records, folder)
        exact.write(collection, [record.key for record in records], folder)
        held = exact.read(folder, len(records))
        ways.write((record.passage for record in records), self._embedder, folder)
        calibration.save(calibration.measured(held, records, self._embedder, asked), folder)

    def _carried(self, before: Pointer | None, group: str) -> list[Record]:
        """The other groups of the generation that serves, to be embedded anew."""
        if before is None:
            return []
        old = generation.opened(self._api(), before.collection)
        return generation.records_in(old, {"group": {"$ne": group}})

    def _switch(self, name: str, collection: Collection, before: Pointer | None, done: dict[str, str]) -> None:
        """Make the generation serve, then drop what served before."""
        records = generation.records_in(collection)
        content = "\n".join((name, *(record.key + record.hash for record in records)))
        index = "index-" + hashlib.sha256(content.encode()).hexdigest()[:12]
        if before is None or before.index != index:
            self._build(self._home / index, collection, records, before)
        digests = {**(before.digests if before else {}), **done}
        pointer = Pointer(name, self._embedder.fingerprint, index, digests)
        serving = self._ready(pointer, partial(self._collection, name))
        write_pointer(self._pointer_file, pointer)
        with self._lock:
            self._serving = serving
        for folder in self._home.glob("index-*"):
            if folder.name != index:
                shutil.rmtree(folder, ignore_errors=True)
        for other in self._api().list_collections():
            if other.name != name and (other.metadata or {}).get("company") == self._company:
                self._api().delete_collection(other.name)


def _distinct(rows: list[Record]) -> list[Record]:
    seen: set[str] = set()
    for row in rows:
        if row.key in seen:
            msg = f"Two passages have the id {row.passage.id} in the same language."
            raise BadInput(msg)
        seen.add(row.key)
    return rows
