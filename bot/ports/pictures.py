"""Pictures that a user sends, read as text."""

from typing import Protocol


class Pictures(Protocol):
    """Reads the text written in a picture, and nothing else of it."""

    def read(self, picture: bytes) -> str:
        """The words as they stand, empty where there are none; raises BadFile for no picture, ModelFailed."""
        ...
