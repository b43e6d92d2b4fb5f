"""A client's latest words, with what surrounds them set apart."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.asks import Language, Register


class Channel(StrEnum):
    """Where the reply will be sent."""

    CHAT = "chat"
    EMAIL = "email"


class Role(StrEnum):
    """Who uses the coach: whose authority a draft is written with."""

    SALESPERSON = "salesperson"
    MANAGER = "manager"


class Side(StrEnum):
    """Who said a turn of a thread."""

    CLIENT = "client"
    US = "us"


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier message of the conversation with the client."""

    side: Side
    text: str


@dataclass(frozen=True, slots=True)
class ClientMessage:
    """The client's own latest words (`text`), as intake left them.

    `quoted` holds quoted history, `removed` the signature and disclaimers: kept, never read
    as asks. `thread` is the conversation before, oldest first.
    """

    text: str
    language: Language
    register: Register
    raw: str
    quoted: str = ""
    removed: str = ""
    thread: tuple[Turn, ...] = ()
    sender: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """The text of a file that somebody sent; `sender` and `subject` where it is a mail."""

    text: str
    sender: str = ""
    subject: str = ""
    mail: bool = False
