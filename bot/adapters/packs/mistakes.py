"""Collecting the mistakes of a pack, each with a line and a suggestion."""

from collections.abc import Iterable
from difflib import get_close_matches

from bot.domain.errors import Mistake


class FilePen:
    """Writes down the mistakes of one file."""

    def __init__(self, file: str, book: list[Mistake]) -> None:
        self.file = file
        self._book = book

    def at(self, line: int, message: str) -> None:
        """Note a mistake at a line of the file; the same one twice counts once."""
        mistake = Mistake(self.file, max(line, 1), message)
        if mistake not in self._book:
            self._book.append(mistake)

    @property
    def count(self) -> int:
        """How many mistakes the whole pack has so far; a reader compares it before and after."""
        return len(self._book)


def near(word: str, names: Iterable[str]) -> str | None:
    """The name in lower case that the word was most likely meant for, or None."""
    return next(iter(get_close_matches(word.lower(), list(names), n=1, cutoff=0.6)), None)


def meant(word: str, allowed: Iterable[str]) -> str:
    """Say `; did you mean x?` when something is near, and always what is allowed."""
    names = sorted(allowed)
    by_form = {name.lower(): name for name in names}
    guessed = near(word, by_form)
    guess = f"; did you mean `{by_form[guessed]}`?" if guessed else ""
    return f"{guess}; allowed: {', '.join(names) or 'none is declared'}"
