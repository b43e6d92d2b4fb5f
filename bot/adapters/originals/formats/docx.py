"""Word documents through python-docx: headings, entries and tables in order; hidden and deleted words left out."""

import io
from collections.abc import Iterator
from typing import Any

from bot.adapters.originals.archive import checked
from bot.adapters.originals.formats.layout import is_heading
from bot.adapters.originals.told import LARGEST_TEXT, Told, table
from bot.domain.errors import BadFile, FileFault

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEP = 6
_NAME_WORDS = 10
"""Words of a heading that only its letters mark."""


def read_docx(data: bytes) -> Told:
    """The text of the body; raises BadInput for what is protected, damaged, empty or harmful."""
    checked(data, ("[Content_Types].xml", "word/document.xml"))
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        lines = list(_blocks(document, 0))
        title = str(document.core_properties.title or "")
        pictures = len(document.inline_shapes)
        changes = any(True for _ in document.element.body.iter(f"{_W}ins", f"{_W}del"))
    except Exception as error:
        # the file passed for a sound archive; what the library cannot take is no document
        raise BadFile(FileFault.DAMAGED, "it cannot be read as a Word document; save it again as .docx") from error
    if sum(map(len, lines)) > LARGEST_TEXT:
        raise BadFile(FileFault.LARGE, "it holds more text than can be taken in at once; split it")
    notes = [f"{pictures} picture(s): not read"] if pictures else []
    if changes:
        notes.append("changes are still tracked: read as if all were accepted")
    return Told(tuple(lines), " ".join(title.split()), notes=tuple(notes))


def _blocks(parent: Any, deep: int) -> Iterator[str]:
    held = list(parent.iter_inner_content())
    for at, block in enumerate(held):
        if hasattr(block, "rows"):
            yield ""
            yield from table([_cells(row, deep) for row in block.rows])
            yield ""
            continue
        text = _words(block._element)  # noqa: SLF001 - the only way to see hidden and deleted words
        if not text:
            continue
        level = _level(block)
        after = next((w for b in held[at + 1 : at + 4] if not hasattr(b, "rows") and (w := _words(b._element))), "")  # noqa: SLF001
        if level == 0:
            yield from (f"# {text}", "")
        elif level is not None or is_heading(text, after) or _stands_out(block, text, held[at + 1 :]):
            yield from ("", f"## {text}", "")
        elif _is_entry(block):
            yield f"- {text}"
        else:
            yield from ("", text)


def _cells(row: Any, deep: int) -> tuple[str, ...]:
    """Each cell once, also where it spans columns; tables in tables are told in their cell."""
    seen: list[Any] = []
    words = []
    for cell in row.cells:
        if any(cell._tc is other for other in seen):  # noqa: SLF001 - cells have no other identity
            continue
        seen.append(cell._tc)  # noqa: SLF001
        inner = _blocks(cell, deep + 1) if deep < _DEEP else ()
        words.append(" ".join(line.removeprefix("## ").removeprefix("- ") for line in inner if line))
    return tuple(words)


def _words(element: Any) -> str:
    said = []
    for run in element.iter(f"{_W}r"):
        properties = run.find(f"{_W}rPr")
        if properties is not None and properties.find(f"{_W}vanish") is not None:
            continue
        for part in run:
            if part.tag == f"{_W}t":
                said.append(part.text or "")
            elif part.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
                said.append(" ")
            elif part.tag == f"{_W}noBreakHyphen":
                said.append("-")
    return " ".join("".join(said).split())


def _level(block: Any) -> int | None:
    """0 for the title, 1 and more for headings, None for text."""
    name = str(getattr(block.style, "name", "") or "").lower()
    if name in ("title", "titre"):
        return 0
    for prefix in ("heading ", "titre "):
        if name.startswith(prefix) and name[len(prefix) :].strip().isdigit():
            return int(name[len(prefix) :])
    return None


def _stands_out(block: Any, text: str, following: list[Any]) -> bool:
    """Whether a few words in bold stand above what is not, as headings without a style do."""
    below = next((b for b in following if hasattr(b, "rows") or _words(b._element)), None)  # noqa: SLF001
    few = len(text.split()) <= _NAME_WORDS and text[-1] not in ".,;!?"
    return few and below is not None and _bold(block) and not (hasattr(below, "runs") and _bold(below))


def _bold(block: Any) -> bool:
    said = [run for run in block.runs if run.text.strip()]
    return bool(said) and all(run.bold for run in said) and not _is_entry(block)


def _is_entry(block: Any) -> bool:
    properties = block._element.find(f"{_W}pPr")  # noqa: SLF001
    listed = properties is not None and properties.find(f"{_W}numPr") is not None
    return listed or str(getattr(block.style, "name", "") or "").lower().startswith("list ")
