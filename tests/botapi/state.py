"""What the server remembers: people, messages, files, open questions, every call and event."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from .bell import Bell
from .errors import BLOCKED, NOT_STARTED, ApiError

Json = dict[str, Any]
EventKind = Literal["sent", "edited", "deleted", "draft", "action", "toast", "inline", "reaction"]


@dataclass(frozen=True)
class Call:
    """One request of the bot: the decoded parameters, and the refusal if it was refused."""

    method: str
    params: Json
    error: ApiError | None = None


@dataclass(frozen=True)
class Event:
    """Something the bot did that a person notices; ``data`` is frozen as it was then."""

    kind: EventKind
    chat_id: int
    data: Json


@dataclass(frozen=True)
class File:
    """A stored file and the path it is downloaded from."""

    file_id: str
    name: str
    mime: str
    data: bytes
    path: str


@dataclass
class Chat:
    """The private chat of one person with the bot, or, with a title, a group."""

    user: Json
    started: bool = False
    seen_inline: bool = False
    blocked: bool = False
    messages: dict[int, Json] = field(default_factory=dict)
    keyboard: list[list[str]] = field(default_factory=list)
    title: str = ""

    @property
    def id(self) -> int:
        """The chat's id, which is the person's; a group's own."""
        return int(self.user["id"])

    @property
    def json(self) -> Json:
        """The chat in the Bot API's form."""
        if self.title:
            return {"id": self.id, "type": "group", "title": self.title}
        names = ("first_name", "last_name", "username")
        return {"id": self.id, "type": "private"} | {name: self.user[name] for name in names if name in self.user}


@dataclass
class State:
    """Everything of one bot account; one bell rings after every change."""

    bot_user: Json
    now: Callable[[], int]
    bell: Bell = field(default_factory=Bell)
    chats: dict[int, Chat] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    callbacks: dict[str, int] = field(default_factory=dict)
    inlines: dict[str, int] = field(default_factory=dict)
    profile: Json = field(default_factory=dict)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    logged_out: bool = False

    def __post_init__(self) -> None:
        self._ids = itertools.count(1)

    def next_id(self) -> int:
        """Return a number that this account has not used yet."""
        return next(self._ids)

    def chat(self, chat_id: int | str) -> Chat:
        """Return a chat the bot may write to; raise ApiError as Telegram would."""
        chat = self.chats.get(int(chat_id)) if str(chat_id).lstrip("-").isdecimal() else None
        if chat is None or not (chat.started or chat.seen_inline):
            raise ApiError.bad("chat not found")
        if chat.blocked:
            raise ApiError(*BLOCKED)
        if not chat.started:
            raise ApiError(*NOT_STARTED)
        return chat

    def note(self, kind: EventKind, chat_id: int, data: Json) -> None:
        """Record what a person notices; the caller's answer rings the bell."""
        self.events.append(Event(kind, chat_id, copy.deepcopy(data)))

    def store_file(self, name: str, mime: str, data: bytes) -> Json:
        """Keep a file and return it as a Bot API Document."""
        number = self.next_id()
        file_id = f"file-{number}"
        suffix = name.rpartition(".")[2] if "." in name else "bin"
        path = f"documents/file_{number}.{suffix}"
        self.files[file_id] = File(file_id, name, mime, data, path)
        return self.document(file_id)

    def document(self, file_id: str) -> Json:
        """Return a stored file as a Bot API Document; raise ApiError for an unknown id."""
        file = self.files.get(file_id)
        if file is None:
            raise ApiError.bad("wrong file identifier/HTTP URL specified")
        return {
            "file_id": file_id,
            "file_unique_id": f"unique-{file_id}",
            "file_name": file.name,
            "mime_type": file.mime,
            "file_size": len(file.data),
        }
