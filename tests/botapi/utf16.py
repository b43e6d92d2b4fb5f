"""Telegram counts text in UTF-16 code units; these are the two operations that need it."""

from __future__ import annotations


def length(text: str) -> int:
    """Return how many UTF-16 code units ``text`` takes."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, offset: int, size: int) -> str:
    """Return the ``size`` code units of ``text`` that start at ``offset``."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * offset : 2 * (offset + size)].decode("utf-16-le", "surrogatepass")
