"""Sentences for the user, kept as data: tables of keys, each with one or more pairs of words."""

import string
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.asks import Language
from bot.domain.policy import Words


@dataclass(frozen=True, slots=True)
class Sayings:
    """`tables[table][key]` holds the variants of a sentence, first choice first."""

    prompt: str  # name and hash of the file
    tables: Mapping[str, Mapping[str, tuple[Words, ...]]]

    def has(self, table: str, key: str) -> bool:
        """Whether the table knows the key."""
        return key in self.tables.get(table, {})

    def say(self, table: str, key: str, language: Language, **known: str | None) -> str | None:
        """The first variant whose variables are all known, filled in; None where none is."""
        for words in self.tables.get(table, {}).get(key, ()):
            text = words.of(language)
            if all(known.get(name) for _, name, _, _ in string.Formatter().parse(text) if name):
                return text.format_map({k: v for k, v in known.items() if v})
        return None
