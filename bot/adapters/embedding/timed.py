"""An embedder that knows how long it has worked."""

import time
from collections.abc import Sequence

from bot.ports import Embedder, Vectors


class TimedEmbedder:
    """Passes everything on; counts texts and the seconds they took, passages and questions apart."""

    def __init__(self, inner: Embedder) -> None:
        self._inner = inner
        self.passages_made = self.queries_made = 0
        self.passage_seconds = self.query_seconds = 0.0

    @property
    def fingerprint(self) -> str:
        """The inner embedder's."""
        return self._inner.fingerprint

    def queries(self, texts: Sequence[str]) -> Vectors:
        """See `ports.Embedder`."""
        begun = time.perf_counter()
        rows = self._inner.queries(texts)
        self.query_seconds += time.perf_counter() - begun
        self.queries_made += len(texts)
        return rows

    def passages(self, texts: Sequence[str]) -> Vectors:
        """See `ports.Embedder`."""
        begun = time.perf_counter()
        rows = self._inner.passages(texts)
        self.passage_seconds += time.perf_counter() - begun
        self.passages_made += len(texts)
        return rows
