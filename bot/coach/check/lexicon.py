"""The cues of `prompts/check.vN.yaml`, the fields of `unsaid.vN.yaml` and the sentences of `findings.vN.yaml`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.coach.check.fields import Fields
from bot.coach.check.likeness import Likeness
from bot.coach.check.turns import Turns
from bot.domain.asks import Language
from bot.domain.policy import Words
from bot.reading.sieve import AnyOf, Sieve

_NEST = 3
_EDGES = (r"(?<!\w)", r"(?:(?<=[ '])|(?!\w))")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cues by class, function words by language, and the message of each finding by code."""

    cues: Mapping[str, AnyOf]
    languages: Mapping[str, frozenset[str]]
    messages: Mapping[str, Words]
    turns: Turns
    fields: Fields
    undone: Mapping[str, tuple[str, ...]]
    likeness: Likeness | None = None

    @classmethod
    def of(
        cls,
        cues: Mapping[str, Any],
        messages: Mapping[str, Any],
        unsaid: Mapping[str, Any],
        sieve: Sieve | None = None,
        likeness: Mapping[str, Any] | None = None,
    ) -> "Lexicon":
        """Read the data of the files; a class that a stage asks for and the data lack raises KeyError.

        Without `likeness`, sentences are judged by the rules alone.
        """
        words, sieve = cues["words"], sieve or Sieve()
        return cls(
            {name: sieve.any_of(_sources(lines, words), *_EDGES) for name, lines in cues["cues"].items()},
            {name: frozenset(row.split()) for name, row in cues["languages"].items()},
            {code: Words(said["fr"], said["en"]) for code, said in messages["findings"].items()},
            Turns(cues["concepts"], cues["turns"]),
            Fields(unsaid["fields"], unsaid["kinds"], ("NAME", "NUM", "SUM")),
            {kind: tuple(names.split()) for kind, names in unsaid["undone"].items()},
            Likeness.of(likeness) if likeness else None,
        )

    def find(self, cue: str, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match of a class in `text[start:end]`."""
        return self.cues[cue].search(text, start, end)

    def all(self, cue: str, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every match of a class in `text[start:end]`."""
        return self.cues[cue].finditer(text, start, end)

    def any(self, cues: tuple[str, ...], text: str, start: int = 0, end: int | None = None) -> bool:
        """Whether one of the classes stands in `text[start:end]`."""
        return any(self.find(cue, text, start, end) for cue in cues)

    def turned(self, kind: str, sentence: str) -> bool:
        """Whether words of a folded sentence turn a kind round: kept in the house, said by the terms, forgiven."""
        return self.fields.stands(self.undone[kind], sentence)

    def message(self, code: str, language: Language, **values: str) -> str:
        """The sentence for a finding; raises KeyError for an unknown code or a missing value."""
        return self.messages[code].of(language).format(**values)


def _sources(lines: str, words: Mapping[str, str]) -> list[str]:
    """The patterns of a class, one a line."""
    for _ in range(_NEST):
        for name, meaning in words.items():
            lines = lines.replace(f"<{name}>", f"(?:{meaning})")
    return [line for line in lines.splitlines() if line.strip()]
