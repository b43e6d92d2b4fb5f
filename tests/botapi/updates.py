"""The queue of updates: getUpdates with its offsets, and what a test does to the queue."""

from __future__ import annotations

import asyncio
from typing import Any

from . import validate
from .bell import Bell
from .errors import OTHER_POLL, WEBHOOK_ACTIVE, WEBHOOK_TAKES_OVER, ApiError

Json = dict[str, Any]
_ASKED_FOR_BY_NAME = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_FIRST_ID = 700_000_001


class Updates:
    """Updates the bot has not acknowledged yet, in the order they will be delivered."""

    def __init__(self, bell: Bell) -> None:
        """Start empty; ``bell`` rings after every change."""
        self.pending: list[Json] = []
        self.history: list[Json] = []
        self.allowed: frozenset[str] = frozenset()
        self.webhook_url = ""
        self.closing = False
        self._bell = bell
        self._replayed: list[Json] = []
        self._paused: list[Json] | None = None
        self._next_id = _FIRST_ID
        self._poll = 0

    @property
    def listening(self) -> bool:
        """Whether the bot has polled at least once or has set a webhook."""
        return self._poll > 0 or bool(self.webhook_url)

    def allow(self, kinds: list[str] | None) -> None:
        """Set which kinds are delivered: None keeps the choice, an empty list is the default."""
        if kinds is not None:
            self.allowed = frozenset(kinds)

    def _wanted(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in _ASKED_FOR_BY_NAME

    async def push(self, fields: Json) -> Json | None:
        """Queue an update and return it with its id, or None when the bot does not want it."""
        (kind,) = fields
        if not self._wanted(kind):
            return None
        update = {"update_id": self._next_id, **fields}
        validate.update(update)
        self._next_id += 1
        self.history.append(update)
        (self.pending if self._paused is None else self._paused).append(update)
        await self._bell.ring()
        return update

    async def replay(self, update_id: int | None = None) -> None:
        """Deliver an update once more, acknowledged or not; the latest one by default."""
        known = [u for u in self.history if update_id in (None, u["update_id"])]
        if not known:
            raise LookupError(f"no update {update_id}")
        self._replayed.append(known[-1])
        await self._bell.ring()

    def pause(self) -> None:
        """Keep new updates back until ``resume``."""
        self._paused = self._paused or []

    async def resume(self, *, backwards: bool = False) -> None:
        """Deliver what was kept back; ``backwards`` swaps the order of arrival.

        A webhook gets the ids out of order, as from Telegram's parallel connections; a poll
        always gets ascending ids, so there only the contents are swapped.
        """
        held, self._paused = self._paused or [], None
        if backwards:
            ids = [update["update_id"] for update in held]
            held.reverse()
            if not self.webhook_url:
                for number, update in zip(ids, held, strict=True):
                    update["update_id"] = number
        self.pending += held
        await self._bell.ring()

    def acknowledge(self, offset: int) -> None:
        """Forget the updates below ``offset``; a negative one keeps only the last of them."""
        if offset < 0:
            self.pending = self.pending[offset:]
        elif offset:
            self.pending = [u for u in self.pending if u["update_id"] >= offset]

    async def poll(self, offset: int, limit: int, seconds: int, allowed: list[str] | None) -> list[Json]:
        """Answer getUpdates: wait for an update, the time-out, or a rival that takes over."""
        if self.webhook_url:
            raise ApiError(*WEBHOOK_ACTIVE)
        self._poll += 1
        mine = self._poll
        self.allow(allowed)
        self.acknowledge(offset)
        await self._bell.ring()
        try:
            async with asyncio.timeout(seconds):
                await self._bell.until(
                    lambda: self.pending or self._replayed or self._poll != mine or self.webhook_url or self.closing
                )
        except TimeoutError:
            pass
        if self.webhook_url:
            raise ApiError(*WEBHOOK_TAKES_OVER)
        if self._poll != mine:
            raise ApiError(*OTHER_POLL)
        again, self._replayed = self._replayed, []
        return [*again, *self.pending][: max(1, min(limit, 100))]

    def head(self) -> Json | None:
        """Return the update a webhook gets next."""
        return next(iter([*self._replayed, *self.pending]), None)

    def delivered(self, update: Json) -> None:
        """Forget an update that the webhook took."""
        queue = self._replayed if any(u is update for u in self._replayed) else self.pending
        queue[:] = [u for u in queue if u is not update]

    def drop(self) -> None:
        """Forget everything that waits."""
        self.pending.clear()
        self._replayed.clear()
