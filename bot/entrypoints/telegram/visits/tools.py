"""What the desk works with, and one visit to it: who came, with what, in which language."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from html import escape
from typing import Protocol

from bot.domain.asks import Language
from bot.domain.knowledge import Passage
from bot.domain.people import Person
from bot.domain.policy import Pack
from bot.domain.request import CoachRequest
from bot.domain.verdict import CheckResult
from bot.entrypoints.telegram.incoming import Incoming
from bot.entrypoints.telegram.shown.lines import Lines
from bot.entrypoints.telegram.shown.message import Button, Message
from bot.ports import (
    Casebook,
    Cases,
    Clients,
    Clock,
    Coach,
    Durable,
    Erasure,
    Escalations,
    Heard,
    Inbox,
    Letters,
    Outgoing,
    People,
    Pictures,
)
from bot.ports.policies import Policies


class Check(Protocol):
    """The check of a text that a person wrote."""

    def __call__(self, draft: str, request: CoachRequest, *, answered: bool) -> CheckResult:
        """What is wrong in `draft`; `request.message` is the client's only where `answered`."""
        ...


class Search(Protocol):
    """The policies and documents nearest to a question, as far as somebody may read them."""

    def __call__(self, text: str, *, internal: bool) -> tuple[Passage, ...]:
        """Best first, nothing that is not near enough."""
        ...


@dataclass(frozen=True, slots=True)
class Brought:
    """A document brought in: how many passages it gave, and what in it was not read."""

    passages: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tools:
    """The ports of the desk, and its settings.

    `allowed` and `administrators` are the Telegram ids let in by a setting; `per_minute` how many
    updates of one person are worked on in a minute; `default` the language for phones that speak
    neither French nor English; `username` the bot's own name. `check` finds what is wrong in a text
    that somebody wrote, in answer to the request's message where there is one. `policies` are those that managers tend,
    `bring_in` takes a document of the company's by name and bytes; BadInput for one that is refused. `search` finds
    what is in force and what was brought in. `pictures` reads those that people send, where a model can.
    """

    coach: Coach
    casebook: Casebook
    cases: Cases
    clients: Clients
    people: People
    inbox: Inbox
    durable: Durable
    letters: Letters
    escalations: Escalations
    erasure: Erasure
    check: Check
    pack: Callable[[], Pack]
    lines: Lines
    clock: Clock
    allowed: frozenset[int] = field(default_factory=frozenset)
    administrators: frozenset[int] = field(default_factory=frozenset)
    per_minute: int = 30
    default: Language = Language.FR
    username: str = ""
    policies: Policies | None = None
    bring_in: Callable[[str, bytes], Brought] | None = None
    search: Search | None = None
    pictures: Pictures | None = None

    def spoken(self, incoming: Incoming) -> Language:
        """French where somebody's phone is, English where it is; the company's default for any other."""
        code = incoming.language_code.lower()[:2]
        return Language(code) if code in {"fr", "en"} else self.default


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody who is let in, and what they did; `heard` follows a draft while a model writes it."""

    tools: Tools
    incoming: Incoming
    person: Person
    heard: Heard | None = None

    @property
    def key(self) -> str:
        """Names what this visit does, so that doing it again after a crash changes nothing."""
        return f"telegram/{self.incoming.update_id}"

    @property
    def chat(self) -> str:
        """The chat, as the casebook knows it."""
        return str(self.incoming.chat)

    @property
    def language(self) -> Language:
        """The language in which this person is answered."""
        return self.person.language or self.tools.default

    def of(self, person: Person, chat: int) -> "Visit":
        """The same visit as seen by somebody else it concerns, in their chat."""
        return Visit(self.tools, replace(self.incoming, chat=chat), person)

    def say(self, key: str, **variables: str) -> str:
        """A line with markup of its own, its variables shown as they stand."""
        safe = {name: escape(value, quote=False) for name, value in variables.items()}
        return self.tools.lines.say(key, self.language, **safe)

    def button(self, key: str, data: str, **variables: str) -> Button:
        """A button that calls back with `data`."""
        return Button(self.tools.lines.say(f"button.{key}", self.language, **variables), data=data)

    def line(
        self,
        html: str,
        *rows: tuple[Button, ...],
        replies_to: int | None = None,
        edits: int | None = None,
        kind: str = "line",
        draft: str | None = None,
    ) -> tuple[Outgoing, ...]:
        """One message in this chat; `rows` are its buttons, `edits` the message it takes the place of.

        `draft` is the version whose case it is about: what replies to it is about that case.
        """
        return self.post((Message(html, tuple(row for row in rows if row), edits, replies_to),), kind, draft)

    def ask(self, key: str, what: str, about: str, **variables: str) -> tuple[Outgoing, ...]:
        """A question whose reply goes to the prompt `what` about `about`; `key_hint` stands in the reply field."""
        hint = self.tools.lines.say(f"{key}_hint", self.language)
        return self.post((Message(self.say(key, **variables), asks=hint),), f"prompt/{what}/{about}")

    def post(self, messages: Iterable[Message], kind: str, draft: str | None = None) -> tuple[Outgoing, ...]:
        """The messages as they are planned for this chat, recorded under `kind`; `draft` is the version they show."""
        return tuple(Outgoing(kind, self.incoming.chat, message.to_payload(), draft) for message in messages)
