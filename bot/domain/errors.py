"""The error tree. `str(error)` is what the user may read; nothing secret goes into it.

TenirBonError
├── BadInput            the user's words, file or option cannot be used
├── BadSetting          a setting is wrong: which, why, what is allowed
├── BadPack             policy or essay files with mistakes, all listed as file:line: message
├── DataFolderBusy      another process owns the data folder
├── DatabaseNewer       a later version of this program made the database
├── NotIndexed          the knowledge was never ingested
└── ModelFailed         the language model did not answer in time or not usably
"""

from dataclasses import dataclass


class TenirBonError(Exception):
    """The root of every error this program raises on purpose."""


class BadInput(TenirBonError):
    """What the user gave cannot be used."""


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
