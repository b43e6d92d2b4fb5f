"""Small real files of each format, made by hand or by the libraries that read them."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage

import docx
import openpyxl


def pdf(*pages: Sequence[str], title: str = "") -> bytes:
    """A PDF with these printed lines on each page."""
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    font = 3 + 2 * len(pages)
    for at, lines in enumerate(pages):
        shown = b"".join(_shown(line) for line in lines)
        stream = b"BT /F1 10 Tf 14 TL 50 800 Td " + shown + b"ET"
        kids.append(f"{3 + 2 * at} 0 R")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 {font} 0 R>>>>"
            f"/Contents {4 + 2 * at} 0 R>>".encode()
        )
        objects.append(b"<</Length %d>>\nstream\n%b\nendstream" % (len(stream), stream))
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(pages)}>>".encode()
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    objects.append(b"<</Title(" + title.encode("cp1252") + b")>>")
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"<</Size %d/Root 1 0 R/Info %d 0 R>>" % (len(objects) + 1, len(objects))
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table)
        + b"trailer\n%b\nstartxref\n%d\n%%%%EOF" % (trailer, len(out))
    )


def _shown(line: str) -> bytes:
    raw = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"(" + raw + b") Tj T* "


def word(*blocks: str | Sequence[Sequence[str]]) -> bytes:
    """A Word document: `# `, `## ` and `- ` mark title, heading and entry; a sequence of rows is a table."""
    document = docx.Document()
    for block in blocks:
        if not isinstance(block, str):
            made = document.add_table(len(block), len(block[0]))
            for cells, words in zip(made.rows, block, strict=True):
                for cell, text in zip(cells.cells, words, strict=True):
                    cell.text = text
        elif block.startswith("# "):
            document.add_heading(block[2:], 0)
        elif block.startswith("## "):
            document.add_heading(block[3:], 1)
        elif block.startswith("- "):
            document.add_paragraph(block[2:], "List Bullet")
        else:
            document.add_paragraph(block)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def excel(sheets: Mapping[str, Sequence[Sequence[object]]], forms: Mapping[str, str] | None = None) -> bytes:
    """An Excel file; `forms` gives cells of the first sheet a number format."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for place, form in (forms or {}).items():
        book.worksheets[0][place].number_format = form
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def mail(subject: str, text: str = "", html: str = "", attached: str = "") -> bytes:
    """A saved mail."""
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, "Odile <odile@maison.test>", "ventes@maison.test"
    message["Date"] = "Tue, 03 Mar 2026 09:00:00 +0100"
    if text:
        message.set_content(text)
    if html and text:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    if attached:
        message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename=attached)
    return message.as_bytes()


def repacked(office: bytes, **parts: bytes) -> bytes:
    """The same archive with parts added or replaced; `__` in a name stands for `/`, `_dot_` for `.`."""
    out = io.BytesIO()
    wanted = {name.replace("__", "/").replace("_dot_", "."): data for name, data in parts.items()}
    with zipfile.ZipFile(io.BytesIO(office)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename not in wanted:
                new.writestr(entry, old.read(entry))
        for name, data in wanted.items():
            new.writestr(name, data)
    return out.getvalue()
