"""Labelled cases read from YAML, whole or one half: 0 was read while mending, 1 is kept for reporting."""

import hashlib
from pathlib import Path
from typing import Any

import yaml

from bot.adapters.texts.prompts import SAFE
from bot.domain.errors import BadInput


def read_cases(path: Path, half: int | None = None) -> list[dict[str, Any]]:
    """The cases of a file; `half` keeps ids whose SHA-1 begins with an even (0) or odd (1) byte. Raises BadInput."""
    rows: Any = yaml.load(path.read_bytes(), Loader=SAFE)  # noqa: S506 - the safe loader, in C where it exists
    if not isinstance(rows, list) or not all(isinstance(row, dict) and "id" in row for row in rows):
        raise BadInput(f"{path}: a list of cases is expected, each with an id")
    return [row for row in rows if half is None or _half_of(str(row["id"])) == half]


def _half_of(case: str) -> int:
    return hashlib.sha1(case.encode(), usedforsecurity=False).digest()[0] % 2
