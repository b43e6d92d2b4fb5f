"""Files that a user sends, read as text."""

from typing import Protocol

from bot.domain.message import Letter


class Letters(Protocol):
    """Reads what people send along; nothing in a file is executed."""

    def read(self, name: str, data: bytes) -> Letter:
        """The text of a file, its kind told by the ending of `name`; raises BadInput where there is none."""
        ...
