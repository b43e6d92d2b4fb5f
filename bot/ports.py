"""What the coach needs from outside, as Protocols. Adapters implement them; fakes do in tests.

All calls block and are safe to make from several threads; an event loop runs them in a thread.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.domain.answer import Answer
from bot.domain.asks import AskKind, Language
from bot.domain.case import Case, KeptDraft, Saying
from bot.domain.draft import Tone
from bot.domain.knowledge import Passage, PassageKind, Principle
from bot.domain.message import Channel
from bot.domain.people import Audited, Invitation, Person, Preferences, Refusal, Seat
from bot.domain.policy import Pack
from bot.domain.request import CoachRequest

Vectors = NDArray[np.float32]
"""Rows are texts, columns dimensions; every row has length 1."""

Progress = Callable[[int, int], None]
"""Called with (done, total)."""


class Embedder(Protocol):
    """Turns text into vectors, one space per fingerprint."""

    @property
    def fingerprint(self) -> str:
        """Names the model, its weights and its prefixes; 8 to 40 characters of a-z 0-9 and -."""
        ...

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions or messages, shape (len(texts), dimensions)."""
        ...

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages, shape (len(texts), dimensions)."""
        ...


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for. `expansion` is terms the case adds for the lexical half only.

    `vector` is the query's embedding, shape (dimensions,), when the caller has it already.
    """

    text: str
    expansion: str = ""
    kinds: tuple[PassageKind, ...] = ()
    limit: int = 6
    internal: bool = False
    vector: Vectors | None = None


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did, in passages; `refused` pairs a file with the reason."""

    total: int
    embedded: int
    kept: int
    removed: int
    generation: str
    refused: tuple[tuple[str, str], ...] = ()


class Library(Protocol):
    """The passages of one company, found by meaning and by words."""

    def search(self, query: Query) -> tuple[Passage, ...]:
        """Best first, `score` in 0..1; raises NotIndexed when nothing was ever ingested."""
        ...

    def replace(self, group: str, passages: Sequence[Passage], progress: Progress | None = None) -> IngestReport:
        """Make `group` ("pack", "originals", …) hold exactly these passages; embeds only new texts."""
        ...

    def passage(self, passage_id: str) -> Passage | None:
        """The passage with this id, or None."""
        ...

    def digest(self, group: str) -> str | None:
        """The hash of what `group` holds, or None; tells whether a pack must be ingested again."""
        ...


class Ranking(StrEnum):
    """Which half of a library orders the passages; the single halves are there to be measured."""

    BM25 = "bm25"
    DENSE = "dense"
    HYBRID = "hybrid"


class RankedLibrary(Library, Protocol):
    """A library whose halves can be measured apart."""

    def ranked(self, query: Query, by: Ranking) -> tuple[Passage, ...]:
        """`search`, ordered by one half alone or by both."""
        ...


class AskScores(Protocol):
    """A small classifier over one message's vector, trained from the examples in prompts/."""

    def scores(self, vector: Vectors) -> dict[AskKind, float]:
        """A probability for each ask kind it knows, given a query vector of shape (dimensions,)."""
        ...


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


class Clock(Protocol):
    """Time, so that no stage reads it."""

    def now(self) -> datetime:
        """The present moment, with its time zone."""
        ...

    def today(self) -> date:
        """The present day."""
        ...


class Knowledge(Protocol):
    """The pack and the essays in force for a company; a bad edit leaves the last good one."""

    def pack(self) -> Pack:
        """The validated pack; raises BadPack when there was never a good one."""
        ...

    def principles(self) -> tuple[Principle, ...]:
        """The principles of the essays, in a fixed order."""
        ...

    def passages(self) -> tuple[Passage, ...]:
        """Every passage of the pack and the essays."""
        ...


class Coach(Protocol):
    """The whole way from a message to an answer, as the entrypoints see it."""

    def answer(self, request: CoachRequest) -> Answer:
        """The verdict, its reasons and a checked draft; raises TenirBonError with words for the user."""
        ...


class Casebook(Protocol):
    """One company's cases, kept for good.

    `key` names what a thing was made from (an update, say): asked again with the same key, a
    call changes nothing and gives what it gave the first time, so that work can be taken up again.
    """

    def person(self, telegram_id: int, language: Language) -> Person:
        """The person with this Telegram id, made when new; `language` serves until they choose one."""
        ...

    def open(self, person: str, chat: str, message: str, *, key: str, message_id: int | None = None) -> Case:
        """A new case that begins with the client's `message`; `message_id` is where it stands in the chat."""
        ...

    def hear(self, case: str, message: str, *, key: str, message_id: int | None = None) -> Case:
        """The client's next message: the latest draft before it counts as sent."""
        ...

    def note(self, case: str, words: str, *, key: str, message_id: int | None = None) -> Case:
        """What the user adds about the client's latest message."""
        ...

    def case(self, case: str, turn: int | None = None) -> Case | None:
        """The case as it stood at the client's message at `turn` (None: the latest), or None."""
        ...

    def saying(self, chat: str, message_id: int) -> Saying | None:
        """What was read from this message of the chat, or None."""
        ...

    def amend(self, saying: Saying, text: str) -> Case | None:
        """The words of a saying replaced; None when the client has written again since."""
        ...

    def keep(self, case: Case, answer: Answer, channel: Channel, tone: Tone, *, key: str) -> KeptDraft:
        """The answer kept as the next version for the case's message, with the facts it was given."""
        ...

    def kept(self, key: str) -> KeptDraft | None:
        """The version kept under this key, or None."""
        ...

    def draft(self, draft: str) -> KeptDraft | None:
        """The version with this id, or None when it is gone or no longer readable."""
        ...

    def draft_shown(self, chat: str, message_id: int) -> KeptDraft | None:
        """The version that this message of the chat shows now, or None."""
        ...


class People(Protocol):
    """Who of one company may use the coach; everything done to it is written down.

    `key` is as of the Casebook: the same key again changes nothing.
    """

    def known(self, telegram_id: int, name: str) -> Person | None:
        """The person let in under this Telegram id, called `name` from now on; None for anybody else."""
        ...

    def admit(self, telegram_id: int, seat: Seat, name: str, language: Language) -> Person | None:
        """Let somebody in by a setting; None when they were let out before. Never lowers a seat."""
        ...

    def invite(self, by: Person | None, seat: Seat, *, key: str) -> Invitation:
        """A new one-time code; asked again with the same key, the earlier code no longer counts."""
        ...

    def redeem(self, code: str, telegram_id: int, name: str, language: Language, *, key: str) -> Person | Refusal:
        """Let in whoever brings an open code. Wrong ones are counted by account."""
        ...

    def members(self) -> tuple[Person, ...]:
        """Everybody let in, by seat and name."""
        ...

    def member(self, person: str) -> Person | None:
        """The person with this id, or None when they are not let in."""
        ...

    def revoke(self, by: Person, person: str, *, key: str) -> bool:
        """Let somebody out; false when they were not in, or are the last administrator."""
        ...

    def reseat(self, by: Person, person: str, seat: Seat, *, key: str) -> bool:
        """Give somebody another seat; false when they are not in, or are the last administrator."""
        ...

    def prefer(self, person: str, preferences: Preferences) -> None:
        """From now on drafts for `person` are made like this."""
        ...

    def speak(self, person: str, language: Language) -> None:
        """From now on `person` is answered in `language`."""
        ...

    def audited(self, limit: int = 50) -> tuple[Audited, ...]:
        """What was done to the access of people, latest first."""
        ...


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update as it came in: its id, the chat it belongs to (None: no chat), its JSON.

    `user` is who did it, None where unknown.
    """

    update_id: int
    chat: int | None
    payload: Mapping[str, Any]
    attempts: int = 0
    user: int | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to the user that an update leads to. `draft` is the version it shows, if any."""

    kind: str
    chat: int
    payload: Mapping[str, Any]
    draft: str | None = None
    position: int = 0
    attempts: int = 0


class Inbox(Protocol):
    """One company's updates and what was answered, kept so that a restart loses and repeats nothing.

    An update goes through `receive`, `begin`, `plan`, then for each message `sending` and
    `sent` (or `unsendable`), then `finish`. Every step may be repeated after a crash.
    """

    def receive(self, arrivals: Sequence[Arrival]) -> tuple[int, ...]:
        """Store what is new; gives the ids that were. On return it survives a crash."""
        ...

    def unfinished(self) -> tuple[Arrival, ...]:
        """Every update not yet finished, oldest first."""
        ...

    def begin(self, update_id: int) -> Arrival | None:
        """The update, with this attempt counted; None when it is finished or unknown."""
        ...

    def plan(self, update_id: int, messages: Sequence[Outgoing]) -> None:
        """Store, all or none, what will be sent; changes nothing when the update has a plan already."""
        ...

    def planned(self, update_id: int) -> tuple[Outgoing, ...] | None:
        """What is still to be sent for the update, in order; None when nothing was planned yet."""
        ...

    def sending(self, update_id: int, position: int) -> None:
        """Count one attempt, before it is made."""
        ...

    def refused(self, update_id: int, position: int) -> None:
        """The attempt surely came to nothing: it does not count."""
        ...

    def sent(self, update_id: int, position: int, message_id: int | None) -> None:
        """The message is in the chat under this id."""
        ...

    def unsendable(self, update_id: int, position: int) -> None:
        """The message will never be sent."""
        ...

    def finish(self, update_id: int, *, failed: bool = False) -> None:
        """Nothing is left to do; the words of the update are forgotten."""
        ...

    def busy(self, update_id: int, seconds: int) -> int:
        """How many other updates of the same user came in the `seconds` before this one."""
        ...

    def told(self, chat: int, kind: str) -> bool:
        """Whether a message of this kind was ever planned for the chat."""
        ...

    def shown_in(self, draft: str) -> tuple[int, ...]:
        """The ids of the messages of kind "answer" that show this version, in order."""
        ...
