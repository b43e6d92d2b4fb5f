"""The YAML files of the tests, each read once and by the fast reader: rows to look at, never to change."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.adapters.texts.prompts import SAFE


@cache
def table(path: Path) -> Any:
    """What a file of ours holds."""
    return yaml.load(path.read_bytes(), Loader=SAFE)


__all__ = ["table"]
