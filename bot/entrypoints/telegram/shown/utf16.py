"""Telegram counts text in UTF-16 units: an emoji is two."""

LONGEST = 4096
"""The longest message, after its formatting is taken out."""


def length(text: str) -> int:
    """How many UTF-16 units `text` takes."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def may_be_cut(text: str) -> bool:
    """Whether a message is so long that more of its text may stand in the next: apps cut near the end."""
    return length(text) >= LONGEST - 100


def is_cut(text: str) -> bool:
    """Whether a text came in more messages than one."""
    return length(text) > LONGEST


def pieces(text: str, limit: int = LONGEST) -> list[str]:
    """`text` cut into pieces of at most `limit` units, at a paragraph, else a line, a sentence, a word.

    Nothing but the white space at a cut is lost; no piece is empty; `limit` is at least 2.
    """
    found = []
    rest = text
    while length(rest) > limit:
        room = _prefix(rest, limit)
        cut = _cut(room, whole=rest[len(room)].isspace())
        found.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [piece for piece in (*found, rest) if piece.strip()]


def shortened(text: str, limit: int) -> str:
    """`text` in at most `limit` units, with an ellipsis where something was left out."""
    return text if length(text) <= limit else _prefix(text, limit - 1).rstrip() + "…"


def _prefix(text: str, limit: int) -> str:
    part = text[:limit]
    while length(part) > limit:
        part = part[: -max(1, (length(part) - limit) // 2)]
    return part


def _cut(room: str, *, whole: bool) -> int:
    """Where to end a piece inside `room`; `whole` when a word ends with it."""
    for mark in ("\n\n", "\n", ". ", "! ", "? "):
        found = room.rfind(mark, len(room) // 2)
        if found > 0:
            return found + len(mark)
    if whole:
        return len(room)
    found = max(room.rfind(space) for space in (" ", "\t", "\u00a0", "\u202f"))
    return found + 1 if found > len(room) // 2 else len(room)
