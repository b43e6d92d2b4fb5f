"""Promises said twice with the same words: within what a clause allows, then beyond it.

Only the figure tells the two apart, so neither a list of words nor a sound can pass for reading it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.tables import table

HERE = Path(__file__).parent
_OPENS = {"en": "Hello Sam, thank you for getting in touch.", "fr": "Bonjour Sam, merci de votre message."}
_CLOSES = {"en": "Shall we speak on Thursday?", "fr": "On se parle jeudi ?"}


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, what the client asked, and whether its figure goes beyond what the policies allow."""

    language: str
    asked: str
    sentence: str
    beyond: bool

    @property
    def draft(self) -> str:
        """The sentence between a greeting and a question."""
        return f"{_OPENS[self.language]} {self.sentence} {_CLOSES[self.language]}"


def pairs(language: str) -> Iterator[tuple[Said, Said]]:
    """Each promise within the terms, and beyond them."""
    for line in table(HERE / "within" / f"pairs.{language}.yaml")["pairs"].splitlines():
        asked, sentence, allowed, beyond = (part.strip() for part in line.split(" | "))
        yield (
            Said(language, asked, sentence.format(allowed), beyond=False),
            Said(language, asked, sentence.format(beyond), beyond=True),
        )
