"""Plain text and Markdown."""

import re

from bot.adapters.originals.told import Told, table
from bot.domain.errors import BadFile, FileFault

_PIPES = re.compile(r"^\s*\|.*\|\s*$")
_NO_TEXT = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f\x81\x8d\x8f\x90\x9d]")
"""Bytes that no text of Windows holds."""

_RULE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")


def plain_text(data: bytes) -> Told:
    """The lines of a file as it was saved; exported web pages come this way, menus and all."""
    text, notes = decoded(data)
    return Told(tuple(text.splitlines()), web=True, notes=notes)


def markdown(data: bytes) -> Told:
    """The same without front matter and hidden remarks; a title in the front matter becomes the heading."""
    text, notes = decoded(data)
    text = text.replace("\r\n", "\n")
    front = re.match(r"---\n(.*?)\n---\s*\n", text, re.DOTALL)
    if front:
        text = text[front.end() :]
        title = re.search(r"^title:\s*[\"']?(.+?)[\"']?\s*$", front[1], re.MULTILINE)
        if title and not re.match(r"\s*#\s", text):
            text = f"# {title[1]}\n\n{text}"
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return Told(tuple(_tables(text.splitlines())), web=True, notes=notes)


def decoded(data: bytes, format_: str = "plain text") -> tuple[str, tuple[str, ...]]:
    """The text of a file in UTF-8, in UTF-16 with its mark or as Windows saves it, and what to look at in it.

    Raises BadInput when it is no text.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16"), ()
        except UnicodeDecodeError as error:
            raise BadFile(FileFault.DAMAGED, "it begins as UTF-16 text and is not; save it as UTF-8") from error
    if b"\0" not in data:
        try:
            return data.decode("utf-8-sig"), ()
        except UnicodeDecodeError:
            if not _NO_TEXT.search(data):
                return data.decode("cp1252"), ("not UTF-8: read as Windows text; look at its accents and signs",)
    raise BadFile(
        FileFault.ENDING, f"it is not {format_} (binary data); give it its right ending, or save it again as UTF-8"
    )


def _tables(lines: list[str]) -> list[str]:
    out: list[str] = []
    rows: list[tuple[str, ...]] = []
    for line in [*lines, ""]:
        if _PIPES.match(line):
            if not _RULE.match(line):
                rows.append(tuple(cell.strip() for cell in line.strip().strip("|").split("|")))
            continue
        if rows:
            out += ["", *table(rows), ""]
            rows = []
        out.append(line)
    return out[:-1]
