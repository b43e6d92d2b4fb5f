"""Planned messages sent through the Bot API, each recorded before and after."""

import asyncio
import contextlib
import logging
import re
from collections.abc import Awaitable, Callable
from functools import partial
from html import unescape
from typing import TypedDict

import httpx
from telegram import (
    Bot,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.entrypoints.telegram.shown.message import Message
from bot.entrypoints.telegram.shown.utf16 import pieces
from bot.entrypoints.telegram.updates.turns import Turns
from bot.ports import Inbox, Outgoing, Steps
from bot.reading.format import unbroken

_logger = logging.getLogger(__name__)
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_ATTEMPTS = 3
_COPIED = re.compile(r"(<pre>.*?</pre>|<code>.*?</code>)", re.DOTALL)
_MARKUP = re.compile(r"</?(?:b|i|u|s|pre|code|blockquote)(?: expandable)?>")
_HOPELESS = ("chat not found", "deactivated", "not enough rights", "no rights", "user not found", "peer_id_invalid")
"""Refusals that no other form of the message would change."""

_PLACEHOLDER = 64  # characters of a hint in the reply field
_REFUSALS = 10
_LONGEST_PAUSE = 30.0

Pause = Callable[[float], Awaitable[bool]]
"""Waits so many seconds; false when it is time to stop."""


class Attempt(TypedDict):
    """How an attempt at sending ended: `over` once and for all, or to be made again.

    `wait` is how many seconds Telegram asks for, None where it does not say; `refused` whether it answered at all.
    """

    over: bool
    wait: float | None
    refused: bool


_OVER = Attempt(over=True, wait=None, refused=False)


class Post:
    """Sends what an inbox holds as planned; see bot/decisions/0006-inbox.md for what is repeated."""

    def __init__(self, bot: Bot, inbox: Inbox, pause: Pause) -> None:
        self._bot = bot
        self._inbox = inbox
        self._pause = pause
        self._turns = Turns()

    async def deliver(self, update_id: int, place: int, steps: Steps) -> None:
        """Send the update's message at this place, however long it takes, unless it can never be sent."""
        refusals, delay = 0, 0.5
        while True:
            last = refusals >= _REFUSALS
            found = await steps.step(f"send {place}", partial(self._attempt, update_id, place, last=last))
            if found["over"]:
                return
            wait = found["wait"]
            if wait is None:
                refusals += found["refused"]
                wait, delay = delay, min(delay * 2, _LONGEST_PAUSE)
            await steps.pause(wait)

    async def _attempt(self, update_id: int, place: int, *, last: bool) -> Attempt:
        """Send it, or find out that it is not to be sent, or how long to wait before the next attempt."""
        outgoing = await asyncio.to_thread(self._inbox.unsent, update_id, place)
        if outgoing is None:
            return _OVER
        if not outgoing.payload:  # forgotten before it went out
            await asyncio.to_thread(self._inbox.unsendable, update_id, place)
            return _OVER
        edits = outgoing.payload["edits"] is not None  # which leaves nothing behind
        async with contextlib.nullcontext() if edits else self._turns.taken():
            return await self._tried(update_id, outgoing, last=last)

    async def _tried(self, update_id: int, outgoing: Outgoing, *, last: bool) -> Attempt:
        """See `_attempt`; from `sending` to `sent`."""
        place = outgoing.position
        for attempts in range(outgoing.attempts, _ATTEMPTS):
            await asyncio.to_thread(self._inbox.sending, update_id, place)
            try:
                message_id = await self._send(outgoing.chat, Message.from_payload(outgoing.payload))
            except RetryAfter as error:
                await asyncio.to_thread(self._inbox.refused, update_id, place)
                return Attempt(over=False, wait=_seconds(error), refused=False)
            except NetworkError as error:
                if isinstance(error, BadRequest):
                    # Telegram's own words may repeat what it stumbled over.
                    _logger.error("update %d, message %d: Telegram refuses it", update_id, place)  # noqa: TRY400
                    _logger.debug("update %d, message %d: %s", update_id, place, error)
                    break
                if isinstance(error.__cause__, httpx.HTTPError) and not isinstance(error.__cause__, _NEVER_LEFT):
                    continue  # it may have arrived: once more, and no further
                refused = not isinstance(error.__cause__, _NEVER_LEFT)
                if refused and last:
                    _logger.error("update %d, message %d: %s", update_id, place, type(error).__name__)  # noqa: TRY400
                    break
                await asyncio.to_thread(self._inbox.refused, update_id, place)
                return Attempt(over=False, wait=None, refused=refused)
            except Forbidden:
                _logger.info("update %d: the user has blocked the bot", update_id)
                break
            except TelegramError as error:
                _logger.error("update %d, message %d: %s", update_id, place, type(error).__name__)  # noqa: TRY400
                break
            else:
                if attempts:
                    await self._sweep(update_id, outgoing, message_id, attempts)
                await asyncio.to_thread(self._inbox.sent, update_id, place, message_id)
                return _OVER
        await asyncio.to_thread(self._inbox.unsendable, update_id, place)
        return _OVER

    async def _sweep(self, update_id: int, outgoing: Outgoing, sent: int, attempts: int) -> None:
        """Take away what earlier attempts of unknown end left: messages of ours in the chat that nobody knows.

        Only a bot's own messages can be edited, so nothing that a person wrote is ever touched.
        """
        swept = 0
        for place in await asyncio.to_thread(self._inbox.strays, update_id, outgoing.position, sent):
            if swept == attempts:
                break
            try:
                if await self._ours(outgoing.chat, place):
                    await self._bot.delete_message(outgoing.chat, place)
                    swept += 1
            except BadRequest:
                continue  # no longer there, or not to be deleted
            except TelegramError as error:
                _logger.warning("update %d: looking for a stray broke off: %s", update_id, type(error).__name__)
                return
        if swept:
            _logger.info("update %d: %d stray messages taken away", update_id, swept)

    async def _ours(self, chat: int, place: int) -> bool:
        """Whether a message of the bot's stands there."""
        while True:
            try:
                await self._bot.edit_message_reply_markup(chat, place, reply_markup=None)
            except RetryAfter as error:
                if not await self._pause(_seconds(error)):
                    raise
            except BadRequest as error:
                return "not modified" in str(error).lower()
            else:
                return True

    async def _send(self, chat: int, message: Message) -> int:
        """Send or edit; gives the message's id. What Telegram cannot read is sent as bare text."""
        try:
            return await self._set_out(chat, message)
        except BadRequest as error:
            if any(words in str(error).lower() for words in _HOPELESS):
                raise
            _logger.warning("a message was refused as it was; it goes out as bare text")
            _logger.debug("refused: %s", error)
            return await self._bare(chat, message)

    async def _bare(self, chat: int, message: Message) -> int:
        """The words alone, in as many messages as they need, the buttons under the last where they can stand."""
        words = pieces(unescape(_MARKUP.sub("", message.html))) or ["…"]
        for part in words[:-1]:
            await self._bot.send_message(chat, part)
        try:
            sent = await self._bot.send_message(chat, words[-1], reply_markup=_markup(message))
        except BadRequest:
            sent = await self._bot.send_message(chat, words[-1])
        return sent.message_id

    async def _set_out(self, chat: int, message: Message) -> int:
        preview, markup, html = LinkPreviewOptions(is_disabled=True), _markup(message), _set(message.html)
        if message.edits is not None:
            try:
                await self._bot.edit_message_text(
                    html,
                    chat,
                    message.edits,
                    parse_mode=ParseMode.HTML,
                    link_preview_options=preview,
                    reply_markup=markup,
                )
            except BadRequest as error:
                if "not modified" in str(error).lower():
                    return message.edits
                if "to edit not found" not in str(error).lower() and "can't be edited" not in str(error).lower():
                    raise
            else:
                return message.edits
        answered = message.replies_to
        reply = ReplyParameters(answered, allow_sending_without_reply=True) if answered else None
        if message.document is not None:
            file = InputFile(message.document.text.encode(), filename=message.document.name)
            sent = await self._bot.send_document(
                chat, file, caption=html or None, parse_mode=ParseMode.HTML, reply_parameters=reply
            )
            return sent.message_id
        sent = await self._bot.send_message(
            chat,
            html,
            parse_mode=ParseMode.HTML,
            link_preview_options=preview,
            reply_markup=ForceReply(input_field_placeholder=message.asks[:_PLACEHOLDER]) if message.asks else markup,
            reply_parameters=reply,
        )
        return sent.message_id


def _set(html: str) -> str:
    """The message with its French marks kept on their lines; what is copied stays to the letter."""
    parts = _COPIED.split(html)  # what is copied stands at the odd places
    return "".join(part if place % 2 else unbroken(part) for place, part in enumerate(parts))


def _markup(message: Message) -> InlineKeyboardMarkup | None:
    rows = [
        [
            InlineKeyboardButton(button.label, copy_text=CopyTextButton(button.copy))
            if button.copy
            else InlineKeyboardButton(button.label, callback_data=button.data)
            for button in row
        ]
        for row in message.buttons
    ]
    return InlineKeyboardMarkup(rows) if rows else None


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()
