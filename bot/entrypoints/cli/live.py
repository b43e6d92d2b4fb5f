"""A draft shown while a language model writes it, as far as it is checked."""

import sys
from typing import TextIO


class Live:
    """Prints what is new of a growing text; one that begins anew begins on a new line."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown = ""

    def __call__(self, text: str) -> None:
        """Show the text so far."""
        if not text.startswith(self._shown):
            print("\n…", file=self._stream)
            self._shown = ""
        print(text[len(self._shown) :], end="", file=self._stream, flush=True)
        self._shown = text

    def end(self) -> None:
        """Leave the line."""
        if self._shown:
            print("\n", file=self._stream)


def live() -> Live | None:
    """A live view on standard error where somebody watches it, else None."""
    return Live(sys.stderr) if sys.stderr.isatty() else None
