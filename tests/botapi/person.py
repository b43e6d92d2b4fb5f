"""A person with Telegram on her phone: what she does, and what she sees."""

from __future__ import annotations

import copy
import mimetypes
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from . import utf16
from .rules import LONGEST_TEXT
from .state import Chat, Event, EventKind, State
from .updates import Updates
from .view import Seen, seen

Json = dict[str, Any]
_COMMAND = re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,64}(?:@\w+)?")


@dataclass(frozen=True)
class Press:
    """A pressed button that waits for the bot's answer."""

    query_id: str
    person: Person

    async def answer(self) -> str:
        """Wait for the answer and return its text, which is usually empty."""
        found = await self.person.event("toast", lambda data: data["callback_query_id"] == self.query_id)
        return str(found.get("text", ""))


@dataclass(frozen=True)
class Typing:
    """An inline query that waits for its results."""

    query_id: str
    person: Person

    async def results(self) -> list[Json]:
        """Wait for the results and return them as the bot gave them."""
        found = await self.person.event("inline", lambda data: data["inline_query_id"] == self.query_id)
        return list(found["results"])


class Person:
    """Someone in a private chat with the bot; made by ``BotApi.person``."""

    def __init__(self, state: State, updates: Updates, chat: Chat) -> None:
        """Take the chat she sits in."""
        self.id = chat.id
        self.name = str(chat.user["first_name"])
        self.clipboard: str | None = None
        self._state = state
        self._updates = updates
        self._chat = chat
        self._read: dict[EventKind, int] = {}

    async def sends(self, text: str) -> Seen:
        """Send a text of at most 4,096 UTF-16 units and return it."""
        if utf16.length(text) > LONGEST_TEXT:
            raise ValueError("the app would split this text; use pastes()")
        return await self._says(_text(text))

    async def sends_in(self, group: int, text: str, *, replies_to: Seen | None = None) -> None:
        """Send a text in a group."""
        chat = self._state.chats[group]
        message: Json = {
            "message_id": self._state.next_id(),
            "date": self._state.now(),
            "chat": chat.json,
            "from": self._chat.user,
            **_text(text),
        }
        if replies_to is not None:
            replied = chat.messages[replies_to.message_id]
            message["reply_to_message"] = {k: v for k, v in replied.items() if k != "reply_to_message"}
        chat.messages[message["message_id"]] = message
        await self._updates.push({"message": copy.deepcopy(message)})

    async def pastes(self, text: str) -> list[Seen]:
        """Send a text of any length, cut into messages as the app does."""
        return [await self._says(_text(part)) for part in _parts(text)]

    async def forwards(self, text: str, sender_name: str | Person) -> Seen:
        """Forward someone's text; a name alone is a sender who hides the account."""
        origin: Json = {"type": "hidden_user", "sender_user_name": sender_name}
        if isinstance(sender_name, Person):
            origin = {"type": "user", "sender_user": sender_name._chat.user}
        return await self._says({**_text(text), "forward_origin": {**origin, "date": self._state.now()}})

    async def replies_to(self, message: Seen, text: str, *, quote: str | None = None) -> Seen:
        """Answer one message, with a part of it quoted if wished."""
        extra: Json = {"reply_to_message": self._replied(message)}
        if quote is not None:
            position = utf16.length(message.text[: message.text.index(quote)])
            extra["quote"] = {"text": quote, "position": position, "is_manual": True}
        return await self._says({**_text(text), **extra})

    async def edits(self, message: Seen, text: str) -> Seen:
        """Change a text she sent before."""
        stored = self._chat.messages[message.message_id]
        stored.pop("entities", None)
        stored.update(_text(text), edit_date=self._state.now())
        await self._updates.push({"edited_message": copy.deepcopy(stored)})
        return seen(copy.deepcopy(stored))

    def deletes(self, message: Seen) -> None:
        """Take a message out of the chat, for both sides; the bot hears nothing of it."""
        del self._chat.messages[message.message_id]

    async def sends_file(
        self, name: str, data: bytes, *, caption: str | None = None, replies_to: Seen | None = None
    ) -> Seen:
        """Send a file as a document."""
        mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
        content: Json = {"document": self._state.store_file(name, mime, data)}
        if replies_to is not None:
            content["reply_to_message"] = self._replied(replies_to)
        return await self._says(content | ({"caption": caption} if caption else {}))

    async def sends_content(self, **content: Any) -> Seen:
        """Send anything else in the Bot API's form, as ``sends_content(dice={…})``."""
        return await self._says(content)

    async def presses(self, message: Seen, label: str, *, though_gone: bool = False) -> Press:
        """Press a button; ``though_gone`` presses one that her screen still shows.

        A copy button fills ``clipboard``. Raises LookupError when no such button can be pressed.
        """
        stored = self._chat.messages.get(message.message_id)
        if stored is None and not though_gone:
            raise LookupError(f"message {message.message_id} was deleted")
        shown = message if stored is None or though_gone else seen(stored)
        button = shown.button(label)
        if button.kind == "copy":
            self.clipboard = button.value
        if button.kind != "callback":
            return Press("", self)
        query_id = f"callback-{self._state.next_id()}"
        self._state.callbacks[query_id] = self.id
        query: Json = {
            "id": query_id,
            "from": self._chat.user,
            "chat_instance": f"instance-{self.id}",
            "message": copy.deepcopy(stored or message.raw),
            "data": button.value,
        }
        await self._updates.push({"callback_query": query})
        return Press(query_id, self)

    async def types_inline(self, query: str, *, offset: str = "") -> Typing:
        """Type ``@bot query`` in some chat."""
        self._chat.seen_inline = True
        query_id = f"inline-{self._state.next_id()}"
        self._state.inlines[query_id] = self.id
        fields = {"id": query_id, "from": self._chat.user, "query": query, "offset": offset}
        await self._updates.push({"inline_query": fields})
        return Typing(query_id, self)

    async def reacts(self, message: Seen, emoji: str) -> None:
        """React to a message; the bot learns of it only if it asked for reactions."""
        await self._updates.push(
            {
                "message_reaction": {
                    "chat": self._chat.json,
                    "message_id": message.message_id,
                    "user": self._chat.user,
                    "date": self._state.now(),
                    "old_reaction": [],
                    "new_reaction": [{"type": "emoji", "emoji": emoji}],
                }
            }
        )

    async def blocks(self, *, blocked: bool = True) -> None:
        """Block the bot, or let it back in."""
        self._chat.blocked = blocked
        member = {"status": "member", "user": self._state.bot_user}
        banned = {"status": "kicked", "user": self._state.bot_user, "until_date": 0}
        old, new = (member, banned) if blocked else (banned, member)
        change: Json = {
            "chat": self._chat.json,
            "from": self._chat.user,
            "date": self._state.now(),
            "old_chat_member": old,
            "new_chat_member": new,
        }
        await self._updates.push({"my_chat_member": change})

    async def next_answer(self) -> Seen:
        """Wait for the next message of the bot that she has not read."""
        return seen(await self.event("sent"))

    async def wait_for(self, count: int) -> list[Seen]:
        """Wait for the next ``count`` messages of the bot."""
        return [await self.next_answer() for _ in range(count)]

    async def next_edit(self) -> Seen:
        """Wait for the next change of a message by the bot."""
        return seen(await self.event("edited"))

    async def sees(self, true: Callable[[list[Seen]], object]) -> list[Seen]:
        """Wait until ``true(chat)`` holds, and return the chat."""
        await self._patiently(lambda: true(self.chat), "what the chat should show")
        return self.chat

    @property
    def chat(self) -> list[Seen]:
        """Both sides' messages as they stand on her screen now."""
        return [seen(copy.deepcopy(message)) for message in self._chat.messages.values()]

    @property
    def keyboard(self) -> list[list[str]]:
        """The labels of the reply keyboard in place of her own, row by row."""
        return self._chat.keyboard

    def noticed(self, kind: EventKind) -> list[Json]:
        """Return everything of one kind she noticed so far, as drafts or chat actions."""
        return [event.data for event in self._events(kind)]

    async def event(self, kind: EventKind, true: Callable[[Json], bool] | None = None) -> Json:
        """Wait for an event she has not read, or for any that satisfies ``true``."""
        if true is not None:
            await self._patiently(lambda: any(true(e.data) for e in self._events(kind)), kind)
            return next(e.data for e in self._events(kind) if true(e.data))
        read = self._read.get(kind, 0)
        await self._patiently(lambda: len(list(self._events(kind))) > read, kind)
        self._read[kind] = read + 1
        return list(self._events(kind))[read].data

    def _events(self, kind: EventKind) -> Iterator[Event]:
        return (e for e in self._state.events if e.kind == kind and e.chat_id == self.id)

    async def _patiently(self, true: Callable[[], object], what: str) -> None:
        try:
            await self._state.bell.soon(true, what)
        except AssertionError as problem:
            last = [f"{c.method}: {c.error or 'ok'}" for c in self._state.calls[-5:]]
            raise AssertionError(f"{self.name} {problem}; the last calls: {last}") from None

    def _replied(self, message: Seen) -> Json:
        """A message as it stands in a reply to it."""
        replied = self._chat.messages[message.message_id]
        return {k: v for k, v in replied.items() if k != "reply_to_message"}

    async def _says(self, content: Json) -> Seen:
        self._chat.started = True
        message: Json = {
            "message_id": self._state.next_id(),
            "date": self._state.now(),
            "chat": self._chat.json,
            "from": self._chat.user,
            **content,
        }
        self._chat.messages[message["message_id"]] = message
        await self._updates.push({"message": copy.deepcopy(message)})
        return seen(copy.deepcopy(message))


def _text(text: str) -> Json:
    commands = [
        {
            "type": "bot_command",
            "offset": utf16.length(text[: found.start()]),
            "length": utf16.length(found[0]),
        }
        for found in _COMMAND.finditer(text)
    ]
    return {"text": text, "entities": commands} if commands else {"text": text}


def _parts(text: str) -> Iterator[str]:
    while text:
        part = text[:LONGEST_TEXT]
        while utf16.length(part) > LONGEST_TEXT:
            part = part[:-1]
        yield part
        text = text[len(part) :]
