"""Updates delivered by Telegram to an address of ours: checked, stored, and only then acknowledged."""

import asyncio
import contextlib
import hashlib
import hmac
import json
import logging
import socket
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import uvicorn

from bot.domain.errors import BadSetting

_logger = logging.getLogger(__name__)
_LARGEST_BODY = 1_000_000
_HEADER = b"x-telegram-bot-api-secret-token"

_Scope = MutableMapping[str, Any]
_Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
_Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Store = Callable[[dict[str, Any]], Awaitable[None]]
"""Keeps one update; whatever it raises keeps the update unacknowledged."""

Ready = Callable[[], Awaitable[str | None]]
"""Why updates cannot be worked on now; None when they can."""


@dataclass(frozen=True, slots=True)
class WebhookAddress:
    """The `url` Telegram is told, and where this process listens for it behind a proxy that speaks TLS."""

    url: str
    host: str = "127.0.0.1"
    port: int = 8080

    @property
    def path(self) -> str:
        """The path of the URL."""
        return urlsplit(self.url).path or "/"


def secret_of(token: str) -> str:
    """What Telegram says with each delivery: made from the bot's token, so the same in every process."""
    return hmac.new(token.encode(), b"webhook", hashlib.sha256).hexdigest()


class Endpoint:
    """An ASGI application: POST to the webhook's path, GET /health and /ready; nothing else is answered."""

    def __init__(self, path: str, secret: str, store: Store, ready: Ready) -> None:
        self._path, self._secret, self._store, self._ready = path, secret.encode(), store, ready

    async def __call__(self, scope: _Scope, receive: _Receive, send: _Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        status, words = await self._answer(scope, receive)
        headers = [(b"content-type", b"text/plain; charset=utf-8")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": words.encode()})

    async def _answer(self, scope: _Scope, receive: _Receive) -> tuple[int, str]:
        match scope["method"], scope["path"]:
            case "GET", "/health":
                return 200, "alive"
            case "GET", "/ready":
                trouble = await self._ready()
                return (503, trouble) if trouble else (200, "ready")
            case "POST", path if path == self._path:
                return await self._delivered(scope, receive)
        return 404, ""

    async def _delivered(self, scope: _Scope, receive: _Receive) -> tuple[int, str]:
        brought = dict(scope["headers"]).get(_HEADER, b"")
        if not hmac.compare_digest(brought, self._secret):
            return 403, ""
        body = await _body(receive)
        if body is None:
            return 413, ""
        try:
            update = json.loads(body)
            if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
                return 400, ""
        except (ValueError, RecursionError):
            return 400, ""
        try:
            await self._store(update)
        except Exception as error:  # noqa: BLE001
            # Not acknowledged: Telegram brings it again.
            _logger.error("an update could not be stored: %s", type(error).__name__)  # noqa: TRY400
            return 500, ""
        return 200, ""


async def _body(receive: _Receive) -> bytes | None:
    """The body of a request; None when it is larger than an update can be."""
    body = b""
    while True:
        part = await receive()
        body += bytes(part.get("body", b""))
        if len(body) > _LARGEST_BODY:
            return None
        if not part.get("more_body"):
            return body


class _Quiet(uvicorn.Server):
    """A server that leaves the signals to the program, and says when it listens."""

    def __init__(self, config: uvicorn.Config, begun: Callable[[], None]) -> None:
        super().__init__(config)
        self._begun = begun

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen."""
        await super().startup(sockets)
        self._begun()


async def listen(endpoint: Endpoint, address: WebhookAddress, stop: asyncio.Event, begun: Callable[[], None]) -> None:
    """Serve until `stop` is set; `begun` is called once it listens. Raises BadSetting where the port is taken."""
    try:
        opened = socket.create_server((address.host, address.port))
    except OSError as error:
        raise BadSetting(
            f"TENIRBON_TELEGRAM_WEBHOOK_PORT: {address.host}:{address.port} cannot be listened on ({error.strerror})"
        ) from None
    config = uvicorn.Config(
        endpoint,
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=5,
    )
    server = _Quiet(config, begun)
    serving = asyncio.create_task(server.serve([opened]))
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
        server.should_exit = True
        await asyncio.gather(serving, stopping, return_exceptions=True)
        opened.close()
