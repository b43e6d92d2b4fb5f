"""JSON as one line of output."""

import json
from typing import Any

# JSON allows them inside a text, yet many readers of lines take each for the end of one.
_BREAKS = {c: f"\\u{c:04x}" for c in (0x85, 0x2028, 0x2029)}


def one_line(data: Any) -> str:
    """The value as JSON that holds no break of any kind."""
    return json.dumps(data, ensure_ascii=False).translate(_BREAKS)


def counted(number: int, noun: str) -> str:
    """The number and its noun, in the plural where it is not one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
