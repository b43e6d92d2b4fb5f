"""Who uses the coach: their seat in the company, what they prefer, and how they were let in."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.domain.asks import Language, Register
from bot.domain.message import Channel, Role


class Seat(StrEnum):
    """What somebody is in the company: whose cases they see, and what they may decide."""

    SALESPERSON = "salesperson"  # sees their own clients and cases
    MANAGER = "manager"  # sees the team's, decides what is escalated, invites salespeople
    ADMINISTRATOR = "administrator"  # a manager who also invites and revokes anybody

    @property
    def role(self) -> Role:
        """Whose authority a draft of theirs is written with."""
        return Role.SALESPERSON if self is Seat.SALESPERSON else Role.MANAGER

    @property
    def decides(self) -> bool:
        """Whether they see the team's cases and decide what is escalated."""
        return self is not Seat.SALESPERSON

    def may_seat(self, seat: "Seat") -> bool:
        """Whether they may let somebody in, or out, of `seat`."""
        return self is Seat.ADMINISTRATOR or (self is Seat.MANAGER and seat is Seat.SALESPERSON)


@dataclass(frozen=True, slots=True)
class Preferences:
    """How somebody wants their drafts; None and "" leave it to the client's words and the company."""

    channel: Channel = Channel.CHAT
    register: Register | None = None
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who uses the coach. `language` is None until it is known."""

    id: str
    seat: Seat
    language: Language | None = None
    name: str = ""
    telegram_id: int | None = None
    preferences: Preferences = field(default_factory=Preferences)

    @property
    def role(self) -> Role:
        """Whose authority their drafts are written with."""
        return self.seat.role


@dataclass(frozen=True, slots=True)
class Invitation:
    """A one-time code for a seat, and until when it can be used."""

    code: str
    seat: Seat
    expires: datetime


class Refusal(StrEnum):
    """Why a code let nobody in."""

    UNKNOWN = "code_unknown"  # mistyped, used by somebody else, or expired: which one is not told
    TRIES = "code_tries"  # too many wrong codes from this account; none is looked at for a while
    REVOKED = "code_revoked"  # this person was let out; only an administrator's new code lets them in


class AccessChange(StrEnum):
    """What was done to somebody's access; but for the last, to or from a seat."""

    ADMITTED = "admitted as"  # by a setting
    INVITED = "invited a"  # a code was made
    LET_IN = "let in as"  # by a code
    SEATED = "made"
    LET_OUT = "let out"


@dataclass(frozen=True, slots=True)
class Audited:
    """Something done to access: when, what, and whose, by name.

    `by` is the name of who did it, who made the code where one was used; None for a setting or the
    program. `about` is empty where it is about nobody yet.
    """

    at: datetime
    by: str | None
    change: AccessChange
    seat: Seat | None
    about: str

    @property
    def what(self) -> str:
        """What was done, in the words of the record."""
        return " ".join(filter(None, (self.change, self.seat)))
