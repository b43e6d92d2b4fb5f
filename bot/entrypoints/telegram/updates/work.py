"""The steps of an update: plan, send each message, finish."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from dataclasses import replace

from telegram import Bot, InlineQueryResultArticle, InputTextMessageContent, Update
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.entrypoints.telegram.incoming import Command, Document, Incoming, Pressed, Said, Typed, read_update
from bot.entrypoints.telegram.menus import Menus
from bot.entrypoints.telegram.updates.post import Pause, Post
from bot.entrypoints.telegram.updates.room import Room
from bot.entrypoints.telegram.updates.streaming import following
from bot.entrypoints.telegram.updates.together import joined, may_continue, together
from bot.entrypoints.telegram.visits.desk import Desk, Toast
from bot.entrypoints.telegram.visits.files import largest
from bot.ports import Arrival, Heard, Inbox, Outgoing, Steps

_logger = logging.getLogger(__name__)
_TOGETHER = 2
"""Deaths of the program while an update was thought about, before it is suspected and thought about alone."""

_ALONE = 2
"""Deaths while nothing else was thought about, before it is the update that takes the program down."""

_TYPING_SECONDS = 4.0  # Telegram shows it for five
_LONGEST_TOAST = 200
_PICTURES = 10
"""Pictures read of one batch: as many as an album holds."""

_SUGGEST_WITHIN = 8.0  # seconds; Telegram forgets an inline query after ten


class Work:
    """What is done with an update; `workers` of them are thought about at a time."""

    def __init__(
        self,
        bot: Bot,
        desk: Desk,
        post: Post,
        menus: Menus,
        pause: Pause,
        *,
        workers: int,
        settle_seconds: float,
    ) -> None:
        self._settle = settle_seconds
        self._bot = bot
        self._desk = desk
        self._post = post
        self._menus = menus
        self._seating: set[int] = set()
        self._pause = pause
        self._room = Room(workers)
        self._quick = Room(1)  # what is typed waits for no message that a model thinks about
        self._latest: dict[int, str] = {}

    @property
    def inbox(self) -> Inbox:
        """Where updates are kept."""
        return self._desk.inbox

    def leads(self) -> bool:
        """Whether this process is the one that may ask Telegram for updates."""
        return self._desk.durable.leads()

    async def ring(self) -> None:
        """Take up what is due by the clock."""
        found = await asyncio.to_thread(self._desk.due)
        if found:
            await asyncio.to_thread(self.inbox.receive, found)

    async def through(self, update_id: int, steps: Steps) -> None:
        """Answer one update. What is recorded of it are places of messages, never words."""
        places = await steps.step("plan", lambda: self._places(update_id))
        if places is None:
            return
        for place in places:
            await self._post.deliver(update_id, place, steps)
        if update_id in self._seating:
            self._seating.discard(update_id)
            await self._menus.renew()
        await steps.step("finish", lambda: asyncio.to_thread(self.inbox.finish, update_id))

    async def _places(self, update_id: int) -> list[int] | None:
        """Where the messages stand that the update leads to, planned now at the latest; None where it is finished."""
        arrival = await asyncio.to_thread(self.inbox.arrival, update_id)
        if arrival is None:
            return None
        planned = await asyncio.to_thread(self.inbox.planned, update_id)
        if planned is None:
            if messages := await self._messages(arrival):
                await asyncio.to_thread(self.inbox.plan, update_id, messages)  # nothing, where it was planned
            planned = await asyncio.to_thread(self.inbox.planned, update_id)
        return [one.position for one in planned or ()]

    async def _messages(self, arrival: Arrival) -> tuple[Outgoing, ...]:
        """What to send; nothing where it was answered by other means, or is not for the coach."""
        if "rang" in arrival.payload:
            return await asyncio.to_thread(self._desk.rang, arrival)
        incoming = await self._whole(arrival)
        if incoming is None:
            return ()
        if isinstance(incoming.what, Typed):
            await self._suggest(incoming, incoming.what)
            return ()
        if isinstance(incoming.what, Command | Pressed) or not await asyncio.to_thread(self._desk.knows, incoming):
            self._seating.add(arrival.update_id)  # only these may change who decides, or their language
        planned = await self._plan(incoming, arrival)
        return await self._messages(arrival) if planned is None else planned

    async def _whole(self, arrival: Arrival) -> Incoming | None:
        """What came in, with what was sent along in one go; None where it is not for the coach."""
        update = self._read(arrival)
        if update is None:
            return None
        along = await asyncio.to_thread(self.inbox.joined, arrival.update_id)
        if not arrival.attempts and not along:  # taken up again, it goes with what it went with at first
            others = await self._companions(arrival.update_id, update)
            if others:
                await asyncio.to_thread(self.inbox.join, arrival.update_id, others)
                along = await asyncio.to_thread(self.inbox.joined, arrival.update_id)
        updates = [update, *filter(None, (self._read(other) for other in along))]
        read = (read_update(one, self._desk.username) for one in updates)
        parts = await self._looked_at([part for part in read if part is not None])
        if not parts:
            return None
        whole = joined(parts)
        if isinstance(whole.what, Document) and await asyncio.to_thread(self._desk.knows, whole):
            return replace(whole, what=await self._fetched(whole.what))
        return whole

    async def _companions(self, update_id: int, first: Update) -> tuple[int, ...]:
        """The ids of the updates that were sent in one go with `first`."""
        known = -1
        while True:
            following = await asyncio.to_thread(self.inbox.following, update_id)
            updates = [first, *filter(None, (self._read(other) for other in following))]
            count = together(updates)
            if count == known or not (count > 1 or may_continue(first)) or not self._settle:
                return tuple(update.update_id for update in updates[1:count])
            known = count
            await self._pause(self._settle)

    def _read(self, arrival: Arrival) -> Update | None:
        known = arrival.payload and "rang" not in arrival.payload
        return Update.de_json(dict(arrival.payload), self._bot) if known else None

    async def _fetched(self, document: Document) -> Document:
        """The document with its content; as it is where it is too large or cannot be had."""
        if document.size > largest(document):
            return document
        try:
            return replace(document, data=await self._content(document.file_id))
        except (BadRequest, Forbidden) as error:
            _logger.info("a file could not be fetched: %s", type(error).__name__)
            return document

    async def _content(self, file_id: str) -> bytes:
        file = await self._bot.get_file(file_id)
        return bytes(await file.download_as_bytearray())

    async def _looked_at(self, parts: list[Incoming]) -> list[Incoming]:
        """The parts, in the words of their pictures where a model reads them."""
        shown = [part.update_id for part in parts if part.picture is not None][:_PICTURES]
        if not shown or not await asyncio.to_thread(self._desk.looks, parts[0]):
            return parts
        async with self._room.taken(), self._typing(parts[0]):
            return [await self._seen(part) if part.update_id in shown else part for part in parts]

    async def _seen(self, part: Incoming) -> Incoming:
        """What came in, in the words of its picture; as it is where they cannot be had."""
        try:
            data = await self._content(part.picture.file_id) if part.picture is not None else b""
        except TelegramError as error:
            _logger.info("a picture could not be fetched: %s", type(error).__name__)
            return part
        return await asyncio.to_thread(self._desk.seen, part, data)

    async def _plan(self, incoming: Incoming, arrival: Arrival) -> tuple[Outgoing, ...] | None:
        """What to send; None where more came meanwhile that belongs to it."""
        alone = arrival.attempts >= _TOGETHER
        try:
            if isinstance(incoming.what, Pressed):
                toast = await asyncio.to_thread(self._desk.toast, incoming)
                if not await self._toast(incoming.what, toast) and toast.alert:
                    return self._desk.said(incoming, toast)
            if not self._desk.knows(incoming):
                return await asyncio.to_thread(self._desk.messages, incoming)
            async with self._room.taken(alone=alone), self._typing(incoming), following(self._bot, incoming) as heard:
                return await asyncio.to_thread(self._think, incoming, arrival, heard)
        except Exception as error:
            _logger.error("update %d failed: %s", incoming.update_id, type(error).__name__)  # noqa: TRY400
            _logger.debug("update %d", incoming.update_id, exc_info=True)
            return await asyncio.to_thread(self._desk.trouble, incoming)

    def _think(self, incoming: Incoming, arrival: Arrival, heard: Heard | None) -> tuple[Outgoing, ...] | None:
        """What to send, planned at once: what only waited for its turn or a thread took nothing down.

        None where it was a comment, and what it was forwarded with has come only now: it is thought about anew.
        """
        before = self.inbox.attempt(incoming.update_id) - 1
        if before >= _TOGETHER + _ALONE:
            _logger.error("update %d is given up after %d attempts", incoming.update_id, before)
            messages = self._desk.trouble(incoming)
        else:
            messages = self._desk.messages(incoming, heard)
            if self._commented(incoming, arrival) and self._desk.unsaid(incoming):
                return None
        self.inbox.plan(incoming.update_id, messages)
        return messages

    def _commented(self, incoming: Incoming, arrival: Arrival) -> bool:
        """Whether what was typed turns out to be a comment on forwards that were still on their way."""
        update = self._read(arrival)
        typed = isinstance(incoming.what, Said) and not incoming.what.forwarded and not incoming.what.edited
        if update is None or not typed or arrival.attempts or self.inbox.joined(arrival.update_id):
            return False
        following = filter(None, (self._read(other) for other in self.inbox.following(arrival.update_id)))
        return together([update, *following]) > 1

    async def _suggest(self, incoming: Incoming, typed: Typed) -> None:
        """Answer what is typed, in time and to nobody else; an older query than the latest is left."""
        self._latest[incoming.user] = typed.query_id
        async with self._quick.taken():
            if self._latest.get(incoming.user) != typed.query_id:
                return
            try:
                async with asyncio.timeout(_SUGGEST_WITHIN):
                    found = await asyncio.to_thread(self._desk.suggestions, incoming)
                results = [
                    InlineQueryResultArticle(
                        str(place), one.title, InputTextMessageContent(one.text), description=one.hint
                    )
                    for place, one in enumerate(found)
                ]
                await self._bot.answer_inline_query(typed.query_id, results, cache_time=0, is_personal=True)
            except (TelegramError, TimeoutError) as error:
                _logger.info("an inline query went unanswered: %s", type(error).__name__)
            except Exception as error:  # noqa: BLE001  nobody waits for a line: the next letter asks again
                _logger.error("an inline query failed: %s", type(error).__name__)  # noqa: TRY400

    async def _toast(self, pressed: Pressed, toast: Toast) -> bool:
        """Answer a press; false where Telegram does not take it: after a long pause it is too old."""
        try:
            await self._bot.answer_callback_query(
                pressed.query_id, toast.text[:_LONGEST_TOAST] or None, show_alert=toast.alert or None
            )
        except TelegramError:
            return False
        return True

    @contextlib.asynccontextmanager
    async def _typing(self, incoming: Incoming) -> AsyncIterator[None]:
        """Show the typing sign while inside."""

        async def show() -> None:
            while True:
                with contextlib.suppress(TelegramError):
                    await self._bot.send_chat_action(incoming.chat, ChatAction.TYPING)
                await asyncio.sleep(_TYPING_SECONDS)

        showing = asyncio.create_task(show())
        try:
            yield
        finally:
            showing.cancel()
            await asyncio.gather(showing, return_exceptions=True)
