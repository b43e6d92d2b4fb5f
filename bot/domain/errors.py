"""The error tree. `str(error)` is what the user may read; nothing secret goes into it.

TenirBonError
├── BadInput            the user's words, file or option cannot be used
│   └── BadFile         a file cannot be read, and what is wrong with it
├── BadSetting          a setting is wrong: which, why, what is allowed
├── BadPack             policy or essay files with mistakes, all listed as file:line: message
├── DataFolderBusy      another process owns the data folder
├── DatabaseNewer       a later version of this program made the database
├── NotIndexed          the knowledge was never ingested
└── ModelFailed         the language model did not answer in time or not usably
"""

from dataclasses import dataclass
from enum import StrEnum


class TenirBonError(Exception):
    """The root of every error this program raises on purpose."""


class BadInput(TenirBonError):
    """What the user gave cannot be used."""


class FileFault(StrEnum):
    """What is wrong with a file; each has its line in prompts/telegram, which tells what to do."""

    PROTECTED = "protected"  # by a password
    SCAN = "scan"  # pictures of pages
    ACTIVE = "active"  # macros, scripts, embedded objects
    HOSTILE = "hostile"  # built to harm whoever opens it
    LARGE = "large"
    EMPTY = "empty"  # no text in it
    ENDING = "ending"  # of no format that is read, or not what its name says
    DAMAGED = "damaged"


class BadFile(BadInput):
    """A file cannot be read."""

    def __init__(self, fault: FileFault, message: str) -> None:
        self.fault = fault
        super().__init__(message)


class BadSetting(TenirBonError):
    """A setting is wrong."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a knowledge file, with a suggestion in its message."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class BadPack(TenirBonError):
    """A pack is refused whole; `mistakes` lists why."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(map(str, mistakes)))


class DataFolderBusy(TenirBonError):
    """One process owns a data folder."""


class DatabaseNewer(TenirBonError):
    """A later version of this program made the database."""


class NotIndexed(TenirBonError):
    """There is no whole index to search."""


class ModelFailed(TenirBonError):
    """The language model did not give a usable draft."""
