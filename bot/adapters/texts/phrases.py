"""Reads the composer's phrase files."""

import hashlib
from pathlib import Path
from typing import Any

import yaml

from bot.adapters.kept import Kept
from bot.adapters.texts.prompts import parsed
from bot.domain.errors import BadPack, Mistake
from bot.domain.phrases import PhraseBook, Phrases
from bot.reading.phrasebook import BadPhraseBook, phrase_book

FILES = ("composer.fr.v1.yaml", "composer.en.v1.yaml")


def load_phrases(folder: Path, kept: Kept | None = None) -> Phrases:
    """The phrase books of `folder`; raises BadPack that lists every mistake of every file."""
    books: list[PhraseBook] = []
    mistakes: list[Mistake] = []
    for name in FILES:
        try:
            books.append(_book(folder / name, kept))
        except BadPack as bad:
            mistakes += bad.mistakes
    if mistakes:
        raise BadPack(tuple(mistakes))
    return Phrases(tuple(books))


def _book(path: Path, kept: Kept | None) -> PhraseBook:
    try:
        raw = path.read_bytes()
        data: Any = parsed(path.stem, raw, kept)
    except OSError as error:
        raise BadPack((Mistake(path.name, 0, f"cannot be read: {error.strerror}"),)) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 0
        raise BadPack((Mistake(path.name, line, f"not YAML: {getattr(error, 'problem', error)}"),)) from error
    if not isinstance(data, dict):
        raise BadPack((Mistake(path.name, 1, "a mapping with language, topics and texts is expected"),))
    stem = path.name.removesuffix(".yaml")
    try:
        return phrase_book(data, f"{stem}@{hashlib.sha256(raw).hexdigest()[:12]}")
    except BadPhraseBook as bad:
        raise BadPack(tuple(Mistake(path.name, 0, m) for m in bad.mistakes)) from bad
