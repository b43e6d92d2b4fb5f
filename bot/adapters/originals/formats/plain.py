"""Plain text and Markdown."""

import re

from bot.adapters.originals.told import Told, table
from bot.domain.errors import BadFile, FileFault

_PIPES = re.compile(r"^\s*\|.*\|\s*$")
_RULE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")


def plain_text(data: bytes) -> Told:
    """The lines of a UTF-8 file, or of UTF-16 with its mark; exported web pages come this way, menus and all."""
    return Told(tuple(decoded(data).splitlines()), web=True)


def markdown(data: bytes) -> Told:
    """The same without front matter and hidden remarks; a title in the front matter becomes the heading."""
    text = decoded(data).replace("\r\n", "\n")
    front = re.match(r"---\n(.*?)\n---\s*\n", text, re.DOTALL)
    if front:
        text = text[front.end() :]
        title = re.search(r"^title:\s*[\"']?(.+?)[\"']?\s*$", front[1], re.MULTILINE)
        if title and not re.match(r"\s*#\s", text):
            text = f"# {title[1]}\n\n{text}"
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return Told(tuple(_tables(text.splitlines())), web=True)


def decoded(data: bytes) -> str:
    """The text of a file; raises BadInput when it is none."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise BadFile(FileFault.DAMAGED, "it begins as UTF-16 text and is not; save it as UTF-8") from error
    if b"\0" in data:
        raise BadFile(FileFault.ENDING, "it is not plain text (binary data)")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFile(FileFault.DAMAGED, f"it is not UTF-8 text (byte {error.start + 1}); save it as UTF-8") from error


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
