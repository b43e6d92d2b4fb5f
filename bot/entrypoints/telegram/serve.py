"""The Telegram bot: long polling into the durable inbox, work in order within a chat, side by side across."""

import asyncio
import contextlib
import logging
import os
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from telegram import Bot, BotCommand, MenuButtonCommands, Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.domain.asks import Language
from bot.domain.errors import BadSetting
from bot.entrypoints.telegram.access import first_code
from bot.entrypoints.telegram.desk import Desk
from bot.entrypoints.telegram.incoming import ALLOWED_UPDATES, read_update
from bot.entrypoints.telegram.post import Post
from bot.entrypoints.telegram.webhook import Endpoint, WebhookAddress, listen, secret_of
from bot.entrypoints.telegram.work import Work
from bot.ports import Arrival

_logger = logging.getLogger(__name__)
_POLL_SECONDS = 30
_RING_SECONDS = 10.0
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_REFUSED = (
    "The bot's token is missing or refused. Set TENIRBON_TELEGRAM_TOKEN to what BotFather gave you; "
    "it looks like digits, a colon, letters."
)
_COMMANDS = (
    *("cases", "client", "open", "note", "rename", "close"),
    *("email", "advise", "check", "sources", "policies"),
    *("settings", "language", "help", "forget", "export"),
)
_MANAGERS = ("invite", "people", "revoke")
_T = TypeVar("_T")


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
    door = _Door(bot, stop)
    try:
        if await door.insistently(bot.initialize) is None:
            return
        desk = replace(desk, username=bot.username)
        if words := await asyncio.to_thread(first_code, desk):
            tell(words)
        if webhook is None and await door.insistently(bot.delete_webhook) is None:
            return
        post = Post(bot, desk.inbox, door.pause)
        work = Work(bot, desk, post, door.pause, stop=stop, workers=workers, settle_seconds=settle_seconds)
        await work.resume()
        announcing = asyncio.create_task(_announce(bot, desk))
        try:
            if webhook is None:
                ready()
                await door.poll(work)
            else:
                await door.welcome(work, webhook, secret_of(account.token), ready)
            await work.end(grace_seconds)
        finally:
            await work.abandon()
            announcing.cancel()
            await asyncio.gather(announcing, return_exceptions=True)
    except InvalidToken:
        raise BadSetting(_REFUSED) from None  # the library's own message repeats the token
    finally:
        with contextlib.suppress(TelegramError, RuntimeError):
            await bot.shutdown()


class _Door:
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
        """Store and hand on every update until it is time to stop."""
        offset, delay = 0, 0.5
        while not self._stop.is_set():
            try:
                await work.ring()
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

        async def trouble() -> str | None:
            try:
                await asyncio.to_thread(work.inbox.told, 0, "")
            except Exception as error:  # noqa: BLE001  whatever it is, nothing can be stored
                return f"the database does not answer ({type(error).__name__})"
            return None

        async def announced() -> None:
            told = await self.insistently(
                lambda: self._bot.set_webhook(
                    address.url,
                    secret_token=secret,
                    allowed_updates=list(ALLOWED_UPDATES),
                    max_connections=1,  # in order: what is done meanwhile is only to store it
                )
            )
            if told is not None:
                ready()
            while await self.pause(_RING_SECONDS):
                await work.ring()

        begun = asyncio.Event()
        listening = asyncio.create_task(
            listen(Endpoint(address.path, secret, store, trouble), address, self._stop, begun.set)
        )
        waiting = asyncio.create_task(begun.wait())
        await asyncio.wait({listening, waiting}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        announcing = asyncio.create_task(announced())
        try:
            await work.ring()
            await asyncio.wait({listening, announcing}, return_when=asyncio.FIRST_COMPLETED)
            await listening
        finally:
            announcing.cancel()
            await asyncio.gather(announcing, return_exceptions=True)

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
        arrivals = [_arrival(update) for update in updates]
        fresh = set(await asyncio.to_thread(work.inbox.receive, arrivals))
        for arrival in arrivals:
            if arrival.update_id in fresh:
                fresh.discard(arrival.update_id)
                work.start(arrival)


def _arrival(update: Update) -> Arrival:
    """The update to store; of what is not meant for the coach, only that it came."""
    incoming = read_update(update)
    if incoming is None:
        return Arrival(update.update_id, None, {})
    return Arrival(update.update_id, incoming.chat, update.to_dict(), user=incoming.user)


async def _announce(bot: Bot, desk: Desk) -> None:
    """Show the commands, the menu and what the bot is, in both languages; without them it still works."""
    calls: list[Callable[[], Awaitable[object]]] = [lambda: bot.set_chat_menu_button(menu_button=MenuButtonCommands())]
    for code, language in ((None, Language.EN), ("fr", Language.FR)):
        commands = [BotCommand(name, desk.lines.say(f"command.{name}", language)) for name in (*_COMMANDS, *_MANAGERS)]
        whole, short = (desk.lines.say(f"profile.{key}", language) for key in ("description", "short"))
        calls += [
            partial(bot.set_my_commands, commands, language_code=code),
            partial(bot.set_my_description, whole, language_code=code),
            partial(bot.set_my_short_description, short, language_code=code),
        ]
    for call in calls:
        try:
            await call()
        except TelegramError as error:
            _logger.warning("the menu could not be set: %s", type(error).__name__)


def _quiet() -> None:
    """Keep what nobody should read out of the log: httpx names addresses, and those hold the token."""
    for name in ("httpx", "httpcore", "telegram"):
        logging.getLogger(name).setLevel(logging.WARNING)
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # else each flood wait warns of a coming change of type


def _wait(error: RetryAfter) -> float:
    wait = error.retry_after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()
