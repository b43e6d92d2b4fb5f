"""Files and folders into passages: each file whole or refused with a reason a person understands."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.adapters.originals.reading import cut, expected, read_text, slug
from bot.domain.errors import BadInput
from bot.domain.knowledge import Passage, PassageKind
from bot.ports import Progress


@dataclass(frozen=True, slots=True)
class Originals:
    """The passages read; each file read with how many it gave; what was refused or left out, with the reason."""

    passages: tuple[Passage, ...]
    refused: tuple[tuple[str, str], ...]
    read: tuple[tuple[str, int], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


def read_originals(
    paths: Sequence[Path], digested: Mapping[str, str] | None = None, progress: Progress | None = None
) -> Originals:
    """Read files, and folders with all they hold, into passages.

    `digested` names, by file stem, the principle of which a file is the original essay: its
    passages are of kind ESSAY. A file that cannot be used is refused alone and gives nothing.
    `progress` counts files.
    """
    passages: list[Passage] = []
    refused: list[tuple[str, str]] = []
    read: list[tuple[str, int]] = []
    notes: list[tuple[str, str]] = []
    taken: dict[str, str] = {}
    found = list(_found(paths))
    for at, (path, name, root) in enumerate(found, start=1):
        stem = slug(name.rsplit(".", 1)[0], 80)
        if stem in taken:  # the same text as PDF and as Word, a price list as Excel and as CSV
            stem = slug(name, 80)
        if stem in taken:
            refused.append((name, f"{taken[stem]} already goes by this name; give one of them another"))
            continue
        kind = PassageKind.ESSAY if path.stem in (digested or {}) else PassageKind.DOCUMENT
        try:
            document = cut(read_text(name, _bytes(path, root)), stem, kind)
        except BadInput as error:
            refused.append((name, str(error)))
        else:
            taken[stem] = name
            passages += document.passages
            read.append((name, len(document.passages)))
            notes += [(name, note) for note in document.notes]
        if progress is not None:
            progress(at, len(found))
    return Originals(tuple(passages), tuple(refused), tuple(read), tuple(notes))


def digested_in(folder: Path) -> dict[str, str]:
    """The principle of each original essay by its file stem, as the digests in `folder` name them."""
    named = {}
    for path in sorted(folder.glob("*.md")):
        front = path.read_text(encoding="utf-8").split("\n---", 1)[0]
        fields = dict(re.findall(r"^(id|original):\s*(\S+)\s*$", front, re.MULTILINE))
        if "id" in fields and "original" in fields:
            named[fields["original"]] = fields["id"]
    return named


def _found(paths: Sequence[Path]) -> Iterator[tuple[Path, str, Path | None]]:
    """Each file with the name it is told by and, inside a folder, that folder."""
    for path in paths:
        if path.is_dir():
            inside = [p for p in path.rglob("*") if p.is_file() or p.is_symlink()]
            for file in sorted(inside, key=lambda p: p.relative_to(path).as_posix()):
                name = file.relative_to(path)
                if not any(part.startswith(".") for part in name.parts):
                    yield file, name.as_posix(), path
        else:
            yield path, path.name, None


def _bytes(path: Path, root: Path | None) -> bytes:
    if root is not None and not path.resolve().is_relative_to(root.resolve()):
        raise BadInput("it is a link that leads out of the folder")
    if not path.exists():
        raise BadInput("there is no such file")
    if not path.is_file():
        raise BadInput("it is not a file")
    try:
        expected(path.name, path.stat().st_size)  # a file that will be refused is not loaded
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"it cannot be read ({error.strerror})") from error
