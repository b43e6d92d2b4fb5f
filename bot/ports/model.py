"""A language model that writes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class ModelReply:
    """What a language model wrote, with its token counts (0 where unknown)."""

    text: str
    name: str
    input_tokens: int = 0
    output_tokens: int = 0


class Model(Protocol):
    """A language model. Every failure is ModelFailed, within the deadline it was built with."""

    @property
    def name(self) -> str:
        """`provider:model`."""
        ...

    def write(self, system: str, prompt: str) -> ModelReply:
        """One completion."""
        ...

    def stream(self, system: str, prompt: str) -> Iterator[str]:
        """The same, in pieces."""
        ...
