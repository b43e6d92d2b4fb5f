"""Lines that a mail program broke at a width, joined again: a phrase is one whether or not its line was full."""

import re
from itertools import pairwise

_NARROWEST, _WIDEST = 48, 100
"""Widths, in characters, that mail programs break lines at (RFC 5322 recommends 78)."""

_ENDED = re.compile(r"[.!?…,:;]['\"»”)]*\s*$")
"""A line that ends with a sentence or a greeting."""

_APART = re.compile(r"\s*(?:[-*•–—>|]|\d{1,2}[.)]|[a-z]\)|\S+\s?:\s)")
"""How a line begins that stands by itself: an entry of a list, something quoted, a name with its value."""


def unwrapped(text: str) -> str:
    """The text with lines joined by a space where the next word did not fit the line; nothing else is changed."""
    return "\n".join(_joined(paragraph) for paragraph in _paragraphs(text))


def as_written(quote: str, raw: str) -> str:
    """The quote with the line breaks of the text it is from; as it is where it is not found there."""
    if not quote.strip() or quote in raw:
        return quote
    found = re.search(r"\s+".join(map(re.escape, quote.split())), raw)
    return found.group() if found else quote


def _paragraphs(text: str) -> list[list[str]]:
    """The lines of each stretch between empty lines; an empty line is a stretch of its own."""
    found: list[list[str]] = []
    for line in text.split("\n"):
        if found and line.strip() and found[-1][-1].strip():
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _joined(lines: list[str]) -> str:
    width = max(map(len, lines))
    if len(lines) == 1 or not _NARROWEST <= width <= _WIDEST:
        return "\n".join(lines)
    pairs = [(line, following, _full(line, following, width)) for line, following in pairwise(lines)]
    # a sentence may end where a line is full, but only where others show that lines were broken
    broken = any(full and not _ENDED.search(line) for line, _, full in pairs)
    said = lines[0]
    for line, following, full in pairs:
        said += f" {following.lstrip()}" if full and (broken or not _ENDED.search(line)) else f"\n{following}"
    return said


def _full(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word did not fit this one, and the next line does not stand by itself."""
    first = following.split(maxsplit=1)[0]
    return len(line.rstrip()) + 1 + len(first) > width and not _APART.match(following)
