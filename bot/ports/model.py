"""A language model that writes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

Heard = Callable[[str], None]
"""Called with what is there so far, again and again while more comes."""


class Speaker(StrEnum):
    """Whose words a part of a conversation with a model are."""

    SYSTEM = "system"
    USER = "user"
    MODEL = "assistant"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture shown to a model; `kind` is its media type, "image/png"."""

    kind: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Spoken:
    """One part of a conversation with a model, with a picture beside its text where there is one."""

    speaker: Speaker
    text: str
    image: Image | None = None


@dataclass(frozen=True, slots=True)
class ModelReply:
    """What a language model wrote, with its token counts (0 where unknown)."""

    text: str
    name: str
    input_tokens: int = 0
    output_tokens: int = 0


class Writing(Protocol):
    """What one draft is written with; one deadline stands for everything asked of it."""

    def write(self, parts: Sequence[Spoken], heard: Heard | None = None) -> ModelReply:
        """The completion of a conversation; raises ModelFailed when none comes before the deadline.

        `heard` is called with the raw text so far while it is written, in the caller's thread.
        """
        ...


class Model(Protocol):
    """A language model. Its answers are asked for in JSON: an object with `subject` and `text`."""

    @property
    def name(self) -> str:
        """`provider:model`."""
        ...

    def begin(self) -> Writing:
        """Whatever one draft needs; its deadline begins now."""
        ...
