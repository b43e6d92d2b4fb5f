"""A language model behind LangChain, by one setting: `provider:model`."""

import queue
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from bot.domain.errors import BadSetting, ModelFailed
from bot.ports import ModelReply
from bot.settings import Settings

_EXTRAS = {"openai": "openai", "anthropic": "anthropic", "mistralai": "mistral", "ollama": "ollama"}


class ChatModel:
    """Implements `ports.Model`. Every failure, a slow answer included, is ModelFailed."""

    def __init__(self, settings: Settings) -> None:
        """Raise BadSetting when the model's name, its provider's package or its key does not fit."""
        self._name, self._deadline = settings.model, settings.model_timeout_seconds
        provider, _, model = settings.model.partition(":")
        if not provider or not model:
            raise BadSetting(f"TENIRBON_MODEL: {settings.model!r} is not provider:model, e.g. openai:gpt-4.1-mini")
        options: dict[str, Any] = {"timeout": self._deadline, "max_retries": 1, "temperature": 0}
        if settings.model_base_url:
            options["base_url"] = settings.model_base_url
        key = settings.model_api_key.get_secret_value()
        if key or settings.model_base_url:
            # A local server asks for no key, its client for a non-empty one.
            options["api_key"] = key or "none"
        try:
            from langchain.chat_models import init_chat_model

            self._model = init_chat_model(settings.model, **options)
        except ImportError as error:
            extra = _EXTRAS.get(provider)
            hint = f"pip install 'tenirbon[{extra}]'" if extra else f"install {error.name}"
            raise BadSetting(f"TENIRBON_MODEL: {provider} needs its package: {hint}") from None
        except Exception as error:  # noqa: BLE001 - each provider has errors of its own, and some repeat the key
            raise BadSetting(f"TENIRBON_MODEL: {settings.model!r} cannot be used: {_said(error, key)}") from None

    @property
    def name(self) -> str:
        """`provider:model`."""
        return self._name

    def write(self, system: str, prompt: str) -> ModelReply:
        """One completion within the deadline, whatever the provider's own time-out counts."""
        [reply] = self._within_deadline(lambda: iter([self._model.invoke([("system", system), ("human", prompt)])]))
        usage = getattr(reply, "usage_metadata", None) or {}
        return ModelReply(str(reply.text), self._name, usage.get("input_tokens", 0), usage.get("output_tokens", 0))

    def stream(self, system: str, prompt: str) -> Iterator[str]:
        """The completion in pieces, as the provider sends them; the deadline is for all of them."""
        for piece in self._within_deadline(lambda: self._model.stream([("system", system), ("human", prompt)])):
            yield str(piece.text)

    def _within_deadline(self, ask: Callable[[], Iterator[Any]]) -> Iterator[Any]:
        """What `ask` gives, asked for in a thread that the end of the program does not wait for."""
        given: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()

        def work() -> None:
            try:
                for piece in ask():
                    given.put(("piece", piece))
                given.put(("end", None))
            except Exception as error:  # noqa: BLE001 - told to the caller, in its own thread
                given.put(("error", error))

        until = time.monotonic() + self._deadline
        threading.Thread(target=work, name="model", daemon=True).start()
        while True:
            try:
                what, value = given.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                raise ModelFailed(f"{self._name} did not answer within {self._deadline:g} s") from None
            if what == "end":
                return
            if what == "error":
                raise ModelFailed(f"{self._name}: {type(value).__name__}") from value
            yield value


def _said(error: Exception, key: str) -> str:
    """The first line of an error, without the key."""
    line = next(iter(str(error).splitlines()), "") or type(error).__name__
    return line.replace(key, "…") if key else line
