"""A language model behind LangChain, by one setting: `provider:model`."""

import concurrent.futures
from collections.abc import Iterator
from typing import Any

from bot.domain.errors import BadSetting, ModelFailed
from bot.ports import ModelReply
from bot.settings import Settings

_EXTRAS = {"openai": "openai", "anthropic": "anthropic", "mistralai": "mistral", "ollama": "ollama"}


class ChatModel:
    """Implements `ports.Model`. Every failure, a slow answer included, is ModelFailed."""

    def __init__(self, settings: Settings) -> None:
        """Raise BadSetting when the model's name or its provider's package does not fit."""
        self._name, self._deadline = settings.model, settings.model_timeout_seconds
        provider, colon, model = settings.model.partition(":")
        if not colon or not provider or not model:
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
        except ValueError as error:
            raise BadSetting(f"TENIRBON_MODEL: {error}") from None
        self._pool = concurrent.futures.ThreadPoolExecutor(max_workers=4, thread_name_prefix="model")

    @property
    def name(self) -> str:
        """`provider:model`."""
        return self._name

    def write(self, system: str, prompt: str) -> ModelReply:
        """One completion within the deadline, whatever the provider's own time-out counts."""
        asked = self._pool.submit(self._model.invoke, [("system", system), ("human", prompt)])
        try:
            reply = asked.result(self._deadline)
        except TimeoutError:
            asked.cancel()
            raise ModelFailed(f"{self._name} did not answer within {self._deadline:g} s") from None
        except Exception as error:
            raise ModelFailed(f"{self._name}: {type(error).__name__}") from error
        usage = getattr(reply, "usage_metadata", None) or {}
        return ModelReply(str(reply.text), self._name, usage.get("input_tokens", 0), usage.get("output_tokens", 0))

    def stream(self, system: str, prompt: str) -> Iterator[str]:
        """The completion in pieces, as the provider sends them."""
        try:
            for piece in self._model.stream([("system", system), ("human", prompt)]):
                yield str(piece.text)
        except Exception as error:
            raise ModelFailed(f"{self._name}: {type(error).__name__}") from error
