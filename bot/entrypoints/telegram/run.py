"""The bot as a process: it serves until it is asked to stop."""

import asyncio
import contextlib
import signal
from collections.abc import Callable

from bot.entrypoints.telegram.desk import Desk
from bot.entrypoints.telegram.serve import TelegramAccount, serve


def run(account: TelegramAccount, desk: Desk, *, ready: Callable[[], None] = lambda: None) -> None:
    """Serve until SIGINT or SIGTERM, finish what was begun, return; a second signal ends it at once.

    `ready` is called once the bot listens. Raises BadSetting as `serve` does.
    """
    asyncio.run(_until_signalled(account, desk, ready))


async def _until_signalled(account: TelegramAccount, desk: Desk, ready: Callable[[], None]) -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    signals = (signal.SIGINT, signal.SIGTERM)

    def stopping() -> None:
        stop.set()
        for number in signals:
            loop.remove_signal_handler(number)

    with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C raises KeyboardInterrupt instead
        for number in signals:
            loop.add_signal_handler(number, stopping)
    await serve(account, desk, stop, ready=ready)
