"""Where updates come in, by polling or by delivery, each stored before it is acknowledged."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.entrypoints.telegram.incoming import ALLOWED_UPDATES, Typed, read_update
from bot.entrypoints.telegram.updates.webhook import Endpoint, WebhookAddress, listen
from bot.entrypoints.telegram.updates.work import Work
from bot.ports import Arrival

_logger = logging.getLogger(__name__)
_POLL_SECONDS = 30
_RING_SECONDS = 10.0
_LEAD_SECONDS = 1.0
_PATIENCE_SECONDS = 5.0
_T = TypeVar("_T")


class Door:
    """Where updates come in, one batch after the other, each stored before the next is asked for."""

    def __init__(self, bot: Bot, stop: asyncio.Event) -> None:
        self._bot = bot
        self._stop = stop

    async def pause(self, seconds: float) -> bool:
        """Wait so long; false when it is time to stop."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stop.wait(), seconds)
        return not self._stop.is_set()

    async def insistently(self, call: Callable[[], Awaitable[_T]]) -> _T | bool | None:
        """Call until Telegram answers; None when it was time to stop, True for an answer of None."""
        delay = 0.5
        while not self._stop.is_set():
            try:
                result = await call()
            except InvalidToken:
                raise
            except RetryAfter as error:
                await self.pause(_wait(error))
            except TelegramError as error:
                _logger.warning("Telegram cannot be reached (%s), trying again", type(error).__name__)
                await self.pause(delay)
                delay = min(delay * 2, 30.0)
            else:
                return True if result is None else result
        return None

    async def poll(self, work: Work) -> None:
        """Store every update until it is time to stop; where several processes share the work, one polls."""
        offset, delay = 0, 0.5
        while not self._stop.is_set():
            try:
                await work.ring()
                if not work.leads():
                    await self.pause(_LEAD_SECONDS)
                    continue
                updates = await self._next(offset)
                if updates:
                    await self._receive(updates, work)
                    # Asking from here on is what acknowledges them to Telegram: they are stored by now.
                    offset = updates[-1].update_id + 1
                delay = 0.5
            except InvalidToken:
                raise
            except TimedOut:
                continue
            except RetryAfter as error:
                await self.pause(_wait(error))
            except Conflict:
                _logger.error("another program polls with this bot's token; only one may")  # noqa: TRY400
                await self.pause(delay)
                delay = min(delay * 2, 30.0)
            except Exception as error:  # noqa: BLE001  a full disk must not end the bot: nothing was acknowledged
                known = isinstance(error, NetworkError)
                _logger.log(logging.INFO if known else logging.ERROR, "polling failed: %s", type(error).__name__)
                await self.pause(delay)
                delay = min(delay * 2, 30.0)

    async def welcome(self, work: Work, address: WebhookAddress, secret: str, ready: Callable[[], None]) -> None:
        """Take what Telegram delivers until it is time to stop."""

        async def store(update: dict[str, Any]) -> None:
            read = Update.de_json(update, self._bot)
            await self._receive((read,), work)

        announced = asyncio.Event()

        async def trouble() -> str | None:
            if self._stop.is_set():
                return "stopping"
            if not announced.is_set():
                return "Telegram was not told the address yet"
            try:
                async with asyncio.timeout(_PATIENCE_SECONDS):
                    await asyncio.to_thread(work.inbox.storable)
            except Exception as error:  # noqa: BLE001  whatever it is, nothing can be stored
                return f"the database does not answer ({type(error).__name__})"
            return None

        async def announce() -> None:
            told = await self.insistently(
                lambda: self._bot.set_webhook(
                    address.url,
                    secret_token=secret,
                    allowed_updates=list(ALLOWED_UPDATES),
                    max_connections=1,  # in order: what is done meanwhile is only to store it
                )
            )
            if told is not None:
                announced.set()
                ready()
            while True:
                try:
                    await work.ring()
                except Exception as error:  # noqa: BLE001  the clock goes on once the database answers again
                    _logger.error("the moments could not be looked up: %s", type(error).__name__)  # noqa: TRY400
                if not await self.pause(_RING_SECONDS):
                    return

        begun = asyncio.Event()
        listening = asyncio.create_task(
            listen(Endpoint(address.path, secret, store, trouble), address, self._stop, begun.set)
        )
        waiting = asyncio.create_task(begun.wait())
        await asyncio.wait({listening, waiting}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        announcing = asyncio.create_task(announce())
        try:
            await asyncio.wait({listening, announcing}, return_when=asyncio.FIRST_COMPLETED)
            await listening
        finally:
            announcing.cancel()
            listening.cancel()  # where it ended by itself, this changes nothing
            await asyncio.gather(announcing, listening, return_exceptions=True)

    async def _next(self, offset: int) -> tuple[Update, ...]:
        """The next batch; empty when it is time to stop."""
        asking = asyncio.ensure_future(
            self._bot.get_updates(offset, timeout=_POLL_SECONDS, allowed_updates=list(ALLOWED_UPDATES))
        )
        stopping = asyncio.ensure_future(self._stop.wait())
        try:
            await asyncio.wait({asking, stopping}, return_when=asyncio.FIRST_COMPLETED)
            return asking.result() if asking.done() else ()
        finally:
            for task in (asking, stopping):
                task.cancel()
            await asyncio.gather(asking, stopping, return_exceptions=True)

    async def _receive(self, updates: tuple[Update, ...], work: Work) -> None:
        # A repeated one may stand before older ones that came meanwhile.
        ordered = sorted(updates, key=lambda update: update.update_id)
        arrivals = [_arrival(update, self._bot.username) for update in ordered]
        await asyncio.to_thread(work.inbox.receive, arrivals)


def _arrival(update: Update, username: str) -> Arrival:
    """The update to store; of what is not meant for the coach, only that it came."""
    incoming = read_update(update, username)
    if incoming is None:
        return Arrival(update.update_id, None, {})
    if isinstance(incoming.what, Typed):  # each stands by itself, and typing is no message
        return Arrival(update.update_id, None, update.to_dict(), user=incoming.user)
    return Arrival(update.update_id, incoming.chat, update.to_dict(), user=incoming.user)


def _wait(error: RetryAfter) -> float:
    wait = error.retry_after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()
