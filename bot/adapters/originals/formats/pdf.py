"""PDF through pypdf: the text of each page, its header and footer left out, paragraphs and broken words mended."""

import io
import logging
import re
from collections import Counter
from dataclasses import replace
from typing import Any

from bot.adapters.originals.formats.layout import paragraphs
from bot.adapters.originals.told import LARGEST_TEXT, Told
from bot.domain.errors import BadFile, BadInput, FileFault

_PAGES = 1_500
_PROGRAMS_OWN = re.compile(r"\.(?:docx?|odt|indd|xlsx?)$|^untitled|^microsoft|^sans titre", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"[-–— ]*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|sur|of)\s*\d{1,4})?[-–— ]*", re.IGNORECASE)
_BARE = 12
"""A page with fewer letters than this has no text to read."""


def read_pdf(data: bytes) -> Told:
    """The text with its pages; raises BadInput for what is protected, damaged, scanned or empty."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every oddity of a file
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        pages, title = _taken(reader)
        attached = _of(_of(reader.root_object, "/Names"), "/EmbeddedFiles") is not None
    except BadInput:
        raise
    except PyPdfError as error:
        raise BadFile(
            FileFault.DAMAGED, "it is damaged or no real PDF; print it to PDF again and send that copy"
        ) from error
    except Exception as error:
        # a hostile file can make the library fail in any way: whatever it was, the file is refused
        raise BadFile(
            FileFault.DAMAGED, "it cannot be read as a PDF; print it to PDF again and send that copy"
        ) from error
    if sum(len(line) for page in pages for line in page) > LARGEST_TEXT:
        raise BadFile(FileFault.LARGE, "it holds more text than can be taken in at once; split it")
    told = _told(pages, title)
    return replace(told, notes=(*told.notes, "files are attached inside: not read")) if attached else told


def _taken(reader: Any) -> tuple[list[list[str]], str]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise BadFile(FileFault.PROTECTED, "it is protected by a password; save a copy without one")
    if len(reader.pages) > _PAGES:
        raise BadFile(FileFault.LARGE, f"it has {len(reader.pages)} pages, more than {_PAGES}; split it")
    if _acts(reader):
        raise BadFile(
            FileFault.ACTIVE,
            "it holds scripts or starts a program when opened; print it to PDF again and send that copy",
        )
    pages = [_lines(page.extract_text() or "") for page in reader.pages]
    return pages, str((reader.metadata.title if reader.metadata else "") or "")


def _acts(reader: Any) -> bool:
    """Whether the file would do something by itself in a viewer: nothing here runs it, and nobody should."""
    root = reader.root_object
    named = _of(_of(root, "/Names"), "/JavaScript")
    holders = [root, *reader.pages]
    actions = [_of(root, "/OpenAction"), *(action for holder in holders for action in _each(_of(holder, "/AA")))]
    return bool(named) or any(_of(action, "/S") in ("/JavaScript", "/Launch") for action in actions)


def _of(held: Any, key: str) -> Any:
    """What a dictionary holds under a key, None where it is none."""
    found: Any = held.get(key) if hasattr(held, "get") else None
    return found.get_object() if hasattr(found, "get_object") else found


def _each(held: Any) -> list[Any]:
    return [value.get_object() for value in held.values()] if hasattr(held, "values") else []


def _told(pages: list[list[str]], title: str) -> Told:
    own = _without_repeats(pages)
    bare = _bare_ones(own)
    if len(bare) == len(pages):  # the same page again and again
        own, bare = pages, _bare_ones(pages)
    if len(bare) == len(pages):
        raise BadFile(
            FileFault.SCAN,
            "its pages are pictures (a scan) or empty: no text can be read; run text recognition (OCR) first",
        )
    lines, numbers = paragraphs(own)
    notes: tuple[str, ...] = ()
    if bare:
        shown = ", ".join(map(str, bare[:8])) + (", …" if len(bare) > 8 else "")
        notes = (f"page {shown}: no text, perhaps a picture or a scan",)
    plain = "" if _PROGRAMS_OWN.search(title) else title
    return Told(tuple(lines), " ".join(plain.split()), tuple(numbers), notes=notes)


def _bare_ones(pages: list[list[str]]) -> list[int]:
    return [at for at, lines in enumerate(pages, 1) if sum(c.isalpha() for line in lines for c in line) < _BARE]


def _lines(text: str) -> list[str]:
    return [re.sub(r"[ \t]+", " ", line).strip() for line in text.splitlines()]


def _without_repeats(pages: list[list[str]]) -> list[list[str]]:
    """The pages without what stands at the head or the foot of most of them, page numbers told apart or not."""
    edges = [_edge(page) for page in pages]
    seen = Counter(form for page, at in zip(pages, edges, strict=True) for form in {_form(page[i]) for i in at})
    often = max(2, (len(pages) + 1) // 2)
    kept = []
    for page, at in zip(pages, edges, strict=True):
        gone = {i for i in at if (len(pages) > 1 and seen[_form(page[i])] >= often) or _number(page[i])}
        kept.append([line for i, line in enumerate(page) if i not in gone])
    return kept


def _edge(page: list[str]) -> list[int]:
    """Where the first and the last three lines stand that hold something."""
    filled = [i for i, line in enumerate(page) if line]
    return sorted({*filled[:3], *filled[-3:]})


def _form(line: str) -> str:
    return re.sub(r"\d+", "0", line).casefold()


def _number(line: str) -> bool:
    return _PAGE_NUMBER.fullmatch(line) is not None
