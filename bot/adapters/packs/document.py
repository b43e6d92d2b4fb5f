"""A knowledge file cut into its front matter, its introduction and its sections, lines kept."""

import re
from dataclasses import dataclass

from bot.adapters.packs.mistakes import FilePen
from bot.adapters.packs.tree import Table, read_yaml

_FENCE = re.compile(r"^(`{3,}|~{3,})\s*(.*?)\s*$")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of text and its number in the file."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its label ("yaml", "yaml products"), its text and the line where the text starts."""

    label: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one `##` heading; the introduction has an empty heading."""

    heading: str
    line: int
    rows: tuple[Row, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A file. `front` is None when it is missing or unreadable, which was noted."""

    front: Table | None
    introduction: Section
    sections: tuple[Section, ...]


def cut(text: str, pen: FilePen) -> Document:
    """Cut `text`; what cannot be cut is noted."""
    lines = text.lstrip("\ufeff").replace("\r\n", "\n").split("\n")
    front, start = _front_matter(lines, pen)
    sections: list[Section] = []
    heading, line = "", start + 1
    rows: list[Row] = []
    blocks: list[Block] = []
    i = start
    while i < len(lines):
        fence = _FENCE.match(lines[i])
        if fence:
            close = _closing(lines, i + 1, fence[1])
            if close is None:
                pen.at(i + 1, f"a block opened by {fence[1]} is never closed; end it with {fence[1]}")
                close = _next_heading(lines, i + 1)
            blocks.append(Block(fence[2], "\n".join(lines[i + 1 : close]), i + 2))
            i = close + 1 if close < len(lines) and _FENCE.match(lines[close]) else close
            continue
        if lines[i].startswith("## ") or lines[i].rstrip() == "##":
            sections.append(Section(heading, line, tuple(rows), tuple(blocks)))
            heading, line, rows, blocks = lines[i][2:].strip(), i + 1, [], []
        else:
            rows.append(Row(i + 1, lines[i]))
        i += 1
    sections.append(Section(heading, line, tuple(rows), tuple(blocks)))
    return Document(front, sections[0], tuple(sections[1:]))


def paragraphs(rows: tuple[Row, ...] | list[Row]) -> str:
    """Join the rows as text, blank lines at both ends removed."""
    return "\n".join(r.text.rstrip() for r in rows).strip()


def _front_matter(lines: list[str], pen: FilePen) -> tuple[Table | None, int]:
    if lines[0].rstrip() != "---":
        pen.at(1, "the file must begin with front matter between two lines `---`")
        return None, 0
    end = next((i for i in range(1, len(lines)) if lines[i].rstrip() == "---"), None)
    if end is None:
        pen.at(1, "the front matter is never closed; end it with a line `---`")
        return None, len(lines)
    node = read_yaml("\n".join(lines[1:end]), 2, pen)
    if node is not None and not isinstance(node, Table):
        pen.at(2, "the front matter must be keys and values, as `id: discounts`")
        node = None
    return node, end + 1


def _closing(lines: list[str], start: int, fence: str) -> int | None:
    return next((i for i in range(start, len(lines)) if lines[i].rstrip() == fence), None)


def _next_heading(lines: list[str], start: int) -> int:
    return next((i for i in range(start, len(lines)) if lines[i].startswith("## ")), len(lines))
