"""A negotiation as it goes on: what was said, what was drafted."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.domain.answer import Answer
from bot.domain.draft import Tone
from bot.domain.facts import Facts
from bot.domain.message import Channel, Turn
from bot.domain.stance import Move
from bot.domain.tidings import Tiding


@dataclass(frozen=True, slots=True)
class Case:
    """One negotiation as it stood at one of the client's messages.

    `turn` is the place of that `message`; `added` is what the user said about it since;
    `thread` is what was said before it, oldest first: the client's words, and of ours what
    was sent. `card` is what the client file says; `facts` (Origin.CASE) what the user told
    about earlier messages, and what this case granted or decided; `news` what the user told of
    the matter beside them.
    """

    id: str
    person: str
    turn: int
    message: str
    added: str = ""
    thread: tuple[Turn, ...] = ()
    card: Facts = field(default_factory=Facts)
    facts: Facts = field(default_factory=Facts)
    news: tuple[Tiding, ...] = ()


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
    sent_as: str | None = None  # what the client got, where that is known


@dataclass(frozen=True, slots=True)
class Saying:
    """Where in which case something was said, and in what words."""

    case: str
    turn: int
    text: str


class Outcome(StrEnum):
    """How a case ended."""

    WON = "won"  # an order, or what we hoped for
    KEPT = "kept"  # no order this time; the relation goes on
    LOST = "lost"  # they went elsewhere
    PARTED = "parted"  # we declined to go on, on good terms


@dataclass(frozen=True, slots=True)
class CaseCard:
    """A case at a glance. `title` is what the user calls it; `words` begin the client's latest message.

    `move` is the latest verdict's, None where nothing was drafted or advice was asked for.
    """

    id: str
    person: str
    words: str
    opened: datetime
    touched: datetime
    title: str = ""
    client: str | None = None
    client_name: str = ""
    move: Move | None = None
    draft: str | None = None  # the latest version
    outcome: Outcome | None = None  # None while it is open


@dataclass(frozen=True, slots=True)
class Client:
    """A client's card. `facts` (Origin.CARD) are what every new case of theirs starts from.

    `promises` are ours, as the user told them: one weighs in every case that asks for what it speaks of.
    """

    id: str
    person: str | None
    name: str
    facts: Facts = field(default_factory=Facts)
    promises: tuple[str, ...] = ()
