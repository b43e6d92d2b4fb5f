"""The files of a pack: their bytes, the version they make, and whether they are still the same."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from bot.domain.errors import BadPack, Mistake

LARGEST_FILE = 256 * 1024
"""Bytes; a policy file that people can read is far smaller."""


Looks = tuple[tuple[str, int, int, int, int], ...]
"""Each file's path, number, size, date and date of its last change of any kind, in nanoseconds."""


def looks(folder: Path, essays: Path | None = None) -> Looks:
    """What shows, without reading them, that the files of a pack are still those that were read."""
    found = []
    for _, place in _places(folder, essays):
        try:
            with os.scandir(place) as entries:
                stats = [(e.path, e.stat()) for e in entries if e.name.endswith(".md")]
        except OSError:
            continue
        found += [(path, s.st_ino, s.st_size, s.st_mtime_ns, s.st_ctime_ns) for path, s in stats]
    return tuple(sorted(found))


def _places(folder: Path, essays: Path | None) -> tuple[tuple[str, Path], ...]:
    policies = folder / "policies"
    return (("essays", essays or folder / "essays"), ("policies", policies if policies.is_dir() else folder))


def read_files(folder: Path, essays: Path | None = None) -> dict[str, bytes]:
    """Read the files of a pack by name ("policies/discounts.md"), sorted; README.md is for people and left out.

    Raises BadPack for a file that cannot be opened.
    """
    found: dict[str, bytes] = {}
    for kind, place in _places(folder, essays):
        for path in sorted(place.glob("*.md")) if place.is_dir() else ():
            if path.name != "README.md" and path.is_file():
                found[f"{kind}/{path.name}"] = _bytes(path, f"{kind}/{path.name}")
    return found


def _bytes(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise BadPack((Mistake(name, 1, f"the file cannot be read: {error.strerror}"),)) from error


def version_of(files: Mapping[str, bytes]) -> str:
    """Hash names and contents with SHA-256."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{len(files[name])}\0".encode())
        digest.update(files[name])
    return digest.hexdigest()
