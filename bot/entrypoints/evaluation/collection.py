"""A retrieval collection on disk: passages, questions and judgements in the files that BEIR made usual."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.domain.errors import BadInput


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage or a question; questions have no title."""

    id: str
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Collection:
    """Passages, questions, and by question how relevant each passage is; above 0 is relevant.

    `unjudged` counts questions without a relevant passage, which are left out, `unknown` the judgements
    that name a passage or a question which is not there.
    """

    passages: tuple[Entry, ...]
    questions: tuple[Entry, ...]
    relevance: Mapping[str, Mapping[str, int]]
    unjudged: int = 0
    unknown: int = 0


def read_collection(corpus: Path, queries: Path, judgements: Path) -> Collection:
    """Read the three files; raises BadInput naming file, line and what is wrong.

    `corpus` and `queries` are JSON lines {id (or _id), title?, text}; `judgements` is
    `query-id corpus-id score` with a header, separated by tabs.
    """
    passages = _entries(corpus, empty=True)
    questions = _entries(queries, empty=False)
    relevance: dict[str, dict[str, int]] = {}
    known, asked, unknown = {p.id for p in passages}, {q.id for q in questions}, 0
    for query, passage, score in _judged(judgements):
        unknown += query not in asked or passage not in known
        if score > 0 and query in asked and passage in known:
            relevance.setdefault(query, {})[passage] = score
    if not relevance:
        raise BadInput(f"{judgements}: no judgement pairs a question of {queries.name} with a passage of {corpus.name}")
    judged = tuple(q for q in questions if q.id in relevance)
    return Collection(tuple(passages), judged, relevance, len(questions) - len(judged), unknown)


def _entries(path: Path, *, empty: bool) -> list[Entry]:
    found: dict[str, Entry] = {}
    for number, line in _lines(path):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise BadInput(f"{path}:{number}: not JSON: {error}") from None
        if not isinstance(row, dict):
            raise BadInput(f"{path}:{number}: a JSON object with id and text is expected")
        entry = Entry(_id(row, path, number), _words(row, "text", path, number), _words(row, "title", path, number))
        if entry.id in found:
            raise BadInput(f"{path}:{number}: the id {entry.id} comes a second time")
        if not empty and not entry.text.strip():
            raise BadInput(f"{path}:{number}: the text is empty")
        found[entry.id] = entry
    if not found:
        raise BadInput(f"{path}: the file is empty")
    return list(found.values())


def _id(row: Mapping[str, Any], path: Path, number: int) -> str:
    value = row.get("id", row.get("_id"))
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
        raise BadInput(f"{path}:{number}: no id; give a text or a whole number as `id`")
    return str(value)


def _words(row: Mapping[str, Any], name: str, path: Path, number: int) -> str:
    value = row.get(name, "" if name == "title" else None)
    if value is None and name == "title":
        return ""
    if not isinstance(value, str):
        raise BadInput(f"{path}:{number}: `{name}` must be a text")
    return value


def _judged(path: Path) -> Iterator[tuple[str, str, int]]:
    for at, (number, line) in enumerate(_lines(path)):
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != 3:
            raise BadInput(f"{path}:{number}: three columns separated by tabs are expected: query-id, corpus-id, score")
        try:
            score = _score(cells[2])
        except ValueError:
            if at == 0:  # the header
                continue
            raise BadInput(f"{path}:{number}: the score {cells[2]!r} is not a whole number") from None
        yield cells[0], cells[1], score


def _score(cell: str) -> int:
    """A judgement as a whole number, which some write 1.0; raises ValueError."""
    value = float(cell)
    if not value.is_integer():
        raise ValueError(cell)
    return int(value)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that hold something, with their numbers; only a line feed ends one, as texts may hold other breaks."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: not UTF-8 text (byte {error.start + 1}); save it as UTF-8") from None
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror or error}") from None
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line.rstrip("\r")
