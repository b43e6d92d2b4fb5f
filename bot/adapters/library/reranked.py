"""A library whose best passages are put in order once more, by a model that reads question and passage together."""

import logging
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.knowledge import Passage
from bot.ports import IngestReport, Library, Progress, Query, Reranker

_LOG = logging.getLogger(__name__)
_LOOKED_AT = 24


class RerankedLibrary:
    """Implements `ports.Library`. Passages are only put in another order: none is dropped, and scores stay.

    Where the reranker fails the order is the inner library's. Searches for a whole kind are not reranked.
    """

    def __init__(self, inner: Library, reranker: Reranker) -> None:
        self._inner, self._reranker = inner, reranker

    def search(self, query: Query) -> tuple[Passage, ...]:
        """See `ports.Library`; the order is the reranker's."""
        if query.limit >= _LOOKED_AT or query.limit < 1:
            return self._inner.search(query)
        found = self._inner.search(replace(query, limit=_LOOKED_AT))
        if len(found) < 2:
            return found
        try:
            scores = self._reranker.scores(query.text, [f"{p.section}\n{p.text}" for p in found])
        except (RuntimeError, ValueError, OSError) as error:
            _LOG.warning("the reranker failed (%s): passages keep their order", type(error).__name__)
            return found[: query.limit]
        order = sorted(range(len(found)), key=lambda at: (-scores[at], at))
        return tuple(found[at] for at in order[: query.limit])

    def replace(self, group: str, passages: Sequence[Passage], progress: Progress | None = None) -> IngestReport:
        """See `ports.Library`."""
        return self._inner.replace(group, passages, progress)

    def passage(self, passage_id: str) -> Passage | None:
        """See `ports.Library`."""
        return self._inner.passage(passage_id)

    def digest(self, group: str) -> str | None:
        """See `ports.Library`."""
        return self._inner.digest(group)
