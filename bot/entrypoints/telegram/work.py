"""The stages of an update: begin, plan, deliver, finish; in order within a chat, side by side across chats."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from weakref import WeakValueDictionary

from telegram import Bot, InlineQueryResultArticle, InputTextMessageContent, Update
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.entrypoints.telegram.desk import Desk, Toast
from bot.entrypoints.telegram.files import LARGEST_FILE
from bot.entrypoints.telegram.incoming import Document, Incoming, Pressed, Typed, read_update
from bot.entrypoints.telegram.post import Pause, Post
from bot.entrypoints.telegram.streaming import following
from bot.entrypoints.telegram.together import joined, may_continue, together
from bot.ports import Arrival, Inbox, Outgoing

_logger = logging.getLogger(__name__)
_ATTEMPTS = 3
_TAKE_OVER_SECONDS = 5.0
_TURN_SECONDS = 0.2
"""Until it is asked again whether another process is done with a chat."""

_TYPING_SECONDS = 4.0  # Telegram shows it for five
_LONGEST_TOAST = 200
_SUGGEST_WITHIN = 8.0  # seconds; Telegram forgets an inline query after ten


class Work:
    """Everything under way. Nothing is begun once `stop` is set; what is left waits for the next start."""

    def __init__(
        self,
        bot: Bot,
        desk: Desk,
        post: Post,
        pause: Pause,
        *,
        stop: asyncio.Event,
        workers: int,
        settle_seconds: float,
    ) -> None:
        self._settle = settle_seconds
        self._bot = bot
        self._desk = desk
        self._post = post
        self._pause = pause
        self._stop = stop
        self._room = asyncio.Semaphore(workers)
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._latest: dict[int, str] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._mine: set[int] = set()
        self._seen: frozenset[int] = frozenset()
        self._looked = 0.0

    @property
    def inbox(self) -> Inbox:
        """Where updates are kept."""
        return self._desk.inbox

    async def resume(self) -> None:
        """Start what an earlier run left, oldest first."""
        left = await asyncio.to_thread(self.inbox.unfinished)
        if left:
            _logger.info("taking up %d unfinished updates", len(left))
        for arrival in left:
            self.start(arrival)

    async def ring(self) -> None:
        """Take up what is due by the clock, and what a process that died may have left."""
        if self.inbox.shared():
            await self._take_over()
        found = await asyncio.to_thread(self._desk.due)
        if not found:
            return
        fresh = set(await asyncio.to_thread(self.inbox.receive, found))
        for arrival in found:
            if arrival.update_id in fresh:
                self.start(arrival)

    def start(self, arrival: Arrival) -> None:
        """Work on a stored update after all earlier ones of its chat."""
        # Locks are fair: whoever asks first goes first.
        turn = asyncio.Lock() if arrival.chat is None else self._turns.setdefault(arrival.chat, asyncio.Lock())
        task = asyncio.create_task(self._in_turn(arrival.update_id, arrival.chat, turn))
        self._tasks.add(task)
        self._mine.add(arrival.update_id)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(lambda _: self._mine.discard(arrival.update_id))

    async def end(self, grace_seconds: float) -> None:
        """Wait until what was begun is finished, so long at most."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=grace_seconds)

    async def abandon(self) -> None:
        """Drop what is still under way; it stays in the inbox."""
        left = tuple(self._tasks)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await asyncio.to_thread(self.inbox.close)

    async def _take_over(self) -> None:
        """Start what was unfinished at two rounds and is not under way here: its process may have died.

        Where it lives, the chat is its own until it is done, and then nothing is left to do.
        """
        now = asyncio.get_running_loop().time()
        if now - self._looked < _TAKE_OVER_SECONDS:
            return
        self._looked = now
        left = {one.update_id: one for one in await asyncio.to_thread(self.inbox.unfinished)}
        for update_id in sorted((left.keys() & self._seen) - self._mine):
            self.start(left[update_id])
        self._seen = frozenset(left)

    async def _in_turn(self, update_id: int, chat: int | None, turn: asyncio.Lock) -> None:
        async with turn:
            delay = 0.5
            while not self._stop.is_set():
                try:
                    if chat is None or not self.inbox.shared():
                        await self._through(update_id)
                    elif not await self._shared(update_id, chat):
                        await self._pause(_TURN_SECONDS)
                        continue
                except Exception as error:
                    # The message may hold a client's words; the kind and the place of the error do not.
                    _logger.error("update %d waits: %s", update_id, type(error).__name__)  # noqa: TRY400
                    _logger.debug("update %d", update_id, exc_info=True)
                    await self._pause(delay)
                    delay = min(delay * 2, 30.0)
                else:
                    return

    async def _shared(self, update_id: int, chat: int) -> bool:
        """Work on the update, and on earlier ones that a dead process left; false where another has the chat."""
        if not await asyncio.to_thread(self.inbox.take, chat):
            return False
        try:
            for earlier in await asyncio.to_thread(self.inbox.earlier, update_id, chat):
                await self._through(earlier)
                if self._stop.is_set():
                    return True
            await self._through(update_id)
        finally:
            await asyncio.to_thread(self.inbox.leave, chat)
        return True

    async def _through(self, update_id: int) -> None:
        arrival = await asyncio.to_thread(self.inbox.begin, update_id)
        if arrival is None:
            return
        if await asyncio.to_thread(self.inbox.planned, update_id) is None and "rang" in arrival.payload:
            planned = await asyncio.to_thread(self._desk.rang, arrival)
            await asyncio.to_thread(self.inbox.plan, update_id, planned)
        elif await asyncio.to_thread(self.inbox.planned, update_id) is None:
            incoming = await self._whole(arrival)
            if incoming is not None and isinstance(incoming.what, Typed):
                await self._suggest(incoming, incoming.what)
            elif incoming is not None:
                planned = await self._plan(incoming)
                await asyncio.to_thread(self.inbox.plan, update_id, planned)
        sent = await self._post.deliver(update_id)
        if sent is not None:
            await asyncio.to_thread(self.inbox.finish, update_id, failed=not sent)

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
        parts = [part for part in read if part is not None]
        if not parts:
            return None
        whole = joined(parts)
        if isinstance(whole.what, Document):
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
        if document.size > LARGEST_FILE:
            return document
        try:
            file = await self._bot.get_file(document.file_id)
            return replace(document, data=bytes(await file.download_as_bytearray()))
        except (BadRequest, Forbidden) as error:
            _logger.info("a file could not be fetched: %s", type(error).__name__)
            return document

    async def _plan(self, incoming: Incoming) -> tuple[Outgoing, ...]:
        try:
            if isinstance(incoming.what, Pressed):
                toast = await asyncio.to_thread(self._desk.toast, incoming)
                if not await self._toast(incoming.what, toast) and toast.alert:
                    return self._desk.said(incoming, toast)
            if not self._desk.knows(incoming):
                return await asyncio.to_thread(self._desk.messages, incoming)
            async with self._room, self._typing(incoming), following(self._bot, incoming) as heard:
                # Counted here, where the work is: what only waited for its turn took nothing down.
                if await asyncio.to_thread(self.inbox.attempt, incoming.update_id) > _ATTEMPTS:
                    _logger.error("update %d is given up after %d attempts", incoming.update_id, _ATTEMPTS)
                    return await asyncio.to_thread(self._desk.trouble, incoming)
                return await asyncio.to_thread(self._desk.messages, incoming, heard)
        except Exception as error:
            _logger.error("update %d failed: %s", incoming.update_id, type(error).__name__)  # noqa: TRY400
            _logger.debug("update %d", incoming.update_id, exc_info=True)
            return await asyncio.to_thread(self._desk.trouble, incoming)

    async def _suggest(self, incoming: Incoming, typed: Typed) -> None:
        """Answer what is typed, in time and to nobody else; an older query than the latest is left."""
        self._latest[incoming.user] = typed.query_id
        async with self._room:
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
