"""What Telegram refuses though the types are right, in Telegram's words."""

from __future__ import annotations

import re
from typing import Any

from telegram.constants import ChatAction, ReactionEmoji

from . import utf16
from .errors import TOO_LARGE, ApiError
from .markup import parse_html, trim
from .overlap import Entity

Json = dict[str, Any]

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LARGEST_UPLOAD = 50 * 1024 * 1024
LARGEST_DOWNLOAD = 20 * 1024 * 1024
_MOST_BUTTONS = 100
_MOST_RESULTS = 50
_MOST_COMMANDS = 100
_LONGEST_ID = 64  # bytes, of callback data and of a result
_LONGEST_COPY = 256
_LONGEST_DESCRIPTION = 256
_ACTIONS = frozenset(action.value for action in ChatAction)
_REACTIONS = frozenset(emoji.value for emoji in ReactionEmoji)
_ADDRESS = re.compile(r"(?:https?://|tg://|ton://)?\S+\.\S+|tg://\S+")
_BUTTON_KINDS = (
    "url",
    "callback_data",
    "copy_text",
    "switch_inline_query",
    "switch_inline_query_current_chat",
)


def message_text(params: Json) -> tuple[str, list[Entity]]:
    """Return the text a person would read and its entities; raise ApiError when refused."""
    text, entities = formatted(params.get("text", ""), params, "entities")
    if not text:
        raise ApiError.bad("message text is empty")
    if utf16.length(text) > LONGEST_TEXT:
        raise ApiError.bad("message is too long")
    return text, entities


def draft_text(params: Json) -> tuple[str, list[Entity]]:
    """Return a streamed draft's text and entities; unlike a message it may be empty."""
    text, entities = formatted(params.get("text", ""), params, "entities")
    if utf16.length(text) > LONGEST_TEXT:
        raise ApiError.bad("message is too long")
    return text, entities


def caption(params: Json) -> tuple[str, list[Entity]]:
    """Return a file's caption and its entities; raise ApiError when it is too long."""
    text, entities = formatted(params.get("caption", ""), params, "caption_entities")
    if utf16.length(text) > LONGEST_CAPTION:
        raise ApiError.bad("message caption is too long")
    return text, entities


def formatted(source: str, params: Json, entities_name: str) -> tuple[str, list[Entity]]:
    """Parse ``source`` by the call's parse mode; only HTML is spoken here."""
    mode = params.get("parse_mode") or ""
    if not mode:
        return trim(source, params.get(entities_name) or [])
    if mode.lower() != "html":
        raise ApiError.bad("unsupported parse_mode")
    return trim(*parse_html(source))


def keyboard(markup: Json | None) -> None:
    """Raise ApiError for an inline keyboard with a button that Telegram refuses."""
    rows = (markup or {}).get("inline_keyboard", [])
    if sum(len(row) for row in rows) > _MOST_BUTTONS:
        raise ApiError.bad("reply markup is too long")
    for row in rows:
        for button in row:
            _button(button)


def _button(button: Json) -> None:
    if not button["text"].strip():
        raise ApiError.bad("inline keyboard button text must be non-empty")
    given = [kind for kind in _BUTTON_KINDS if kind in button]
    if len(given) != 1:
        raise ApiError.bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if given == ["callback_data"] and not 1 <= len(button["callback_data"].encode()) <= _LONGEST_ID:
        raise ApiError.bad("BUTTON_DATA_INVALID")
    if given == ["copy_text"] and not 1 <= utf16.length(button["copy_text"]["text"]) <= _LONGEST_COPY:
        raise ApiError.bad("BUTTON_COPY_TEXT_INVALID")
    if given == ["url"] and not _ADDRESS.fullmatch(button["url"]):
        raise ApiError.bad("BUTTON_URL_INVALID")


def upload(data: bytes, largest: int) -> None:
    """Raise ApiError for a file that is empty or larger than ``largest`` bytes."""
    if not data:
        raise ApiError.bad("file must be non-empty")
    if len(data) > largest:
        raise ApiError(*TOO_LARGE)


def commands(listed: list[Json]) -> None:
    """Raise ApiError for a command menu with a wrong name or description."""
    if len(listed) > _MOST_COMMANDS:
        raise ApiError.bad("BOT_COMMANDS_TOO_MUCH")
    for one in listed:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", one["command"].removeprefix("/")):
            raise ApiError.bad("BOT_COMMAND_INVALID")
        if not 1 <= utf16.length(one["description"].strip()) <= _LONGEST_DESCRIPTION:
            raise ApiError.bad("BOT_COMMAND_DESCRIPTION_INVALID")


def inline_results(results: list[Json]) -> None:
    """Raise ApiError for too many inline results, a wrong id or an unacceptable text."""
    if len(results) > _MOST_RESULTS:
        raise ApiError.bad("RESULTS_TOO_MUCH")
    ids = [str(one.get("id", "")) for one in results]
    if len(set(ids)) != len(ids):
        raise ApiError.bad("RESULT_ID_DUPLICATE")
    if not all(1 <= len(one.encode()) <= _LONGEST_ID for one in ids):
        raise ApiError.bad("RESULT_ID_INVALID")
    for one in results:
        keyboard(one.get("reply_markup"))
        content = one.get("input_message_content") or {}
        if "message_text" in content:
            _inline_text(content)


def _inline_text(content: Json) -> None:
    try:
        message_text({**content, "text": content["message_text"]})
    except ApiError as refusal:
        reason = refusal.description.removeprefix("Bad Request: ")
        reason = f"{reason[0].upper()}{reason[1:]}"
        raise ApiError.bad(f"can't parse inline query result: {reason}") from refusal


def reactions(listed: list[Json]) -> None:
    """Raise ApiError for more than one reaction or an emoji that is not a reaction."""
    if len(listed) > 1:
        raise ApiError.bad("REACTIONS_TOO_MANY")
    for one in listed:
        if one.get("type") != "emoji" or one.get("emoji") not in _REACTIONS:
            raise ApiError.bad("REACTION_INVALID")


def chat_action(action: str) -> None:
    """Raise ApiError for a word that is not a chat action."""
    if action not in _ACTIONS:
        raise ApiError.bad("wrong parameter action in request")


def not_longer(name: str, text: str, most: int) -> None:
    """Raise ApiError when a profile text has more than ``most`` characters."""
    if utf16.length(text) > most:
        raise ApiError.bad(f"{name} is too long")


def unsupported(params: Json, *names: str) -> None:
    """Refuse parameters whose effect is not modelled, instead of accepting them silently."""
    for name in names:
        if params.get(name) not in (None, 0, ""):
            reasons = {"message_thread_id": "message thread not found"}
            raise ApiError.bad(reasons.get(name, f"{name.upper()}_INVALID"))
