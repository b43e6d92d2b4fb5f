"""The examples that the ask classifier learns from, as they are written in prompts/examples.

`asks.*.yaml` (single sentences, mostly) and `messages.*.yaml` (whole messages, one writer a number) map kinds joined by
"+" to texts; `mail.*.yaml` (ordinary mail with two or three things in it) lists messages, each ask with its words
(`asks`), the points (prompts/points.v1.yaml) of each sentence by its words or how it begins (`says`), and how far the
matter has come (`stage`; no stage where it cannot be told).
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.domain.asks import AskKind, Language
from bot.domain.errors import BadSetting
from bot.domain.points import Stage

COUNTING = {"asks": 0.3, "messages": 1.0, "mail": 1.0}
"""What an example of a family of files counts: whole messages are what is read later, single sentences are not."""

Quotes = tuple[tuple[AskKind, str], ...]
"""The words of a message that show each ask."""

Told = tuple[tuple[str, int], ...]
"""The points of a message, each with where the words that say it begin."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text, the kinds it holds, the file it stands in, and which words show which kind where that is known.

    `points` is None where nobody has told them, `stage` where nobody can.
    """

    text: str
    kinds: frozenset[AskKind]
    file: str
    quotes: Quotes | None = None
    points: Told | None = None
    stage: Stage | None = None

    @property
    def language(self) -> Language:
        """The language of its file, which the name tells: `mail.fr-10.yaml`."""
        return Language(self.file.split(".")[1][:2])

    @property
    def counting(self) -> float:
        """What it counts beside the others."""
        return COUNTING[self.file.split(".")[0]]

    @property
    def whole(self) -> bool:
        """Whether it is a whole message."""
        return not self.file.startswith("asks.")


def read_examples(folder: Path) -> tuple[Example, ...]:
    """The examples in `folder`; raises BadSetting for a file of another form."""
    found: list[Example] = []
    for path in _files(folder):
        try:
            data = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
            found += _mail(data, path.stem) if path.name.startswith("mail.") else _mapped(data, path.stem)
        except (yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError, OSError) as error:
            wanted = "a list of messages with their asks" if path.name.startswith("mail.") else "kinds with texts"
            raise BadSetting(f"{path.name}: {wanted} expected: {error}") from error
    if not found:
        raise BadSetting(f"no asks.*.yaml with examples in {folder.name}/")
    return tuple(found)


def examples_hash(folder: Path, method: str) -> str:
    """16 hex digits of the examples as they are written and of the `method` they are trained by; nothing is parsed."""
    digest = hashlib.sha256(method.encode())
    for path in _files(folder):
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]


def _mapped(data: Any, file: str) -> Iterator[Example]:
    for names, lines in data.items():
        held = frozenset(AskKind(n) for n in names.split("+") if n != "none")
        for line in lines:
            yield Example(_text(line), held, file)


def _mail(data: Any, file: str) -> Iterator[Example]:
    for entry in data:
        text = _text(entry["text"])
        quotes = tuple((AskKind(kind), _text(q)) for kind, shown in entry["asks"].items() for q in shown)
        if missing := [q for _, q in quotes if q not in text]:
            raise ValueError(f"words that the message does not hold: {missing[0]!r}")
        said = entry.get("says")
        points = None if said is None else tuple(_places(text, said))
        stage = Stage(entry["stage"]) if entry.get("stage") else None
        yield Example(text, frozenset(kind for kind, _ in quotes), file, quotes, points, stage)


def _places(text: str, said: Any) -> Iterator[tuple[str, int]]:
    for words, names in said.items():
        at = text.find(_text(words))
        if at < 0:
            raise ValueError(f"words that the message does not hold: {words!r}")
        yield from ((_text(name), at) for name in names)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"a text expected: {value!r}")
    return value


def _files(folder: Path) -> list[Path]:
    return sorted(path for name in COUNTING for path in folder.glob(f"{name}.*.yaml"))
