"""Ingesting original texts into the library."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bot.adapters.originals.files import read_originals
from bot.ports import IngestReport, Library, Progress

GROUP = "originals"


def ingest_originals(
    library: Library, paths: Sequence[Path], digested: Mapping[str, str] | None = None, progress: Progress | None = None
) -> IngestReport:
    """Make the library's originals exactly those under `paths`; refused files are in the report.

    Where every file is refused, the library keeps what it has.
    """
    originals = read_originals(paths, digested)
    if not originals.passages:
        return IngestReport(0, 0, 0, 0, "", originals.refused)
    report = library.replace(GROUP, originals.passages, progress)
    return replace(report, refused=originals.refused)
