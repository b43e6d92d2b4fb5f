"""Bringing one Chroma collection to hold exactly what it should, and survive being killed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.adapters.embedding.rows import unit_rows
from bot.adapters.library.records import Record, embedded_texts, metadata, passage_from, record
from bot.domain.errors import NotIndexed

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

    from bot.ports import Embedder, Progress, Vectors

_BATCH = 32
_PAGE = 1000


@dataclass(frozen=True, slots=True)
class Changes:
    """How many rows were embedded, kept and removed."""

    embedded: int
    kept: int
    removed: int


def opened(client: ClientAPI, name: str) -> Collection:
    """The collection of this name; raises NotIndexed when there is none."""
    from chromadb.errors import NotFoundError

    try:
        return client.get_collection(name, embedding_function=None)
    except (NotFoundError, ValueError) as error:
        msg = "The knowledge has not been indexed yet."
        raise NotIndexed(msg) from error


def begun(client: ClientAPI, name: str, company: str) -> Collection:
    """The collection of this name, created when missing; vectors always come from us."""
    return client.get_or_create_collection(
        name,
        embedding_function=None,
        metadata={"company": company},
        configuration={"hnsw": {"space": "cosine"}},  # its graph serves libraries of very many rows alone
    )


def sync(
    collection: Collection,
    wanted: Sequence[Record],
    where: Mapping[str, Any] | None,
    embedder: Embedder,
    progress: Progress | None,
) -> Changes:
    """Make the rows under `where` (None: all) exactly `wanted`; embeds only texts that changed.

    May be cut anywhere and run again: rows carry their hashes, so what is done is not redone.
    New rows come before old ones go, so that a search in between finds one or the other.
    """
    held = {key: data for key, data, _ in _pages(collection, where, texts=False)}
    new = [row for row in wanted if held.get(row.key, {}).get("looks") != row.looks]
    moved = [row for row in wanted if row.key in held and held[row.key]["looks"] == row.looks != ""]
    changed = [row for row in moved if held[row.key]["hash"] != row.hash]
    names = {row.key for row in wanted}
    gone = [key for key in held if key not in names]
    if progress is not None:
        progress(0, len(new))
    # texts of like length together: an embedder works as long on a batch as on its longest text
    new.sort(key=lambda row: len(row.passage.search_text or row.passage.text))
    for start in range(0, len(new), _BATCH):
        batch = new[start : start + _BATCH]
        collection.upsert(
            ids=[row.key for row in batch],
            embeddings=list(_vectors(batch, embedder)),
            documents=[row.passage.text for row in batch],
            metadatas=[metadata(row) for row in batch],
        )
        if progress is not None:
            progress(start + len(batch), len(new))
    for start in range(0, len(changed), _PAGE):
        part = changed[start : start + _PAGE]
        collection.update(ids=[row.key for row in part], metadatas=[metadata(row) for row in part])
    for start in range(0, len(gone), _PAGE):
        collection.delete(ids=gone[start : start + _PAGE])
    return Changes(len(new), len(wanted) - len(new), len(gone))


def _vectors(batch: Sequence[Record], embedder: Embedder) -> Vectors:
    """One vector for each row: the sum of its texts', at length 1."""
    texts = [embedded_texts(row.passage) for row in batch]
    rows = embedder.passages([text for views in texts for text in views])
    ends = np.cumsum([len(views) for views in texts])
    return unit_rows([part.sum(axis=0) for part in np.split(rows, ends[:-1])])


def records_in(collection: Collection, where: Mapping[str, Any] | None = None) -> list[Record]:
    """The rows a collection holds, ordered by key."""
    rows = [
        record(str(data["group"]), passage_from(data, text)) for _, data, text in _pages(collection, where, texts=True)
    ]
    return sorted(rows, key=lambda row: row.key)


def _pages(
    collection: Collection, where: Mapping[str, Any] | None, *, texts: bool
) -> Iterator[tuple[str, Mapping[str, Any], str]]:
    include: list[Any] = ["metadatas", "documents"] if texts else ["metadatas"]
    offset = 0
    while True:
        page = collection.get(where=dict(where) if where else None, include=include, limit=_PAGE, offset=offset)
        documents = page["documents"] or [""] * len(page["ids"])
        yield from zip(page["ids"], page["metadatas"] or [], documents, strict=True)
        if len(page["ids"]) < _PAGE:
            return
        offset += _PAGE
