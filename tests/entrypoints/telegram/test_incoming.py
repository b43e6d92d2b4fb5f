"""Updates read as values."""

from typing import Any

import pytest
from telegram import Update

from bot.entrypoints.telegram.incoming import Command, Document, Incoming, Pressed, Said, Wordless, read_update

USER = {"id": 10, "is_bot": False, "first_name": "Anna", "language_code": "fr"}
CHAT = {"id": 10, "type": "private", "first_name": "Anna"}
BOT = {"id": 1, "is_bot": True, "first_name": "Coach"}


def message(**more: Any) -> dict[str, Any]:
    """A private message."""
    return {"message_id": 5, "date": 1_770_000_000, "chat": CHAT, "from": USER, **more}


def what(**update: Any) -> object:
    """What is read of an update."""
    found = read_update(Update.de_json({"update_id": 1, **update}, None))
    return found and found.what


def command(text: str, size: int) -> dict[str, Any]:
    """A message that Telegram marks as a command."""
    return message(text=text, entities=[{"type": "bot_command", "offset": 0, "length": size}])


def test_who_and_where() -> None:
    """An update carries its id, chat, user, name and the phone's language."""
    update = Update.de_json({"update_id": 7, "message": message(text="Baissez")}, None)
    assert read_update(update) == Incoming(7, 10, 10, "Anna", "fr", Said("Baissez", 5))


def test_replies_forwards_and_edits() -> None:
    """Text knows what it answers, whether it was forwarded, whether it changes what was said."""
    origin = {"type": "hidden_user", "sender_user_name": "Carla", "date": 1_770_000_000}
    replied = {**message(text="x"), "message_id": 4}
    assert what(message=message(text="a", reply_to_message=replied)) == Said("a", 5, 4)
    assert what(message=message(text="a", forward_origin=origin)) == Said("a", 5, forwarded=True, sender="Carla")
    assert what(edited_message=message(text="a", edit_date=1_770_000_001)) == Said("a", 5, edited=True)


def test_commands() -> None:
    """A command has a name without the bot's, and the rest of its line; a forwarded one is only text."""
    assert what(message=command("/Language@coach_bot  FR ", 19)) == Command("language", "FR", message_id=5)
    assert what(message=command("/start", 6)) == Command("start", "", message_id=5)
    origin = {"type": "hidden_user", "sender_user_name": "Carla", "date": 1_770_000_000}
    assert what(message={**command("/start", 6), "forward_origin": origin}) == Said(
        "/start", 5, forwarded=True, sender="Carla"
    )


def test_buttons() -> None:
    """A press knows its data and the message it stands under, even one too old to be read."""
    query = {"id": "q", "from": USER, "chat_instance": "i", "data": "why:abc"}
    shown = {**message(text="x"), "from": BOT}
    assert what(callback_query={**query, "message": shown}) == Pressed("q", "why:abc", 5)
    old = {"chat": CHAT, "message_id": 5, "date": 0}
    assert what(callback_query={**query, "message": old}) == Pressed("q", "why:abc", 5)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]}, "photo"),
        ({"voice": {"file_id": "a", "file_unique_id": "b", "duration": 1}}, "voice"),
        ({"dice": {"emoji": "🎲", "value": 1}}, "sticker"),
        ({"contact": {"phone_number": "1", "first_name": "C"}}, "other"),
    ],
)
def test_what_is_not_text(content: dict[str, Any], kind: str) -> None:
    """Everything a person can send that is not text has a line to answer it."""
    assert what(message=message(**content)) == Wordless(kind, 5)


def test_captions_and_files() -> None:
    """A caption is text that knows what it came with; a file knows its name, its size and what was written with it."""
    photo = {"photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}], "caption": "x"}
    assert what(message=message(**photo)) == Said("x", 5, unread="photo")
    file = {"document": {"file_id": "a", "file_unique_id": "b", "file_name": "a.eml", "file_size": 7}, "caption": "x"}
    assert what(message=message(**file)) == Document("a", "a.eml", 7, Said("x", 5))


@pytest.mark.parametrize(
    "update",
    [
        {"message": message(text="x", chat={"id": -1, "type": "group", "title": "G"})},
        {"message": {**message(text="x"), "from": BOT}},
        {
            "channel_post": {
                "message_id": 1,
                "date": 1,
                "chat": {"id": -2, "type": "channel", "title": "C"},
                "text": "x",
            }
        },
        {"business_message": message(text="x", business_connection_id="b")},
        {"message": message(pinned_message=message(text="x"))},
        {"edited_message": message(location={"latitude": 1.0, "longitude": 2.0})},
    ],
)
def test_what_is_not_for_the_coach(update: dict[str, Any]) -> None:
    """Groups, channels, business chats, bots and Telegram's own notices are not read."""
    assert what(**update) is None


def test_what_no_database_holds_is_left_out() -> None:
    """NUL and half surrogate pairs never come further than this."""
    assert what(message=message(text="a\0b\ud83dc")) == Said("ab\ufffdc", 5)
