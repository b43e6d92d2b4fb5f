"""Text broken into lines for a terminal, without tearing a figure or a mark from its word."""

import textwrap

from bot.reading.format import unbroken

WIDTH = 78


def wrap(text: str, indent: str = "", width: int = WIDTH) -> list[str]:
    """The lines of each paragraph, at most `width` characters but for words longer; an empty paragraph is a line."""
    return [
        line
        for paragraph in unbroken(text).split("\n")
        for line in textwrap.wrap(
            paragraph,
            width,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        or [""]
    ]


def indented(text: str) -> str:
    """The text as a block under the line it belongs to."""
    return "\n".join(wrap(text, " " * 6, WIDTH + 2))
