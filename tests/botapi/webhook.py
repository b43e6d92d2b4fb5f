"""Delivery to a webhook: one update at a time, again and again until it is taken."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from .bell import Bell
from .errors import ApiError
from .updates import Updates

Json = dict[str, Any]
_TAKEN = range(200, 300)
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_ANSWER_WITHIN = aiohttp.ClientTimeout(total=10)
_FIRST_PAUSE, _LONGEST_PAUSE = 0.01, 0.25


@dataclass(frozen=True)
class Delivery:
    """One attempt: the update's id, and the HTTP status or None when nobody answered."""

    update_id: int
    status: int | None


class Webhook:
    """Posts pending updates to the bot while a webhook is set."""

    def __init__(self, updates: Updates, bell: Bell) -> None:
        """Take the queue to deliver from."""
        self.deliveries: list[Delivery] = []
        self.last_error: str | None = None
        self.max_connections = 40
        self._updates = updates
        self._bell = bell
        self._secret: str | None = None
        self._task: asyncio.Task[None] | None = None

    async def set(self, url: str, secret: str | None) -> None:
        """Deliver to ``url`` from now on; raise ApiError unless it is on this machine."""
        if urlsplit(url).hostname not in _LOOPBACK:
            raise ApiError.bad("bad webhook: only a loopback address is reached from a test")
        await self.remove()
        self._secret = secret
        self._updates.webhook_url = url
        self._task = asyncio.create_task(self._deliver(url))
        await self._bell.ring()

    async def remove(self) -> None:
        """Stop delivering; harmless when no webhook is set."""
        self._updates.webhook_url = ""
        self.last_error = None
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def _deliver(self, url: str) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self._secret} if self._secret else {}
        pause = _FIRST_PAUSE
        async with aiohttp.ClientSession(headers=headers, timeout=_ANSWER_WITHIN) as session:
            while True:
                await self._bell.until(self._updates.head)
                update = self._updates.head()
                if update is None:
                    continue
                status = await self._post(session, url, update)
                self.deliveries.append(Delivery(update["update_id"], status))
                taken = status in _TAKEN
                if taken:
                    self._updates.delivered(update)
                await self._bell.ring()
                # Telegram waits between attempts too; without it a dead bot is a busy loop.
                await asyncio.sleep(0 if taken else pause)
                pause = _FIRST_PAUSE if taken else min(2 * pause, _LONGEST_PAUSE)

    async def _post(self, session: aiohttp.ClientSession, url: str, update: Json) -> int | None:
        try:
            async with session.post(url, json=update) as answer:
                await answer.read()
        except (aiohttp.ClientError, TimeoutError) as problem:
            self.last_error = f"Connection failed: {type(problem).__name__}"
            return None
        if answer.status not in _TAKEN:
            self.last_error = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        return answer.status
