"""Who may use the coach."""

from typing import Protocol

from bot.domain.asks import Language
from bot.domain.people import Audited, Invitation, Person, Preferences, Refusal, Seat


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

    def audited(self, limit: int = 50, skip: int = 0) -> tuple[Audited, ...]:
        """What was done to the access of people, latest first, without the `skip` latest."""
        ...
