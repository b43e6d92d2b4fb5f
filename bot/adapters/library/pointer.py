"""The small file that says which generation serves; written whole or not at all."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Pointer:
    """The generation that serves: its collection, the folder of its index, the digest of each whole group."""

    collection: str
    fingerprint: str
    index: str
    digests: dict[str, str] = field(default_factory=dict)


def read_pointer(path: Path) -> Pointer | None:
    """The pointer, or None when there is none or it cannot be understood."""
    try:
        return Pointer(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_pointer(path: Path, pointer: Pointer) -> None:
    """Replace the pointer in one step that survives a crash."""
    fresh = path.with_suffix(".new")
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(asdict(pointer), file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
