"""What similarity means for one embedder on one set of passages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from bot.adapters.library.fusion import Scale
from bot.adapters.library.records import Record

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection

    from bot.ports import Embedder

_STRANGE = (
    "À quelle heure se couche le soleil en Islande au mois de mars ?",
    "Comment accorder une guitare à douze cordes ?",
    "La recette de la tarte aux mirabelles de ma grand-mère.",
    "Quel est le point de fusion du tungstène ?",
    "How do volcanoes form under the ocean?",
    "Who won the chess world championship that year?",
    "My cat refuses to drink from its bowl.",
    "The square root of a negative number is imaginary.",
)
"""Questions that no company's policies answer."""

_SAMPLE = 24


def measured(collection: Collection, rows: Sequence[Record], embedder: Embedder) -> Scale:
    """The scale of a collection: strange questions give the base, the rows' own openings the top."""
    if not rows:
        return Scale()
    step = max(1, len(rows) // _SAMPLE)
    openings = [" ".join(row.passage.text.split()[:12]) for row in rows[::step][:_SAMPLE]]
    base = float(np.mean(_nearest(collection, embedder, _STRANGE)))
    top = float(np.median(_nearest(collection, embedder, openings)))
    return Scale(base, top) if top > base else Scale()


def _nearest(collection: Collection, embedder: Embedder, texts: Sequence[str]) -> list[float]:
    found = collection.query(query_embeddings=list(embedder.queries(texts)), n_results=1, include=["distances"])
    return [1.0 - float(row[0]) for row in found["distances"] or [] if row]
