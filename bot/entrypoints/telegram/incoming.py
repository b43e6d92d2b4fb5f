"""What an update from Telegram says, as a value."""

import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from telegram import Message, MessageEntity, MessageOriginHiddenUser, MessageOriginUser, Update
from telegram.constants import ChatType

from bot.domain.message import Turn

ALLOWED_UPDATES = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY)
"""Never business, channel or group-join updates: nothing there is meant for the coach."""

LARGEST_LETTER = 5_000_000
"""Bytes; no client's message needs more."""

_SHOWN = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif"})
"""Endings of pictures that a model may be shown."""


@dataclass(frozen=True, slots=True)
class Said:
    """Text; `replies_to` is the message it answers, `edited` a change of what was said before.

    `sender` is who wrote what is forwarded, `own` whether the user did; `before` what was said
    before, `note` what the user adds, `note_id` the message that holds just that. `unread` is the kind of picture,
    sound or file these words came with, `seen` whether they were read in a picture.
    """

    text: str
    message_id: int
    replies_to: int | None = None
    forwarded: bool = False
    edited: bool = False
    sender: str = ""
    own: bool = False
    before: tuple[Turn, ...] = ()
    note: str = ""
    note_id: int | None = None
    unread: str = ""
    seen: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that can be fetched, a photo or a file; `said` is what was written with it."""

    file_id: str
    said: Said


@dataclass(frozen=True, slots=True)
class Document:
    """A file; `data` is its content, once it was fetched; `said` is what was written with it."""

    file_id: str
    name: str
    size: int
    said: Said
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Command:
    """A command and the rest of its line; `replies_to` is the message it answers, `replied` its text."""

    name: str
    argument: str
    replies_to: int | None = None
    replied: str = ""
    message_id: int = 0


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button; `data` is what it carries, `message_id` the message it stands under."""

    query_id: str
    data: str
    message_id: int


@dataclass(frozen=True, slots=True)
class Wordless:
    """Something that is not text; `kind` is the line of prompts/ that answers it."""

    kind: str
    message_id: int


@dataclass(frozen=True, slots=True)
class Rang:
    """A moment of an escalation has come; nobody did anything."""

    escalation: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody types after the bot's name in any chat."""

    query_id: str
    words: str


What = Said | Document | Command | Pressed | Wordless | Rang | Typed
"""Everything that is answered."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """Who did what, in which chat (a `private` one, or a group). `language_code` is the phone's.

    `picture` is the one that it came with, for whoever can read it: `what` tells it without.
    """

    update_id: int
    chat: int
    user: int
    name: str
    language_code: str
    what: What
    private: bool = True
    picture: Picture | None = None


def read_update(update: Update, username: str = "") -> Incoming | None:
    """What the update says; None where it is not a person's, or not addressed to the bot called `username`."""
    user, chat = update.effective_user, update.effective_chat
    if user is None or user.is_bot:
        return None
    who = (user.id, _clean(user.first_name), user.language_code or "")
    if update.inline_query is not None:
        typed = Typed(update.inline_query.id, _clean(update.inline_query.query))
        return Incoming(update.update_id, user.id, *who, typed)
    private = chat is not None and chat.type == ChatType.PRIVATE
    if chat is None or not (private or _addressed(update, username)):
        return None
    what, picture = _what(update), _picture(update.message)
    if not private:
        what = _unaddressed(what, username) if isinstance(what, Said) else what
        picture = picture and replace(picture, said=_unaddressed(picture.said, username))
    return Incoming(update.update_id, chat.id, *who, what, private, picture) if what is not None else None


def _unaddressed(said: Said, username: str) -> Said:
    """The words without the bot's name, which only calls it."""
    words = re.sub(rf"@{re.escape(username)}\b", "", said.text, flags=re.IGNORECASE)
    return replace(said, text=" ".join(words.split(" ")).strip())


def _addressed(update: Update, username: str) -> bool:
    """Whether something in a group is meant for the bot: its name, a reply to it, its button."""
    chat, message = update.effective_chat, update.edited_message or update.message
    if not username or chat is None or chat.type not in (ChatType.GROUP, ChatType.SUPERGROUP):
        return False
    if update.callback_query is not None:
        return True
    if message is None:
        return False
    answered = message.reply_to_message.from_user if message.reply_to_message else None
    named = f"@{username}".lower() in (message.text or message.caption or "").lower()
    return named or (answered is not None and answered.username == username)


def _what(update: Update) -> What | None:
    query = update.callback_query
    if query is not None:
        if query.message is None or not query.data:
            return None
        return Pressed(query.id, _clean(query.data), query.message.message_id)
    edited = update.edited_message is not None
    message = update.edited_message or update.message
    if message is None:
        return None
    kind = _kind(message) if message.text is None else ""
    if message.text is None and not message.caption:
        # Something that is not text changes without anybody typing: a live location moves.
        if not kind or edited:
            return None
        return _document(message) or Wordless(kind, message.message_id)
    file = _document(message) if not edited else None
    return _command(message) or file or _said(message, edited=edited, unread=kind)


def _said(message: Message, *, edited: bool = False, unread: str = "") -> Said:
    return Said(
        _clean(message.text or message.caption or ""),
        message.message_id,
        message.reply_to_message.message_id if message.reply_to_message else None,
        forwarded=message.forward_origin is not None,
        edited=edited,
        sender=_clean(_sender(message)),
        own=_own(message),
        unread=unread,
    )


def _document(message: Message) -> Document | None:
    file = message.document
    if file is None or message.animation is not None:
        return None
    return Document(file.file_id, _clean(file.file_name or ""), file.file_size or 0, _said(message))


def _picture(message: Message | None) -> Picture | None:
    """The picture of a message, the largest form of it that is not too large."""
    if message is None:
        return None
    file = message.document if message.animation is None else None
    shown = [file] if file and PurePosixPath((file.file_name or "").lower()).suffix in _SHOWN else []
    forms = [*sorted(message.photo or (), key=lambda form: form.width * form.height), *shown]
    fitting = [form for form in forms if (form.file_size or 0) <= LARGEST_LETTER]
    return Picture(fitting[-1].file_id, _said(message)) if fitting else None


def _sender(message: Message) -> str:
    match message.forward_origin:
        case MessageOriginUser(sender_user=user):
            return user.full_name
        case MessageOriginHiddenUser(sender_user_name=name):
            return name
    return ""


def _own(message: Message) -> bool:
    """Whether what is forwarded was written by whoever forwards it."""
    origin, user = message.forward_origin, message.from_user
    return isinstance(origin, MessageOriginUser) and user is not None and origin.sender_user.id == user.id


def _command(message: Message) -> Command | None:
    first = message.entities[0] if message.entities else None
    begins = first is not None and first.type == MessageEntity.BOT_COMMAND and first.offset == 0
    if not begins or message.forward_origin is not None or not message.text:
        return None
    name, *rest = _clean(message.text).split(maxsplit=1)
    argument = rest[0] if rest else ""
    answered = message.reply_to_message
    replied = _clean(answered.text or answered.caption or "") if answered else ""
    place = answered.message_id if answered else None
    called = name.removeprefix("/").partition("@")[0].lower()
    return Command(called, argument.strip(), place, replied, message.message_id)


def _kind(message: Message) -> str:
    """The line that answers what is not text; empty for what Telegram itself puts into a chat."""
    if message.photo or message.video or message.animation or message.video_note:
        return "photo"
    if message.voice or message.audio:
        return "voice"
    if message.document:
        return "document"
    if message.sticker or message.dice:
        return "sticker"
    noticed = (message.pinned_message, message.message_auto_delete_timer_changed, message.write_access_allowed)
    return "" if any(noticed) else "other"


def _clean(text: str) -> str:
    """`text` without what neither a database nor a message can hold: NUL, half a surrogate pair."""
    return text.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
