"""A document that somebody sent, kept in a folder of the program's own and brought in from there."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath

from bot.adapters.originals.reading import read_document, slug
from bot.ports import IngestReport


def keep_sent(
    folder: Path, name: str, data: bytes, ingest: Callable[[Path], IngestReport]
) -> tuple[int, tuple[str, ...]]:
    """Keep a file under its own name and ingest it; how many passages it gave, and what was not read.

    The same name again replaces what it gave before. Raises BadInput for a file that is refused, which is not kept.
    """
    plain = PurePosixPath(name.replace("\\", "/")).name
    read_document(plain, data)  # what is refused leaves no trace
    stem, _, suffix = plain.rpartition(".")
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{slug(stem, 80)}.{suffix.lower()}"
    fresh = target.with_name(f".{target.name}")
    fresh.write_bytes(data)
    fresh.replace(target)
    report = ingest(target)
    return sum(count for _, count in report.read), tuple(note for _, note in report.notes)
