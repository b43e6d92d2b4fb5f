"""From the bytes of one file to passages: what it is, whether it is safe, its text, its pieces with their pages."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from bot.adapters.originals.apart import read_apart
from bot.adapters.originals.cutting import pieces, title_and_rest
from bot.adapters.originals.formats.plain import markdown, plain_text
from bot.adapters.originals.formats.sheets import read_csv
from bot.adapters.originals.furniture import Line, Part, cleaned, without_furniture
from bot.adapters.originals.paging import pages_of
from bot.adapters.originals.told import Told
from bot.domain.asks import Language
from bot.domain.errors import BadFile, FileFault
from bot.domain.knowledge import Passage, PassageKind
from bot.reading.folding import fold
from bot.reading.language import detect_language

LARGEST_FILE = 20_000_000
"""Bytes, as many as Telegram hands to a bot."""

_COMMENT_SECTION = {Language.FR: "Commentaire de lecteur", Language.EN: "Reader's comment"}
_HERE: Mapping[str, Callable[[bytes], Told]] = {".txt": plain_text, ".md": markdown, ".csv": read_csv}
"""Formats that this program reads by itself; the others need a library, which works in a process of its own."""
_APART = (".pdf", ".docx", ".xlsx", ".html", ".htm", ".eml")
SUFFIXES = tuple(sorted((*_HERE, *_APART)))
"""The endings of the files that can be read."""

_SIGNATURES = (
    (b"PK\x03\x04", "an archive or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old or protected Office file"),
    (b"{\\rtf", "an RTF text"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\x1f\x8b", "a packed archive"),
    (b"Rar!", "a packed archive"),
    (b"7z\xbc\xaf", "a packed archive"),
)
_INSTEAD = {
    ".doc": "save it as .docx",
    ".dot": "save it as .docx",
    ".odt": "save it as .docx or PDF",
    ".rtf": "save it as .docx",
    ".pages": "export it as PDF",
    ".xls": "save it as .xlsx",
    ".ods": "save it as .xlsx",
    ".docm": "it may hold macros; save it as .docx",
    ".dotm": "it may hold macros; save it as .docx",
    ".xlsm": "it may hold macros; save it as .xlsx",
    ".xlsb": "save it as .xlsx",
    ".ppt": "export it as PDF",
    ".pptx": "export it as PDF",
    ".msg": "save the mail as .eml",
    ".zip": "unpack it and bring in the files",
    ".jpg": "a picture cannot be read; run text recognition (OCR) and save a PDF",
    ".jpeg": "a picture cannot be read; run text recognition (OCR) and save a PDF",
    ".png": "a picture cannot be read; run text recognition (OCR) and save a PDF",
}


_FAULTS = {
    **dict.fromkeys((".docm", ".dotm", ".xlsm"), FileFault.ACTIVE),
    **dict.fromkeys((".jpg", ".jpeg", ".png"), FileFault.SCAN),
}
"""What is wrong with a file of an ending that is not read, where more can be said than that."""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A file that was read whole: its title, its passages, and what in it could not be read."""

    title: str
    passages: tuple[Passage, ...]
    notes: tuple[str, ...] = ()


def read_document(name: str, data: bytes, kind: PassageKind = PassageKind.DOCUMENT) -> ReadDocument:
    """Read a file given by its name and bytes; raises BadInput with a reason that tells what to do.

    Nothing in it is executed and nothing is written. Of `name` only the last part counts, for the
    ending and the passages' ids (`documents/<name>#…`).
    """
    plain = PurePosixPath(name.replace("\\", "/"))
    told = read_text(plain.name, data)
    return cut(told, slug(plain.name.rsplit(".", 1)[0], 80), kind)


def read_text(name: str, data: bytes) -> Told:
    """The text of a file; raises BadInput."""
    suffix = expected(name, len(data))
    if not data.strip():
        raise BadFile(FileFault.EMPTY, "it is empty; send it again whole, or leave it out")
    _is_what_it_says(suffix, data)
    reader = _HERE.get(suffix)
    return reader(data) if reader is not None else read_apart(suffix, data)


def expected(name: str, size: int) -> str:
    """The ending of a file that can be read, judged by its name and its size in bytes alone; raises BadInput."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in SUFFIXES:
        what = f"not {suffix}" if suffix else "not a name without an ending: give it the one of its format"
        instead = f": {_INSTEAD.get(suffix, 'save its text as one of these')}" if suffix else ""
        said = f"only {', '.join(SUFFIXES[:-1])} and {SUFFIXES[-1]} files can be read, {what}{instead}"
        raise BadFile(_FAULTS.get(suffix, FileFault.ENDING), said)
    if size > LARGEST_FILE:
        raise BadFile(FileFault.LARGE, f"it is larger than {LARGEST_FILE // 1_000_000} MB; split it")
    return suffix


def _is_what_it_says(suffix: str, data: bytes) -> None:
    pdf = data[:1024].lstrip().startswith(b"%PDF-") or b"\n%PDF-" in data[:1024]
    office = data.startswith(b"PK\x03\x04")
    found = "a PDF" if pdf else next((what for mark, what in _SIGNATURES if data.startswith(mark)), "")
    if suffix in (".docx", ".xlsx") and data.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadFile(
            FileFault.PROTECTED,
            f"it is protected by a password, or an old Office file named {suffix}; save a plain copy",
        )
    right = pdf if suffix == ".pdf" else office if suffix in (".docx", ".xlsx") else not found
    if not right and found:
        raise BadFile(
            FileFault.ENDING, f"it is named {suffix} and is {found}; give it its right ending, or save it again"
        )
    if not right:
        raise BadFile(FileFault.ENDING, f"it is named {suffix} and is none; save it again as {suffix}")
    if suffix in (".csv", ".txt", ".md") and re.match(rb"\s*(?:<!doctype html|<html\b)", data[:200], re.IGNORECASE):
        raise BadFile(FileFault.ENDING, f"it is named {suffix} and is a web page; give it the ending .html")


def cut(told: Told, stem: str, kind: PassageKind) -> ReadDocument:
    """The passages of a text; raises BadInput when there are none."""
    lines = without_furniture("\n".join(told.lines)) if told.web else [Line(cleaned(line)) for line in told.lines]
    body = [line.text for line in lines if line.part is Part.BODY]
    title, body = (told.title, body) if told.title else title_and_rest(body)
    language = detect_language("\n".join([title, *body]))
    source = title or stem.replace("-", " ").capitalize()
    cuts = pieces(body)
    found = [(piece.section or source, piece.text, False) for piece in cuts]
    for entry in sorted({line.entry for line in lines if line.part is Part.COMMENT}):
        said = [line.text for line in lines if line.part is Part.COMMENT and line.entry == entry]
        section = _COMMENT_SECTION.get(language, "Reader's comment")
        found += [(section, piece.text, True) for piece in pieces(said)]
    if not any(c.isalnum() for _, words, _ in found for c in words):
        held = any(line.strip() for line in told.lines)
        raise BadFile(
            FileFault.EMPTY,
            "nothing is left once menus and forms are taken out; copy the text that matters into a new file"
            if held
            else "it holds no text; bring in a file that has some",
        )
    pages = pages_of([words for _, words, _ in found], told.lines, told.pages)
    passages = [
        Passage(
            id=f"documents/{stem}#{at}-{slug(section if section != source else ' '.join(words.split()[:6]), 40)}",
            source=source,
            section=section,
            kind=kind,
            text=words,
            language=language,
            position=at,
            comment=comment,
            page=page,
        )
        for at, ((section, words, comment), page) in enumerate(zip(found, pages, strict=True), start=1)
    ]
    return ReadDocument(source, tuple(passages), told.notes)


def slug(text: str, most: int) -> str:
    """`text` in a-z, 0-9 and single hyphens, for an id."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:most].strip("-") or "text"
