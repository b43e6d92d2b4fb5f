"""A language model whose every answer the test decides."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bot.domain.errors import ModelFailed
from bot.ports import ModelReply


@dataclass
class ScriptedModel:
    """Implements `ports.Model`; `reply` may raise."""

    reply: Callable[[str, str], str]
    asked: list[tuple[str, str]] = field(default_factory=list)
    name: str = "test:scripted"

    def write(self, system: str, prompt: str) -> ModelReply:
        """See `ports.Model`."""
        self.asked.append((system, prompt))
        return ModelReply(self.reply(system, prompt), self.name)

    def stream(self, system: str, prompt: str) -> Iterator[str]:
        """See `ports.Model`."""
        yield self.write(system, prompt).text


def failing(_system: str, _prompt: str) -> str:
    """The reply of a model that did not answer in time."""
    raise ModelFailed("too late")
