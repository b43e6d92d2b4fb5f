"""A language model whose every answer the test decides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bot.domain.errors import ModelFailed
from bot.ports import Heard, ModelReply, Speaker, Spoken


@dataclass
class ScriptedModel:
    """Implements `ports.Model` and `ports.Writing`; `reply` may raise. `asked` holds each (system, prompt)."""

    reply: Callable[[str, str], str]
    asked: list[tuple[str, str]] = field(default_factory=list)
    name: str = "test:scripted"

    def begin(self) -> "ScriptedModel":
        """See `ports.Model`."""
        return self

    def write(self, parts: Sequence[Spoken], heard: Heard | None = None) -> ModelReply:
        """See `ports.Writing`; what is heard comes word by word."""
        system, *rest = (p.text for p in parts)
        self.asked.append((system, "\n".join(rest)))
        text = self.reply(*self.asked[-1])
        if heard is not None:
            for end in range(1, len(text) + 1):
                heard(text[:end])
        assert parts[0].speaker is Speaker.SYSTEM
        return ModelReply(text, self.name, input_tokens=100, output_tokens=10)


def failing(_system: str, _prompt: str) -> str:
    """The reply of a model that did not answer in time."""
    raise ModelFailed("too late")
