"""Files that are broken, hostile or not what they say: refused with what to do, nothing run, nothing kept."""

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.originals.formats import docx, html, mail, pdf, sheets
from bot.adapters.originals.formats.plain import markdown, plain_text
from bot.adapters.originals.reading import read_document
from bot.adapters.originals.told import Told
from bot.domain.errors import BadFile, BadInput, FileFault
from tests.adapters.originals import making

WORD = making.word("# Charte", "Un texte que tout le monde peut lire.")
EXCEL = making.excel({"Tarif": [["Modèle", "Prix"], ["Lin", 12.5]]})
PDF = making.pdf(("Un texte que tout le monde peut lire, sur une page.",))
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


TELLS = re.compile(r"\b(?:save|send|split|give|print|run|export|unpack|bring in|copy|paste|forward|keep)\b(?= \S)")
"""A message that says what to do has one of these verbs, with what to do it to."""


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(PDF)))
    writer.encrypt("secret", algorithm="RC4-128")
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def flagged(office: bytes) -> bytes:
    """An archive whose entries say that they are encrypted."""
    raw = bytearray(office)
    at = raw.find(b"PK\x01\x02")
    while at >= 0:
        raw[at + 8] |= 1
        at = raw.find(b"PK\x01\x02", at + 4)
    return bytes(raw)


def doubled() -> bytes:
    """An archive with the same part twice, which two readers may take differently."""
    out = io.BytesIO(WORD)
    with pytest.warns(UserWarning), zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/document.xml", b"<other/>")
    return out.getvalue()


@cache
def hostile() -> dict[str, tuple[str, bytes, str]]:
    """Name, bytes and the reason expected, by what is wrong."""
    cases: dict[str, tuple[str, bytes, str]] = {
        "csv cut off": ("a.csv", b"\xff\xfe" + b"a" * 7, "save it as UTF-8"),
        "pdf empty": ("a.pdf", b"", "it is empty"),
        "pdf locked": ("a.pdf", locked_pdf(), "protected by a password"),
        "pdf damaged": ("a.pdf", PDF[:200], "PDF"),
        "pdf of noise": ("a.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40, "PDF"),
        "pdf scanned": ("a.pdf", making.pdf(("",), ("",)), r"pictures \(a scan\) or empty.*OCR"),
        "pdf that is word": ("a.pdf", WORD, "is an archive or Office file"),
        "pdf that is text": ("a.pdf", b"Bonjour", "is named .pdf and is none"),
        "word that is pdf": ("a.docx", PDF, "is named .docx and is a PDF"),
        "text that is pdf": ("a.txt", PDF, "is named .txt and is a PDF"),
        "csv that is a page": ("a.csv", b"<html><body>x</body></html>", "is a web page"),
        "csv of noise": ("a.csv", b"a;b\0c", "binary"),
        "csv too long": ("a.csv", b"a;b\n" * 20_100, "more than 20000 rows"),
        "word in excel": ("a.xlsx", WORD, "xl/workbook.xml is missing"),
        "old word": ("a.doc", OLE, "save it as .docx"),
        "a program": ("a.txt", b"MZ\x90\0", "a program"),
        "page of noise": ("a.html", b"<p>\0</p>", "binary"),
        "page without text": ("a.html", b"<html><script>run()</script></html>", "it holds no text"),
        "page nested": ("a.html", b"<div>" * 50_000 + b"x", "nested far deeper"),
        "mail without head": ("a.eml", b"\n\nBonjour", "its head is missing"),
        "mail of noise": ("a.eml", b"\0\1\2", "not a saved mail"),
        "mail encrypted": (
            "a.eml",
            b"From: a@b.test\nContent-Type: application/pkcs7-mime\nContent-Transfer-Encoding: base64\n\nAAAA\n",
            "it is encrypted",
        ),
        "mail without text": ("a.eml", b"From: a@b.test\nSubject: x\n\n", "it holds no text"),
        "unknown ending": ("a.exe", b"MZ", "not .exe"),
        "word twice": ("a.docx", doubled(), "the same part twice"),
        "word with a bad body": ("a.docx", making.repacked(WORD, word__document_dot_xml=b"<w"), "Word document"),
        "excel with a bad body": ("a.xlsx", making.repacked(EXCEL, xl__workbook_dot_xml=b"<w"), "Excel file"),
    }
    for name, office in (("a.docx", WORD), ("a.xlsx", EXCEL)):
        cases |= {
            f"{name} locked": (name, OLE, "protected by a password"),
            f"{name} flagged": (name, flagged(office), "protected by a password"),
            f"{name} damaged": (name, office[: len(office) // 2], "damaged"),
            f"{name} with macros": (name, making.repacked(office, word__vbaProject_dot_bin=b"x"), "macros"),
            f"{name} with entities": (name, making.repacked(office, customXml__item1_dot_xml=ENTITIES), "entities"),
            f"{name} climbing": (name, making.repacked(office, **{"..__..__etc__passwd": b"x"}), "leads out of it"),
            f"{name} bomb": (name, making.repacked(office, word__media__a_dot_xml=bytes(30_000_000)), "zip bomb"),
            f"{name} embedding": (name, making.repacked(office, word__embeddings__a_dot_bin=b"x"), "embedded objects"),
        }
    return cases


@pytest.mark.parametrize(
    ("what", "fault"),
    [
        ("a.docx locked", FileFault.PROTECTED),
        ("a.docx damaged", FileFault.DAMAGED),
        ("a.docx with macros", FileFault.ACTIVE),
        ("a.docx bomb", FileFault.HOSTILE),
        ("mail without text", FileFault.EMPTY),
        ("unknown ending", FileFault.ENDING),
    ],
)
def test_what_is_wrong_with_a_file_is_a_code(what: str, fault: FileFault) -> None:
    """The code goes with the reason, from the process that read the file too."""
    name, data, _ = hostile()[what]
    with pytest.raises(BadFile) as refused:
        read_document(name, data)
    assert refused.value.fault is fault


@pytest.mark.parametrize("what", sorted(hostile()))
def test_a_file_that_cannot_be_trusted_is_refused(what: str) -> None:
    """The reason is told in one line that says what to do; no library's own words come through."""
    name, data, reason = hostile()[what]
    with pytest.raises(BadInput, match=reason) as refused:
        read_document(name, data)
    assert "\n" not in str(refused.value)
    assert "Traceback" not in str(refused.value)
    assert TELLS.search(str(refused.value))


def test_what_a_reader_cannot_survive_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reading that never ends is cut off, and the file refused."""
    monkeypatch.setattr("bot.adapters.originals.apart._SECONDS", 0.01)
    with pytest.raises(BadInput, match="takes more than"):
        read_document("a.pdf", PDF)


READERS: tuple[tuple[Callable[[bytes], Told], bytes], ...] = (
    (pdf.read_pdf, PDF),
    (docx.read_docx, WORD),
    (sheets.read_xlsx, EXCEL),
    (sheets.read_csv, b"a;b\n1;2\n"),
    (html.read_html, b"<table><tr><td>a</td></tr></table><ul><li>b</ul>"),
    (mail.read_mail, making.mail("Sujet", "Un texte.", "<p>Un texte.</p>", "a.pdf")),
    (plain_text, b"Un titre\n\nDes mots."),
    (markdown, b"# Titre\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"),
)


@given(
    st.sampled_from(READERS),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=6),
    st.floats(0, 1),
)
@settings(max_examples=150, deadline=None)
def test_a_damaged_file_is_read_or_refused(
    case: tuple[Callable[[bytes], Told], bytes], hits: list[tuple[float, int]], cut: float
) -> None:
    """Whatever bytes are changed or cut off, a reader gives text or BadInput, never another error."""
    read, sound = case
    raw = bytearray(sound)
    for place, value in hits:
        raw[int(place * (len(raw) - 1))] = value
    try:
        read(bytes(raw[: int(len(raw) * (0.5 + cut))]))
    except BadInput:
        return
