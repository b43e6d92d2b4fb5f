"""A negotiation as it goes on: what was said, what was drafted."""

from dataclasses import dataclass, field

from bot.domain.answer import Answer
from bot.domain.draft import Tone
from bot.domain.facts import Facts
from bot.domain.message import Channel, Turn


@dataclass(frozen=True, slots=True)
class Case:
    """One negotiation as it stood at one of the client's messages.

    `turn` is the place of that `message`; `added` is what the user said about it since;
    `thread` is what was said before it, oldest first: the client's words, and of ours what
    was sent. `card` is what the client file says; `facts` (Origin.CASE) what the user told
    about earlier messages, and what this case granted or decided.
    """

    id: str
    person: str
    turn: int
    message: str
    added: str = ""
    thread: tuple[Turn, ...] = ()
    card: Facts = field(default_factory=Facts)
    facts: Facts = field(default_factory=Facts)


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """One version of the answer to the message at `turn`; `version` counts within the case."""

    id: str
    case: str
    person: str
    turn: int
    version: int
    channel: Channel
    tone: Tone
    answer: Answer


@dataclass(frozen=True, slots=True)
class Saying:
    """Where in which case something was said, and in what words."""

    case: str
    turn: int
    text: str
