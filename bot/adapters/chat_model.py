"""A language model behind LangChain, by one setting: `provider:model`."""

import base64
import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from bot.adapters.breaker import Breaker
from bot.domain.errors import BadSetting, ModelFailed
from bot.ports import Heard, ModelReply, Spoken
from bot.settings import Settings

_EXTRAS = {"openai": "openai", "anthropic": "anthropic", "mistralai": "mistral", "ollama": "ollama"}

_ANSWER = {
    "type": "object",
    "properties": {"subject": {"type": ["string", "null"]}, "text": {"type": "string"}},
    "required": ["subject", "text"],
    "additionalProperties": False,
}
_STRUCTURE: Mapping[str, Mapping[str, Any]] = {
    "openai": {
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "reply", "schema": _ANSWER, "strict": True},
        }
    },
    "mistralai": {"response_format": {"type": "json_object"}},
    "ollama": {"format": _ANSWER},
}
"""How each provider is held to the form of the answer; the others are only asked."""

_NOT_UNDERSTOOD = frozenset({400, 404, 422, 501})
"""What a server answers that does not know the form, or streaming with counts."""

_LONGEST = 500
"""Tokens of one answer: an e-mail has about 250."""

_Part = tuple[str, str] | dict[str, Any]
"""A part of a conversation as LangChain takes it."""


class ChatModel:
    """Implements `ports.Model`. Every failure, a slow answer included, is ModelFailed.

    A lost connection or a busy server is tried once more by the provider's own client. After
    three failures in a row nothing is asked for a minute.
    """

    def __init__(self, settings: Settings, breaker: Breaker | None = None, *, longest: int = _LONGEST) -> None:
        """Raise BadSetting when the model's name, its provider's package or its key does not fit.

        `longest` is how many tokens one answer may have.
        """
        self._name, self.deadline = settings.model, settings.model_timeout_seconds
        provider, _, model = settings.model.partition(":")
        if not provider or not model:
            raise BadSetting(f"TENIRBON_MODEL: {settings.model!r} is not provider:model, e.g. openai:gpt-4.1-mini")
        options: dict[str, Any] = {"timeout": self.deadline, "max_retries": 1, "temperature": 0}
        if provider != "ollama":
            options["max_tokens"] = longest
        if provider == "openai":
            options["stream_usage"] = True
        if settings.model_base_url:
            options["base_url"] = settings.model_base_url
        key = settings.model_api_key.get_secret_value()
        if key or settings.model_base_url:
            # A local server asks for no key, its client for a non-empty one.
            options["api_key"] = key or "none"
        try:
            from langchain.chat_models import init_chat_model

            self.plain: Any = init_chat_model(settings.model, **options)
        except ImportError as error:
            extra = _EXTRAS.get(provider)
            hint = f"pip install 'tenirbon[{extra}]'" if extra else f"install {error.name}"
            raise BadSetting(f"TENIRBON_MODEL: {provider} needs its package: {hint}") from None
        except Exception as error:  # noqa: BLE001 - each provider has errors of its own, and some repeat the key
            raise BadSetting(f"TENIRBON_MODEL: {settings.model!r} cannot be used: {_said(error, key)}") from None
        # None once the server was found not to understand it.
        self.structured: Any | None = self.plain.bind(**_STRUCTURE[provider]) if provider in _STRUCTURE else self.plain
        self.breaker = breaker or Breaker()

    @property
    def name(self) -> str:
        """`provider:model`."""
        return self._name

    def begin(self) -> "DeadlinedWriting":
        """See `ports.Model`."""
        return DeadlinedWriting(self)


class DeadlinedWriting:
    """Implements `ports.Writing`: all that is asked of it ends by the deadline, whatever the provider's client does."""

    def __init__(self, model: ChatModel) -> None:
        self._model = model
        self._until = time.monotonic() + model.deadline

    def write(self, parts: Sequence[Spoken], heard: Heard | None = None) -> ModelReply:
        """See `ports.Writing`."""
        model = self._model
        if not model.breaker.lets_through():
            raise ModelFailed(f"{model.name} failed too often and is left alone for a while")
        said = [_part(p) for p in parts]
        try:
            reply = self._asked(said, heard)
        except ModelFailed:
            model.breaker.failed()
            raise
        model.breaker.worked()
        return reply

    def _asked(self, said: list[_Part], heard: Heard | None) -> ModelReply:
        structured = self._model.structured
        if structured is not None:
            try:
                return self._gathered(lambda: structured.stream(said), heard)
            except _NotUnderstoodError:
                self._model.structured = None
        try:
            return self._gathered(lambda: iter([self._model.plain.invoke(said)]), heard)
        except _NotUnderstoodError as error:
            raise ModelFailed(str(error)) from error

    def _gathered(self, ask: Callable[[], Iterator[Any]], heard: Heard | None) -> ModelReply:
        pieces: list[str] = []
        read = written = 0
        for piece in self._within_deadline(ask):
            told = _counts(piece)
            read, written = max(read, told[0]), max(written, told[1])
            if text := str(piece.text):
                pieces.append(text)
                if heard is not None:
                    heard("".join(pieces))
        return ModelReply("".join(pieces), self._model.name, read, written)

    def _within_deadline(self, ask: Callable[[], Iterator[Any]]) -> Iterator[Any]:
        """What `ask` gives, asked for in a thread that the end of the program does not wait for."""
        given: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()
        name = self._model.name
        given_up = threading.Event()

        def work() -> None:
            try:
                for piece in ask():
                    given.put(("piece", piece))
                    if given_up.is_set():  # leaving the stream hangs up: the server may stop writing
                        return
                given.put(("end", None))
            except Exception as error:  # noqa: BLE001 - told to the caller, in its own thread
                given.put(("error", error))

        threading.Thread(target=work, name="model", daemon=True).start()
        while True:
            try:
                what, value = given.get(timeout=max(0.0, self._until - time.monotonic()))
            except queue.Empty:
                given_up.set()
                raise ModelFailed(f"{name} did not answer within {self._model.deadline:g} s") from None
            if what == "end":
                return
            if what == "error":
                failed = f"{name}: {type(value).__name__}"
                if getattr(value, "status_code", None) in _NOT_UNDERSTOOD:
                    raise _NotUnderstoodError(failed) from value
                raise ModelFailed(failed) from value
            yield value


def _part(spoken: Spoken) -> _Part:
    """What is said; a picture beside it is a content block of its own."""
    if spoken.image is None:
        return spoken.speaker.value, spoken.text
    shown = base64.b64encode(spoken.image.data).decode()
    image = {"type": "image", "base64": shown, "mime_type": spoken.image.kind}
    return {"role": spoken.speaker.value, "content": [{"type": "text", "text": spoken.text}, image]}


class _NotUnderstoodError(Exception):
    """The server refused the request itself."""


def _counts(piece: Any) -> tuple[int, int]:
    """Tokens read and written, where a piece tells; a stream held to a form tells them in another place."""
    usage = getattr(piece, "usage_metadata", None) or {}
    raw = (getattr(piece, "response_metadata", None) or {}).get("token_usage") or {}
    read = usage.get("input_tokens", 0) or raw.get("prompt_tokens", 0)
    return int(read or 0), int(usage.get("output_tokens", 0) or raw.get("completion_tokens", 0) or 0)


def _said(error: Exception, key: str) -> str:
    """The first line of an error, without the key."""
    line = next(iter(str(error).splitlines()), "") or type(error).__name__
    return line.replace(key, "…") if key else line
