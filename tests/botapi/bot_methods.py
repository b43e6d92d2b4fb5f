"""The methods about the bot itself: updates, answers to queries, files, its profile."""

from __future__ import annotations

import json
from typing import Any

from . import rules
from .account import Account, Files, Handler
from .errors import OLD_QUERY, ApiError

Json = dict[str, Any]
_LONGEST_TOAST = 200
# The wording of these three refusals is not documented; the limits are.
_PROFILE = {
    "setMyName": ("name", "bot name", 64),
    "setMyDescription": ("description", "bot description", 512),
    "setMyShortDescription": ("short_description", "bot short description", 120),
}


async def get_me(account: Account, _params: Json, _files: Files) -> Json:
    """Return the bot's own user."""
    abilities = ("can_join_groups", "supports_inline_queries")
    return {**account.state.bot_user, **dict.fromkeys(abilities, True)}


async def get_updates(account: Account, params: Json, _files: Files) -> list[Json]:
    """Wait for updates; an offset acknowledges the ones below it."""
    return await account.updates.poll(
        params.get("offset", 0),
        params.get("limit", 100),
        params.get("timeout", 0),
        params.get("allowed_updates"),
    )


async def set_webhook(account: Account, params: Json, files: Files) -> bool:
    """Deliver updates to an address from now on; an empty one ends it."""
    if not params["url"]:
        return await delete_webhook(account, params, files)
    account.updates.allow(params.get("allowed_updates"))
    if params.get("drop_pending_updates"):
        account.updates.drop()
    account.webhook.max_connections = params.get("max_connections", 40)
    await account.webhook.set(params["url"], params.get("secret_token"))
    return True


async def delete_webhook(account: Account, params: Json, _files: Files) -> bool:
    """Stop delivering to the webhook."""
    if params.get("drop_pending_updates"):
        account.updates.drop()
    await account.webhook.remove()
    return True


async def get_webhook_info(account: Account, _params: Json, _files: Files) -> Json:
    """Tell where updates go, how many wait and what went wrong last."""
    info: Json = {
        "url": account.updates.webhook_url,
        "has_custom_certificate": False,
        "pending_update_count": len(account.updates.pending),
    }
    if account.updates.webhook_url:
        info["max_connections"] = account.webhook.max_connections
    if account.updates.allowed:
        info["allowed_updates"] = sorted(account.updates.allowed)
    if account.webhook.last_error:
        info["last_error_message"] = account.webhook.last_error
        info["last_error_date"] = account.state.now()
    return info


async def answer_callback_query(account: Account, params: Json, _files: Files) -> bool:
    """End the waiting of a pressed button, with a toast or an alert if a text is given."""
    chat_id = account.state.callbacks.get(params["callback_query_id"])
    if chat_id is None:
        raise ApiError.bad(OLD_QUERY)
    if len(params.get("text", "")) > _LONGEST_TOAST:
        raise ApiError.bad("MESSAGE_TOO_LONG")
    account.state.note("toast", chat_id, params)
    return True


async def answer_inline_query(account: Account, params: Json, _files: Files) -> bool:
    """Show results under what a person types."""
    chat_id = account.state.inlines.get(params["inline_query_id"])
    if chat_id is None:
        raise ApiError.bad(OLD_QUERY)
    rules.inline_results(params["results"])
    account.state.note("inline", chat_id, params)
    return True


async def get_file(account: Account, params: Json, _files: Files) -> Json:
    """Return the path a file can be downloaded from; large files have none."""
    file = account.state.files.get(params["file_id"])
    if file is None:
        raise ApiError.bad("invalid file_id")
    if len(file.data) > account.largest_download:
        raise ApiError.bad("file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": f"unique-{file.file_id}",
        "file_size": len(file.data),
        "file_path": file.path,
    }


async def set_my_commands(account: Account, params: Json, _files: Files) -> bool:
    """Set the command menu of one scope and language."""
    rules.commands(params["commands"])
    account.state.commands[_menu(params)] = params["commands"]
    return True


async def delete_my_commands(account: Account, params: Json, _files: Files) -> bool:
    """Leave one scope and language without a menu of its own."""
    account.state.commands.pop(_menu(params), None)
    return True


async def get_my_commands(account: Account, params: Json, _files: Files) -> list[Json]:
    """Return the command menu of one scope and language."""
    return account.state.commands.get(_menu(params), [])


def _menu(params: Json) -> str:
    scope = params.get("scope") or {"type": "default"}
    return json.dumps([scope, params.get("language_code", "")], sort_keys=True)


def _setter(method: str) -> Handler:
    field, title, most = _PROFILE[method]

    async def set_profile(account: Account, params: Json, _files: Files) -> bool:
        text = params.get(field, "")
        rules.not_longer(title, text, most)
        account.state.profile[f"{field}/{params.get('language_code', '')}"] = text
        return True

    return set_profile


async def set_chat_menu_button(account: Account, params: Json, _files: Files) -> bool:
    """Set the button beside the text field, for one chat or for all."""
    if params.get("chat_id"):
        account.state.chat(params["chat_id"])
    where = params.get("chat_id", "")
    account.state.profile[f"menu_button/{where}"] = params.get("menu_button")
    return True


async def log_out(account: Account, _params: Json, _files: Files) -> bool:
    """Leave the cloud server; every later call is refused."""
    account.state.logged_out = True
    return True


async def close(_account: Account, _params: Json, _files: Files) -> bool:
    """Close the bot instance before it moves to another server."""
    return True


HANDLERS: dict[str, Handler] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
    "getFile": get_file,
    "setMyCommands": set_my_commands,
    "deleteMyCommands": delete_my_commands,
    "getMyCommands": get_my_commands,
    **{method: _setter(method) for method in _PROFILE},
    "setChatMenuButton": set_chat_menu_button,
    "logOut": log_out,
    "close": close,
}
