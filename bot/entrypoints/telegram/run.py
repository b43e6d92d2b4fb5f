"""Runs the bot until the process is asked to stop."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import Callable

from bot.entrypoints.telegram.serve import TelegramAccount, serve
from bot.entrypoints.telegram.updates.webhook import WebhookAddress
from bot.entrypoints.telegram.visits.desk import Desk

_logger = logging.getLogger(__name__)

_BEAT_SECONDS = 10


async def run_until_stopped(
    account: TelegramAccount, desk: Desk, beat: Callable[[], None], webhook: WebhookAddress | None = None
) -> None:
    """Serve until SIGINT or SIGTERM, then finish what was begun. `beat` is called while the bot listens."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        # Where the loop cannot watch signals, Ctrl-C still ends the process.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(name, stop.set)
    beating: list[asyncio.Task[None]] = []

    def ready() -> None:
        _logger.info("listening")
        beating.append(asyncio.create_task(_beats(beat, stop)))

    try:
        await serve(account, desk, stop, ready=ready, webhook=webhook)
    finally:
        stop.set()
        await asyncio.gather(*beating)
    _logger.info("stopped")


async def _beats(beat: Callable[[], None], stop: asyncio.Event) -> None:
    while not stop.is_set():
        try:
            await asyncio.to_thread(beat)
        except OSError as error:  # a full disk says that nobody serves, and ends nothing
            _logger.error("no sign of life could be left: %s", type(error).__name__)  # noqa: TRY400
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), _BEAT_SECONDS)
