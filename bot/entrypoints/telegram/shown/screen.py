"""What a phone's screen holds of an answer before the folded parts."""

from bot.entrypoints.telegram.shown.utf16 import length, shortened

_ROWS = 30
"""Rows between the verdict and what is folded."""

_ROW = 32  # letters of a row, in the type of what is copied
_LEAST = 3
_MOST = 700
_PAUSES = (": ", "; ", ". ")


def crowded(draft: str) -> bool:
    """Whether a draft fills a screen by itself: its reason is folded below it."""
    return rows(draft) > _ROWS - _LEAST


def brief(reason: str, draft: str) -> str:
    """The reason, cut at a pause where it and the draft below it would fill more than a screen; *why* has it whole."""
    room = max(_LEAST, _ROWS - rows(draft)) * _ROW
    if length(reason) <= min(room, _MOST):
        return reason
    place = max(reason.rfind(mark, 0, room) for mark in _PAUSES)
    whole = f"{reason[:place].rstrip()}."
    return whole if place > room // 2 and length(whole) <= room else shortened(reason, min(room, _MOST))


def rows(text: str) -> int:
    """How many rows a text takes; none where there is none."""
    return sum(max(1, -(-length(line) // _ROW)) for line in text.split("\n")) if text else 0
