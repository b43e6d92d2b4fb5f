"""A draft shown while a model writes it, a few times a second at most."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from telegram import Bot
from telegram.error import TelegramError

from bot.entrypoints.telegram.incoming import Incoming
from bot.entrypoints.telegram.shown.utf16 import LONGEST, shortened
from bot.ports import Heard

_EVERY_SECONDS = 0.7


@contextlib.asynccontextmanager
async def following(bot: Bot, incoming: Incoming) -> AsyncIterator[Heard | None]:
    """What a coach calls with the words so far, from its own thread; None in groups, where drafts cannot be shown."""
    if not incoming.private:
        yield None
        return
    loop, latest = asyncio.get_running_loop(), asyncio.Queue[str](1)

    def heard(words: str) -> None:
        loop.call_soon_threadsafe(put, words)

    def put(words: str) -> None:
        with contextlib.suppress(asyncio.QueueEmpty):
            latest.get_nowait()  # only the newest words are worth showing
        latest.put_nowait(words)

    async def show() -> None:
        while True:
            words = await latest.get()
            if words.strip():
                with contextlib.suppress(TelegramError):
                    number = abs(incoming.update_id) % 2_000_000_000 + 1
                    await bot.send_message_draft(incoming.chat, number, shortened(words, LONGEST))
            await asyncio.sleep(_EVERY_SECONDS)

    showing = asyncio.create_task(show())
    try:
        yield heard
    finally:
        showing.cancel()
        await asyncio.gather(showing, return_exceptions=True)
