"""Requests put to managers, kept until they are decided, and what they allow afterwards."""

from datetime import datetime
from typing import Protocol

from bot.domain.escalation import Escalation, Ruled, Schedule
from bot.domain.stance import Decision


class Escalations(Protocol):
    """One company's escalations. `key` is as of the Casebook: the same key again changes nothing."""

    def put(
        self, case: str, draft: str, person: str, asks: tuple[Decision, ...], times: Schedule, *, key: str
    ) -> Escalation:
        """A new request; the one that is open for the case where there is one."""
        ...

    def escalation(self, identity: str) -> Escalation | None:
        """The request with this id, or None."""
        ...

    def of_case(self, case: str) -> tuple[Escalation, ...]:
        """Every request of a case, latest first."""
        ...

    def decide(
        self, identity: str, ruled: Ruled, *, by: str | None, word: str = "", until: datetime | None = None, key: str
    ) -> tuple[Escalation, bool]:
        """The request as it stands then, and whether this call decided it: the first decision stays."""
        ...

    def say(self, identity: str, word: str) -> None:
        """A word of whoever decided, kept with the decision."""
        ...

    def due(self, now: datetime) -> tuple[Escalation, ...]:
        """The open requests of which a moment has come."""
        ...

    def passed(self, identity: str, step: int) -> None:
        """So many moments of the request have passed."""
        ...
