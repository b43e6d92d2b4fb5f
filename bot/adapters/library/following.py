"""A library that follows the pack: an edit that serves is searched and cited at once."""

from collections.abc import Sequence
from contextlib import suppress
from threading import RLock, Thread

from bot.adapters.library.records import digest_of
from bot.domain.errors import TenirBonError
from bot.domain.knowledge import Passage
from bot.ports import IngestReport, Knowledge, Library, Progress, Query

PACK = "pack"


class FollowingLibrary:
    """Implements `ports.Library`: before a search, the pack that serves now is ingested where it changed."""

    def __init__(self, inner: Library, knowledge: Knowledge) -> None:
        self._inner, self._knowledge = inner, knowledge
        self._held: tuple[Passage, ...] | None = None
        self._lock = RLock()

    def follow(self, progress: Progress | None = None) -> None:
        """Ingest the pack where the index holds another one; raises BadPack when there was never a good one."""
        passages = self._knowledge.passages()
        if passages is self._held:
            return
        with self._lock:
            if self._inner.digest(PACK) != digest_of(passages):
                self._inner.replace(PACK, passages, progress)
            self._held = passages

    def open_ahead(self) -> Thread:
        """Open the index in a thread of its own: much of that waits for the disk or runs beside Python.

        An error is left for the first search, which meets it again.
        """

        def opened() -> None:
            with suppress(TenirBonError, OSError):
                self._inner.passage("")

        thread = Thread(target=opened, name="library", daemon=True)
        thread.start()
        return thread

    def search(self, query: Query) -> tuple[Passage, ...]:
        """See `ports.Library`."""
        self.follow()
        return self._inner.search(query)

    def replace(self, group: str, passages: Sequence[Passage], progress: Progress | None = None) -> IngestReport:
        """See `ports.Library`."""
        with self._lock:
            return self._inner.replace(group, passages, progress)

    def passage(self, passage_id: str) -> Passage | None:
        """See `ports.Library`."""
        return self._inner.passage(passage_id)

    def digest(self, group: str) -> str | None:
        """See `ports.Library`."""
        return self._inner.digest(group)
