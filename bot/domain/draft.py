"""A reply ready to send, and how it may be varied."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.asks import Language, Register
from bot.domain.message import Channel


class Tone(StrEnum):
    """What a person asks of a draft after reading it."""

    PLAIN = "plain"
    FIRMER = "firmer"
    KINDER = "kinder"
    SHORTER = "shorter"
    LONGER = "longer"


class DraftOrigin(StrEnum):
    """Who wrote it; `person` only where a person's own text is checked."""

    COMPOSER = "composer"
    MODEL = "model"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Style:
    """How the draft is to read."""

    channel: Channel
    language: Language
    register: Register
    tone: Tone = Tone.PLAIN
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply; `subject` only for an e-mail. `prompt` is the name and hash of what wrote it.

    `left` are the client's words for what the reply only says to be looked into: the salesperson may know it.
    """

    channel: Channel
    language: Language
    register: Register
    text: str
    origin: DraftOrigin
    subject: str | None = None
    prompt: str = ""
    tone: Tone = Tone.PLAIN
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelUse:
    """What a language model was asked for one draft, whether its words went out or not; tokens 0 where unknown."""

    name: str
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
