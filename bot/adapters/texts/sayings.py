"""Reads the sentences for the user: prompts/verdict.vN.yaml."""

from typing import Any

from bot.adapters.texts.prompts import PromptFile
from bot.domain.errors import BadSetting
from bot.domain.policy import Words
from bot.domain.sayings import Sayings

_HEAD = ("purpose", "inputs")


def read_sayings(file: PromptFile) -> Sayings:
    """The tables of a file; raises BadSetting for an entry that is not a pair of fr and en, or a list of pairs."""
    tables = {
        table: {key: _variants(entry, f"{file.name}: {table}.{key}") for key, entry in rows.items()}
        for table, rows in file.data.items()
        if table not in _HEAD
    }
    return Sayings(f"{file.name}@{file.hash}", tables)


def _variants(entry: Any, where: str) -> tuple[Words, ...]:
    pairs = entry if isinstance(entry, list) else [entry]
    if not all(isinstance(p, dict) and isinstance(p.get("fr"), str) and isinstance(p.get("en"), str) for p in pairs):
        raise BadSetting(f"prompts/{where}: a pair {{fr: …, en: …}} is expected")
    return tuple(Words(p["fr"], p["en"]) for p in pairs)
