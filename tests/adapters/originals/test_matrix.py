"""Every way in which a file can be broken or hostile, for every format: refused with what to do, or harmless."""

import io
import zlib
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from functools import cache

import pypdf
import pytest
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from bot.adapters.originals.reading import LARGEST_FILE, SUFFIXES, read_document
from bot.domain.errors import BadInput
from tests.adapters.originals import making
from tests.adapters.originals.test_refusals import ENTITIES, OLE, TELLS, flagged, locked_pdf

TEXT = "Une phrase que chacun peut lire, sur le four et sur le pain."
BOMB = bytes(30_000_000)
BILLION = b'<!DOCTYPE x [<!ENTITY a "boum boum boum ">%b]>' % b"".join(
    b'<!ENTITY %b "%b">' % (name, b"&%b;" % before * 10)
    for before, name in zip(
        (b"a", b"b", b"c", b"d", b"e", b"f", b"g"), (b"b", b"c", b"d", b"e", b"f", b"g", b"h"), strict=True
    )
)

WORD, EXCEL, PDF = (
    making.word("# Four", TEXT),
    making.excel({"Four": [["Pain", "Prix"], [TEXT, 2]]}),
    making.pdf((TEXT,)),
)
CSV, PAGE, MARKDOWN, PLAIN = (
    f"Pain,Prix\n{TEXT.replace(',', '')},2\n",
    f"<html><body><p>{TEXT}</p></body></html>",
    f"# Four\n\n{TEXT}\n",
    f"Four\n\n{TEXT}\n",
)


def mail(text: str, **attached: bytes) -> bytes:
    """A saved mail with a text and attachments by name."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "a@four.example", "b@four.example", "Le four"
    made.set_content(text)
    for name, data in attached.items():
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


def acting_pdf() -> bytes:
    """A PDF with a script that runs when it is opened."""
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(PDF)))
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("boum()")}
    )
    writer.root_object[NameObject("/OpenAction")] = action
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def swollen_pdf() -> bytes:
    """A PDF whose page unpacks to far more than a page can hold."""
    packed = zlib.compress(b"0 0 m " * 30_000_000, 9)
    stream = b"<</Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream" % (len(packed), packed)
    head, _, rest = PDF.partition(b"4 0 obj\n")
    return head + b"4 0 obj\n" + stream + b"\nendobj\n" + rest.partition(b"endobj\n")[2]


def encrypted_mail() -> bytes:
    """A mail that only its receiver's key opens."""
    return b"From: a@four.example\nContent-Type: application/pkcs7-mime\nContent-Transfer-Encoding: base64\n\nAAAA\n"


REFUSED = "refused"
SOUND: Mapping[str, bytes] = {
    ".pdf": PDF, ".docx": WORD, ".xlsx": EXCEL, ".html": PAGE.encode(), ".htm": PAGE.encode(),
    ".eml": mail(TEXT), ".csv": CSV.encode(), ".md": MARKDOWN.encode(), ".txt": PLAIN.encode(),
}  # fmt: skip
ODDS: Mapping[str, Callable[[], Mapping[str, tuple[bytes, str]]]] = {
    "bad": lambda: {
        ".pdf": (PDF[: len(PDF) // 2], REFUSED),
        ".docx": (WORD[: len(WORD) // 2], REFUSED),
        ".xlsx": (EXCEL[: len(EXCEL) // 2], REFUSED),
        ".html": (b"<p>four\0</p>", REFUSED),
        ".htm": (b"<p><b><i>four" + b"<" * 40, "four"),
        ".eml": (b"\0\1\2\3", REFUSED),
        ".csv": (b"pain;prix\0;2", REFUSED),
        ".md": (b"# four\0", REFUSED),
        ".txt": (b"four\xff\xfe\0", REFUSED),
    },
    "huge": lambda: {suffix: (SOUND[suffix] + bytes(LARGEST_FILE), REFUSED) for suffix in SOUND},
    "encrypted": lambda: {
        ".pdf": (locked_pdf(), REFUSED),
        ".docx": (OLE, REFUSED),
        ".xlsx": (flagged(EXCEL), REFUSED),
        ".eml": (encrypted_mail(), REFUSED),
        **{suffix: (bytes(range(256)) * 40, REFUSED) for suffix in (".html", ".htm", ".csv", ".md", ".txt")},
    },
    "empty": lambda: dict.fromkeys(SOUND, (b" \n", REFUSED)),
    "mislabelled": lambda: {suffix: (PDF if suffix != ".pdf" else WORD, REFUSED) for suffix in SOUND},
    "zip bomb": lambda: {
        ".pdf": (swollen_pdf(), REFUSED),
        ".docx": (making.repacked(WORD, word__media__a_dot_xml=BOMB), REFUSED),
        ".xlsx": (making.repacked(EXCEL, xl__media__a_dot_xml=BOMB), REFUSED),
        ".eml": (mail(TEXT, **{"a.zip": making.repacked(WORD, word__media__a_dot_xml=BOMB)}), "le four"),
        **{
            suffix: (making.repacked(WORD, word__media__a_dot_xml=BOMB), REFUSED)
            for suffix in (".html", ".htm", ".csv", ".md", ".txt")
        },
    },
    "macros": lambda: {
        ".pdf": (acting_pdf(), REFUSED),
        ".docx": (making.repacked(WORD, word__vbaProject_dot_bin=b"x"), REFUSED),
        ".xlsx": (making.repacked(EXCEL, xl__vbaProject_dot_bin=b"x"), REFUSED),
        ".html": (PAGE.replace("<p>", "<script>boum()</script><p onclick='boum()'>").encode(), "le four"),
        ".htm": (PAGE.replace("<p>", "<iframe src='file:///boum'>boum</iframe><p>").encode(), "le four"),
        ".eml": (mail(TEXT, **{"a.docm": making.repacked(WORD, word__vbaProject_dot_bin=b"boum()")}), "le four"),
        ".csv": (f"{CSV}=CMD|'/C boum'!A0,3\n".encode(), "le four"),
        ".md": (f"{MARKDOWN}\n```python\nimport boum\n```\n".encode(), "le four"),
        ".txt": (f"{PLAIN}\n$(boum) `boum` ; boum\n".encode(), "le four"),
    },
    "XML entities": lambda: {
        ".pdf": (PDF.replace(b"%PDF-1.4\n", b"%PDF-1.4\n%" + BILLION.replace(b"\n", b" ") + b"\n"), "le four"),
        ".docx": (making.repacked(WORD, customXml__item1_dot_xml=ENTITIES), REFUSED),
        ".xlsx": (making.repacked(EXCEL, customXml__item1_dot_xml=ENTITIES), REFUSED),
        **{suffix: (BILLION + PAGE.replace("<p>", "<p>&h; ").encode(), "le four") for suffix in (".html", ".htm")},
        ".eml": (mail(f"{TEXT}\n\n{BILLION.decode()}&h;"), "le four"),
        **{suffix: (SOUND[suffix] + b"\n" + BILLION + b"&h;\n", "le four") for suffix in (".csv", ".md", ".txt")},
    },
    "path tricks": lambda: {
        **{suffix: (SOUND[suffix], "le four") for suffix in SOUND},
        ".docx": (making.repacked(WORD, **{"..__..__etc__passwd": b"x"}), REFUSED),
        ".xlsx": (making.repacked(EXCEL, __etc__passwd=b"x"), REFUSED),
        ".eml": (mail(TEXT, **{"../../etc/passwd": b"boum"}), "le four"),
    },
}  # fmt: skip


@cache
def cells(what: str) -> Mapping[str, tuple[bytes, str]]:
    """One kind of trouble by every format, with what is expected of it."""
    return ODDS[what]()


def test_every_kind_stands_for_every_format() -> None:
    """No cell of the table is left out."""
    assert all(set(cells(what)) == set(SUFFIXES) for what in ODDS)


@pytest.mark.parametrize("what", sorted(ODDS))
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_broken_or_hostile_file_does_no_harm(what: str, suffix: str) -> None:
    """It is refused in one line that says what to do; where there is nothing to refuse, its own words alone are read."""
    data, expected = cells(what)[suffix]
    name = f"../../etc/four{suffix}" if what == "path tricks" else f"four{suffix}"
    if expected == REFUSED:
        with pytest.raises(BadInput) as refused:
            read_document(name, data)
        assert "\n" not in str(refused.value)
        assert 10 < len(str(refused.value)) < 220
        assert TELLS.search(str(refused.value))
        return
    read = read_document(name, data)
    text = "\n".join(p.text for p in read.passages).lower()
    assert expected in text
    assert len(text) < 5_000  # no entity was unfolded
    assert all(p.id.startswith("documents/four#") for p in read.passages)
