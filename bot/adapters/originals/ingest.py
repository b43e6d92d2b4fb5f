"""Ingesting original texts into the library."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from bot.adapters.originals.digests import enriched, sections_of
from bot.adapters.originals.files import read_originals
from bot.domain.errors import BadInput
from bot.domain.knowledge import ALWAYS, Days, Passage
from bot.domain.policy import Confidentiality
from bot.ports import IngestReport, Library, Progress


def group_of(path: Path) -> str:
    """The library's group for what was brought in from `path`; bringing it in again replaces it."""
    return f"documents:{path.resolve()}"


def ingest_originals(
    library: Library,
    paths: Sequence[Path],
    digested: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    reading: Progress | None = None,
    digests: Sequence[Passage] = (),
    days: Days = ALWAYS,
    *,
    internal: bool = False,
) -> IngestReport:
    """Make the library hold exactly the texts under each of `paths`, beside those of other paths.

    Refused files are in the report. Where every file of a path is refused, the library keeps
    what it has of it. `reading` counts files, `progress` passages. `digested` names, by file stem, the
    principle of which a file is the original essay; what its digest says, among `digests`, finds it too.
    The texts are found on `days`, and where they are `internal` by those who decide alone.
    """
    total = IngestReport(0, 0, 0, 0, "")
    refused: list[tuple[str, str]] = []
    read: list[tuple[str, int]] = []
    notes: list[tuple[str, str]] = []
    audience = Confidentiality.INTERNAL if internal else Confidentiality.PUBLIC
    for path in paths:
        originals = read_originals([path], digested, reading)
        refused += originals.refused
        read += originals.read
        notes += originals.notes
        if originals.passages:
            serving = [
                replace(p, effective=days[0], expires=days[1], confidentiality=audience) for p in originals.passages
            ]
            passages = _with_digests(serving, digested or {}, digests)
            done = library.replace(group_of(path), passages, progress)
            count = len(originals.passages)  # what digests add finds these passages and is none of them
            embedded = min(count, done.embedded)
            total = IngestReport(
                total.total + count,
                total.embedded + embedded,
                total.kept + count - embedded,
                total.removed + done.removed,
                done.generation,
            )
    return replace(total, refused=tuple(refused), read=tuple(read), notes=tuple(notes))


def forgotten(library: Library, path: Path) -> int:
    """Take out what was brought in from `path`, whether it is still there or not; how many passages it gave.

    Raises BadInput where nothing was brought in from it.
    """
    group = group_of(path)
    removed = library.replace(group, ()).removed if library.digest(group) is not None else 0
    if not removed:
        raise BadInput(f"{path}: nothing was brought in from there; name the file or folder as it was named then")
    return removed


def _with_digests(
    passages: Sequence[Passage], digested: Mapping[str, str], digests: Sequence[Passage]
) -> tuple[Passage, ...]:
    """The passages, those of an essay's original with what its digest says of them."""
    found: list[Passage] = []
    for file, own in groupby(passages, key=lambda passage: passage.id.split("#")[0]):
        essay = digested.get(file.split("/")[-1], "")
        found += enriched(list(own), sections_of(digests, essay) if essay else ())
    return tuple(found)
