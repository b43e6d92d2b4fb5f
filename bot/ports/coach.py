"""The coach as the entrypoints see it, and time."""

from datetime import date, datetime
from typing import Protocol

from bot.domain.answer import Answer
from bot.domain.request import CoachRequest
from bot.ports.model import Heard


class Clock(Protocol):
    """Time, so that no stage reads it."""

    def now(self) -> datetime:
        """The present moment, with its time zone."""
        ...

    def today(self) -> date:
        """The present day."""
        ...


class Coach(Protocol):
    """The whole way from a message to an answer, as the entrypoints see it."""

    def answer(self, request: CoachRequest, heard: Heard | None = None) -> Answer:
        """The verdict, its reasons and a checked draft; raises TenirBonError with words for the user.

        `heard` is given the draft of a language model while it is written, as far as it is checked.
        """
        ...
