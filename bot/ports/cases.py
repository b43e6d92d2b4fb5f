"""Cases at a glance and clients' cards, each seen by whom they may be."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from bot.domain.case import CaseCard, Client, KeptDraft, Outcome
from bot.domain.facts import Fact
from bot.domain.people import Person


class Cases(Protocol):
    """One company's cases at a glance: a salesperson sees their own, who decides sees the team's."""

    def listed(
        self, person: Person, *, closed: bool = False, client: str | None = None, skip: int = 0, most: int = 12
    ) -> tuple[CaseCard, ...]:
        """The latest cases that `person` may see, open or closed ones, `most` after `skip`; with a client, theirs."""
        ...

    def named(self, words: str, person: Person) -> CaseCard | None:
        """The latest case, an open one first, whose title, client or latest words hold all that these begin."""
        ...

    def card(self, case: str, person: Person) -> CaseCard | None:
        """The case at a glance, or None where `person` may not see it."""
        ...

    def latest(self, person: Person, chat: str) -> CaseCard | None:
        """The case that `person` worked on last in this chat."""
        ...

    def entitle(self, case: str, title: str) -> None:
        """Give the case a title, in place of what it had."""
        ...

    def assign(self, case: str, client: str) -> None:
        """Make it this client's; what the user told in it goes into their card."""
        ...

    def close(self, case: str, outcome: Outcome | None) -> None:
        """End the case, or take it up again (None)."""
        ...

    def sent(self, draft: str, text: str | None = None) -> KeptDraft | None:
        """The client got this version, or `text` in its place; None when it is gone."""
        ...

    def versions(self, kept: KeptDraft) -> tuple[str, ...]:
        """The ids of all versions for the same message and channel, oldest first."""
        ...

    def last_sent(self, client: str) -> tuple[KeptDraft, datetime] | None:
        """What this client got last, and when."""
        ...


class Clients(Protocol):
    """One company's clients, each a person's own; who decides sees the team's."""

    def listed(self, person: Person) -> tuple[Client, ...]:
        """The clients that `person` may see, by name."""
        ...

    def client(self, client: str, person: Person) -> Client | None:
        """The client with this id, or None where `person` may not see them."""
        ...

    def named(self, name: str, person: Person) -> tuple[Client, ...]:
        """The clients of this name, else those whose name holds its words."""
        ...

    def near(self, name: str, person: Person) -> tuple[Client, ...]:
        """The few clients whose name this may be, misspelt; the likest first."""
        ...

    def meet(self, person: str, name: str) -> Client:
        """The client of `person` by this name, made when new."""
        ...

    def rename(self, client: str, name: str) -> None:
        """Give the client another name."""
        ...

    def settle(self, client: str, promise: str) -> None:
        """A promise was kept, or let go: it is on the card no more."""
        ...

    def note(self, client: str, facts: Iterable[Fact]) -> None:
        """Write lasting facts into the card."""
        ...
