"""A loopback server that speaks OpenAI's chat protocol as well, or as badly, as a test wants."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

USAGE = {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}


@dataclass
class ModelServer:
    """What the next requests get. `reply` makes the text from the request; `status` other than 200 is an error.

    While `open` is clear, answers wait; `drop` closes the connection instead of answering.
    `cut` stops a stream after so many pieces and hangs up; `plain` refuses structure and streams.
    """

    reply: Callable[[dict[str, Any]], str] = lambda _: "hello"
    status: int = 200
    drop: bool = False
    cut: int | None = None
    plain: bool = False
    raw: bytes | None = None
    open: threading.Event = field(default_factory=threading.Event)
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    url: str = ""

    def __post_init__(self) -> None:
        self.open.set()


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """A server on a free port of this machine, stopped at the end."""
    script = ModelServer()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:  # the name is the library's
            """Answer one completion."""
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            script.asked.append(asked)
            script.keys.append(self.headers.get("Authorization", ""))
            assert script.open.wait(timeout=60)
            self.close_connection = True
            if script.drop:
                return
            if script.plain and (asked.get("stream") or "response_format" in asked):
                self._send(400, b'{"error": {"message": "not known here", "type": "test"}}', "application/json")
            elif script.status != 200:
                self._send(script.status, b'{"error": {"message": "no", "type": "test"}}', "application/json")
            elif script.raw is not None:
                self._send(200, script.raw, "application/json")
            elif asked.get("stream"):
                pieces = list(_pieces(script.reply(asked)))
                self._send(
                    200, b"".join(pieces), "text/event-stream", script.cut and sum(map(len, pieces[: script.cut]))
                )
            else:
                self._send(200, json.dumps(_whole(script.reply(asked))).encode(), "application/json")

        def _send(self, status: int, body: bytes, kind: str, stop: int | None = None) -> None:
            try:
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Retry-After", "0")
                self.end_headers()
                self.wfile.write(body[:stop])
            except OSError:  # whoever asked has gone
                return

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        script.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
        running = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        running.start()
        try:
            yield script
        finally:
            script.open.set()
            server.shutdown()
            running.join()


def _whole(text: str) -> dict[str, Any]:
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}
    return {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": USAGE}


def _pieces(text: str) -> Iterator[bytes]:
    for word in re.findall(r"\S*\s*", text):
        choice = {"index": 0, "delta": {"role": "assistant", "content": word}, "finish_reason": None}
        chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
        yield f"data: {json.dumps(chunk)}\n\n".encode()
    last = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [], "usage": USAGE}
    yield f"data: {json.dumps(last)}\n\n".encode()
    yield b"data: [DONE]\n\n"
