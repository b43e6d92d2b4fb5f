"""The methods that write to a chat."""

from __future__ import annotations

import mimetypes
from typing import Any

from . import rules, utf16
from .account import Account, Files, Handler
from .errors import NOT_MODIFIED, ApiError
from .state import Chat

Json = dict[str, Any]
_NOT_MODELLED = ("business_connection_id", "message_thread_id", "direct_messages_topic_id")


async def send_message(account: Account, params: Json, _files: Files) -> Json:
    """Send a text."""
    rules.unsupported(params, *_NOT_MODELLED)
    chat = account.state.chat(params["chat_id"])
    text, entities = rules.message_text(params)
    return _post(account, chat, params, _content("text", "entities", text, entities))


async def send_document(account: Account, params: Json, files: Files) -> Json:
    """Send a file: uploaded, attached under a name, or known by its file id."""
    rules.unsupported(params, *_NOT_MODELLED)
    chat = account.state.chat(params["chat_id"])
    text, entities = rules.caption(params)
    named = params.get("document", "")
    upload = files.get(named.removeprefix("attach://") or "document")
    if upload is None:
        document = account.state.document(named)
    else:
        name, data = upload
        rules.upload(data, account.largest_upload)
        mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
        document = account.state.store_file(name, mime, data)
    content = _content("caption", "caption_entities", text, entities)
    return _post(account, chat, params, {"document": document, **content})


async def send_message_draft(account: Account, params: Json, _files: Files) -> bool:
    """Show a text that is still being written."""
    rules.unsupported(params, *_NOT_MODELLED)
    chat = account.state.chat(params["chat_id"])
    if not params["draft_id"]:
        raise ApiError.bad("draft identifier must be non-zero")
    text, entities = rules.draft_text(params)
    data = {"draft_id": params["draft_id"], **_content("text", "entities", text, entities)}
    account.state.note("draft", chat.id, data)
    return True


async def edit_message_text(account: Account, params: Json, _files: Files) -> Json:
    """Replace the text and the keyboard of a message."""
    chat, message = _own(account, params)
    text, entities = rules.message_text(params)
    if "text" not in message:
        raise ApiError.bad("there is no text in the message to edit")
    new = {**_content("text", "entities", text, entities), **_inline_keyboard(params)}
    return _change(account, chat, message, new, ("text", "entities", "reply_markup"))


async def edit_message_reply_markup(account: Account, params: Json, _files: Files) -> Json:
    """Replace the keyboard of a message, or take it away."""
    chat, message = _own(account, params)
    return _change(account, chat, message, _inline_keyboard(params), ("reply_markup",))


async def delete_message(account: Account, params: Json, _files: Files) -> bool:
    """Delete a message of the bot, or one that the person sent to it."""
    chat = account.state.chat(params["chat_id"])
    message = chat.messages.pop(params["message_id"], None)
    if message is None:
        raise ApiError.bad("message to delete not found")
    account.state.note("deleted", chat.id, message)
    return True


async def send_chat_action(account: Account, params: Json, _files: Files) -> bool:
    """Show that the bot is busy."""
    rules.unsupported(params, *_NOT_MODELLED)
    chat = account.state.chat(params["chat_id"])
    rules.chat_action(params["action"])
    account.state.note("action", chat.id, {"action": params["action"]})
    return True


async def set_message_reaction(account: Account, params: Json, _files: Files) -> bool:
    """React to a message with an emoji, or take the reaction back."""
    chat = account.state.chat(params["chat_id"])
    if params["message_id"] not in chat.messages:
        raise ApiError.bad("message to react not found")
    reaction = params.get("reaction") or []
    rules.reactions(reaction)
    data = {"message_id": params["message_id"], "reaction": reaction}
    account.state.note("reaction", chat.id, data)
    return True


async def get_chat(account: Account, params: Json, _files: Files) -> Json:
    """Return what the bot may know of a person's chat."""
    chat = account.state.chat(params["chat_id"])
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    return {
        **chat.json,
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, True),
    }


def _content(name: str, entities_name: str, text: str, entities: list[Json]) -> Json:
    content: Json = {name: text} if text else {}
    return {**content, entities_name: entities} if entities else content


def _inline_keyboard(params: Json) -> Json:
    markup = params.get("reply_markup") or {}
    rules.keyboard(markup)
    return {"reply_markup": markup} if markup.get("inline_keyboard") else {}


def _post(account: Account, chat: Chat, params: Json, content: Json) -> Json:
    state = account.state
    message: Json = {
        "message_id": 0,
        "date": state.now(),
        "chat": chat.json,
        "from": state.bot_user,
        **_reply(chat, params.get("reply_parameters")),
        **content,
        **_inline_keyboard(params),
    }
    message["message_id"] = state.next_id()
    markup = params.get("reply_markup") or {}
    if "keyboard" in markup:
        chat.keyboard = [[key["text"] for key in row] for row in markup["keyboard"]]
    elif markup.get("remove_keyboard"):
        chat.keyboard = []
    chat.messages[message["message_id"]] = message
    state.note("sent", chat.id, message)
    return dict(message)


def _reply(chat: Chat, wanted: Json | None) -> Json:
    if not wanted:
        return {}
    replied = chat.messages.get(wanted["message_id"])
    if replied is None:
        if wanted.get("allow_sending_without_reply"):
            return {}
        raise ApiError.bad("message to be replied not found")
    found: Json = {"reply_to_message": {k: v for k, v in replied.items() if k != "reply_to_message"}}
    if quote := wanted.get("quote"):
        text = replied.get("text") or replied.get("caption") or ""
        if quote not in text:
            raise ApiError.bad("QUOTE_TEXT_INVALID")
        position = utf16.length(text[: text.index(quote)])
        found["quote"] = {"text": quote, "position": position, "is_manual": True}
    return found


def _own(account: Account, params: Json) -> tuple[Chat, Json]:
    """Return the bot's own message that the call names."""
    if params.get("inline_message_id"):
        raise ApiError.bad("MESSAGE_ID_INVALID")
    if "chat_id" not in params or "message_id" not in params:
        raise ApiError.bad("message identifier is not specified")
    chat = account.state.chat(params["chat_id"])
    message = chat.messages.get(params["message_id"])
    if message is None:
        raise ApiError.bad("message to edit not found")
    if not message["from"]["is_bot"]:
        raise ApiError.bad("message can't be edited")
    return chat, message


def _change(account: Account, chat: Chat, message: Json, new: Json, replaced: tuple[str, ...]) -> Json:
    if new == {name: message[name] for name in replaced if name in message}:
        raise ApiError.bad(NOT_MODIFIED)
    for name in replaced:
        message.pop(name, None)
    message.update(new, edit_date=account.state.now())
    account.state.note("edited", chat.id, message)
    return dict(message)


HANDLERS: dict[str, Handler] = {
    "sendMessage": send_message,
    "sendDocument": send_document,
    "sendMessageDraft": send_message_draft,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "sendChatAction": send_chat_action,
    "setMessageReaction": set_message_reaction,
    "getChat": get_chat,
}
