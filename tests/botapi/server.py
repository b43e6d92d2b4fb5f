"""A Telegram Bot API on the loopback interface, for a bot under test to talk to over HTTP."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable
from http import HTTPStatus
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from . import bot_methods, chat_methods, faults, http_form, rules, validate
from .account import Account, Files
from .bell import Bell
from .errors import METHOD_NOT_FOUND, UNAUTHORIZED, ApiError
from .person import Person
from .state import Call, Chat, State
from .updates import Updates
from .view import Seen, seen
from .webhook import Delivery, Webhook

Json = dict[str, Any]
_HANDLERS = {**chat_methods.HANDLERS, **bot_methods.HANDLERS}
_NAMES = {name.lower(): name for name in _HANDLERS}
_LARGEST_REQUEST = rules.LARGEST_UPLOAD + 1024 * 1024
_BOT_ID = 123456
TOKEN = f"{_BOT_ID}:LOOPBACK-TOKEN"


class BotApi:
    """One bot account; use it as an async context manager.

    ``base_url`` and ``base_file_url`` are what python-telegram-bot's builder takes.
    """

    def __init__(
        self,
        token: str = TOKEN,
        *,
        username: str = "loopback_bot",
        now: Callable[[], int] = lambda: int(time.time()),
        largest_upload: int = rules.LARGEST_UPLOAD,
        largest_download: int = rules.LARGEST_DOWNLOAD,
    ) -> None:
        """Take the bot's token and name; the two limits can be lowered to keep a test small."""
        self.token = token
        bell = Bell()
        bot = {"id": int(token.partition(":")[0]), "is_bot": True, "first_name": "Loopback"}
        self.state = State({**bot, "username": username}, now, bell)
        self.updates = Updates(bell)
        self.webhook = Webhook(self.updates, bell)
        self.faults = faults.Faults(bell)
        self._account = Account(self.state, self.updates, self.webhook, largest_upload, largest_download)
        self._runner: web.AppRunner | None = None
        self._root = ""

    async def __aenter__(self) -> Self:
        """Listen on a free port of 127.0.0.1."""
        app = web.Application(client_max_size=_LARGEST_REQUEST)
        app.router.add_route("*", "/bot{token:[^/]+}/{method}", self._answer)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self._download)
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self._root = f"http://{host}:{port}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let every waiting call go and stop listening."""
        self.updates.closing = True
        await self.webhook.remove()
        await self.faults.release()
        await self.state.bell.ring()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def base_url(self) -> str:
        """The address to give to ``ApplicationBuilder.base_url``."""
        return f"{self._root}/bot"

    @property
    def base_file_url(self) -> str:
        """The address to give to ``ApplicationBuilder.base_file_url``."""
        return f"{self._root}/file/bot"

    def person(self, first_name: str, *, language_code: str = "en", started: bool = False) -> Person:
        """Return a new person; the bot may write to her once she wrote, or when ``started``."""
        user: Json = {
            "id": 10_000 + self.state.next_id(),
            "is_bot": False,
            "first_name": first_name,
            "username": f"person_{self.state.next_id()}",
            "language_code": language_code,
        }
        chat = Chat(user, started=started)
        self.state.chats[chat.id] = chat
        return Person(self.state, self.updates, chat)

    def group(self, title: str) -> int:
        """Make a group that the bot is in and return its id."""
        chat = Chat({"id": -self.state.next_id()}, started=True, title=title)
        self.state.chats[chat.id] = chat
        return chat.id

    async def push(self, **fields: Json) -> Json | None:
        """Send any other update, as ``push(channel_post={…})``; None if the bot declined it."""
        return await self.updates.push(fields)

    async def listening(self) -> None:
        """Wait until the bot has polled once or has set its webhook."""
        await self.state.bell.soon(lambda: self.updates.listening, "a poll or a webhook")

    async def acknowledged(self) -> None:
        """Wait until the bot took every update, which need not mean that it handled them."""
        await self.state.bell.soon(lambda: self.updates.head() is None, "acknowledgements")

    def sent(self, chat_id: int) -> list[Seen]:
        """Return the bot's messages in a chat as they stand now, without the deleted ones."""
        messages = self.state.chats[chat_id].messages.values()
        return [seen(copy.deepcopy(m)) for m in messages if m["from"]["is_bot"]]

    def file(self, message: Seen) -> bytes:
        """Return the content of a message's document."""
        return self.state.files[message.file_id or ""].data

    def calls(self, method: str | None = None) -> list[Call]:
        """Return the calls of one method, refused ones too, or all but getUpdates."""
        if method is None:
            return [call for call in self.state.calls if call.method != "getUpdates"]
        return [call for call in self.state.calls if call.method == method]

    async def called(self, method: str, times: int = 1) -> list[Call]:
        """Wait until a method was called ``times`` times, and return its calls."""
        await self.state.bell.soon(lambda: len(self.calls(method)) >= times, f"{times} calls of {method}")
        return self.calls(method)

    @property
    def deliveries(self) -> list[Delivery]:
        """Every attempt to deliver an update to the webhook."""
        return self.webhook.deliveries

    def fail(
        self,
        method: str,
        *,
        times: int = 1,
        error: int = 429,
        retry_after: int | None = None,
        description: str | None = None,
    ) -> faults.Fault:
        """Refuse the next calls of a method with that status; a 429 says when to come back."""
        if error == HTTPStatus.TOO_MANY_REQUESTS and retry_after is None:
            retry_after = 1
        refusal = faults.refusal(error, description, retry_after)
        return self.faults.add(method, "refuse", times=times, error=refusal)

    def drop(self, method: str, *, times: int = 1, applied: bool = False) -> faults.Fault:
        """Cut the connection instead of answering; ``applied`` calls take effect before."""
        return self.faults.add(method, "drop", times=times, applied=applied)

    def hold(self, method: str, *, times: int = 1, applied: bool = False) -> faults.Fault:
        """Do not answer until ``await fault.release()``; ``applied`` calls take effect before."""
        return self.faults.add(method, "hold", times=times, applied=applied)

    def expire_queries(self) -> None:
        """Make every button press and inline query so far too old to answer."""
        self.state.callbacks.clear()
        self.state.inlines.clear()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token:
            return _refused(ApiError(*UNAUTHORIZED))
        method = _NAMES.get(request.match_info["method"].lower())
        if method is None:
            return _refused(ApiError(*METHOD_NOT_FOUND))
        if self.state.logged_out:
            return _refused(ApiError(400, "Logged out"))
        try:
            raw, files = await http_form.read(request)
            return await self._with_faults(request, method, raw, files)
        except ApiError as refusal:
            return _refused(refusal)

    async def _with_faults(self, request: web.Request, method: str, raw: Json, files: Files) -> web.StreamResponse:
        fault = self.faults.next(method)
        if fault is None:
            return await self._perform(method, raw, files)
        answer = await self._perform(method, raw, files) if fault.applied else None
        if answer is None and fault.kind != "hold":
            error = fault.error or ApiError(0, "connection dropped by the test")
            self.state.calls.append(Call(method, raw, error))
        await fault.strike()
        if fault.kind == "hold":
            await fault.released()
            return answer or await self._perform(method, raw, files)
        if fault.error is not None:
            raise fault.error
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    async def _perform(self, method: str, raw: Json, files: Files) -> web.StreamResponse:
        params = raw
        try:
            params = validate.call(method, _with_text(method, raw), files)
            result = await _HANDLERS[method](self._account, params, files)
            validate.result(method, result)
        except ApiError as refusal:
            self.state.calls.append(Call(method, params, refusal))
            await self.state.bell.ring()
            return _refused(refusal)
        self.state.calls.append(Call(method, params))
        await self.state.bell.ring()
        return web.json_response({"ok": True, "result": result})

    async def _download(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token:
            return _refused(ApiError(*UNAUTHORIZED))
        for file in self.state.files.values():
            if file.path == request.match_info["path"]:
                return web.Response(body=file.data, content_type=file.mime)
        return _refused(ApiError(404, "Not Found"))


def _with_text(method: str, raw: Json) -> Json:
    """Telegram answers a missing text as an empty one, not as a missing parameter."""
    return {"text": "", **raw} if method in ("sendMessage", "editMessageText") else raw


def _refused(refusal: ApiError) -> web.Response:
    body: Json = {
        "ok": False,
        "error_code": refusal.code,
        "description": refusal.description,
    }
    if refusal.retry_after is not None:
        body["parameters"] = {"retry_after": refusal.retry_after}
    return web.json_response(body, status=refusal.code)
