"""The Telegram bot: long polling into the durable inbox, work in order within a chat, side by side across."""

import asyncio
import contextlib
import logging
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.domain.errors import BadSetting
from bot.entrypoints.telegram.announce import announce
from bot.entrypoints.telegram.menus import Menus
from bot.entrypoints.telegram.updates.door import Door
from bot.entrypoints.telegram.updates.post import Post
from bot.entrypoints.telegram.updates.webhook import WebhookAddress, secret_of
from bot.entrypoints.telegram.updates.work import Work
from bot.entrypoints.telegram.visits.access import first_code
from bot.entrypoints.telegram.visits.desk import Desk

_logger = logging.getLogger(__name__)
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_REFUSED = (
    "The bot's token is missing or refused. Set TENIRBON_TELEGRAM_TOKEN to what BotFather gave you; "
    "it looks like digits, a colon, letters."
)


@dataclass(frozen=True, slots=True)
class TelegramAccount:
    """The bot's account. `api_url` is the Bot API server, without a path; the token is never shown."""

    token: str
    api_url: str = "https://api.telegram.org"

    def __repr__(self) -> str:
        return f"TelegramAccount({self.api_url!r})"


async def serve(
    account: TelegramAccount,
    desk: Desk,
    stop: asyncio.Event,
    *,
    workers: int = 4,
    grace_seconds: float = 30.0,
    settle_seconds: float = 0.7,
    ready: Callable[[], None] = lambda: None,
    tell: Callable[[str], None] = print,
    webhook: WebhookAddress | None = None,
) -> None:
    """Answer the users of `desk` until `stop` is set, then finish what was begun, within the grace.

    Updates are asked for, or delivered to `webhook` where one is given.
    Unfinished updates of an earlier run are taken up first. `ready` is called once the bot
    listens; `tell` is given words for whoever started it: a code where there is no administrator.
    What may be one of several messages sent in one go waits `settle_seconds` for the next.
    Raises BadSetting for a token that Telegram refuses; waits while it cannot be reached.
    """
    if not _TOKEN.fullmatch(account.token):
        raise BadSetting(_REFUSED)
    _quiet()
    root = f"{account.api_url.rstrip('/')}/bot"
    # Bot has one connection pool for getUpdates and another for all else: a long poll holds nothing up.
    bot = Bot(account.token, base_url=root, base_file_url=f"{account.api_url.rstrip('/')}/file/bot")
    door = Door(bot, stop)
    try:
        if await door.insistently(bot.initialize) is None:
            return
        desk = replace(desk, username=bot.username)
        if words := await asyncio.to_thread(first_code, desk):
            tell(words)
        if webhook is None and await door.insistently(bot.delete_webhook) is None:
            return
        post = Post(bot, desk.inbox, door.pause)
        menus = Menus(bot, desk)
        work = Work(bot, desk, post, menus, door.pause, workers=workers, settle_seconds=settle_seconds)
        await desk.durable.open(work.through)
        if left := await asyncio.to_thread(desk.inbox.resume):
            _logger.info("taking up %d updates of an earlier version", left)
        announcing = asyncio.create_task(announce(bot, desk, menus))
        try:
            if webhook is None:
                ready()
                await door.poll(work)
            else:
                await door.welcome(work, webhook, secret_of(account.token), ready)
            await desk.durable.close(grace_seconds)
        finally:
            announcing.cancel()
            await asyncio.gather(announcing, return_exceptions=True)
    except InvalidToken:
        raise BadSetting(_REFUSED) from None  # the library's own message repeats the token
    finally:
        await desk.durable.close(0)
        with contextlib.suppress(TelegramError, RuntimeError):
            await bot.shutdown()


def _quiet() -> None:
    """Keep what nobody should read out of the log: httpx names addresses, and those hold the token."""
    for name in ("httpx", "httpcore", "telegram"):
        logging.getLogger(name).setLevel(logging.WARNING)
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # else each flood wait warns of a coming change of type
