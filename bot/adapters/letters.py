"""Files that people send to the bot, read as the words of a client."""

import codecs
import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr
from pathlib import PurePosixPath

from bot.domain.errors import BadFile, FileFault
from bot.domain.message import Letter

_SPACE = re.compile(r"\s+")
_LONGEST = 60_000
"""Characters; a longer thread is cut, its beginning kept: in a mail the latest words stand first."""


class SentFiles:
    """Implements `ports.Letters`."""

    def read(self, name: str, data: bytes) -> Letter:
        """See `ports.Letters`."""
        match PurePosixPath(name.lower()).suffix:
            case ".eml":
                letter = _mail(data)
            case ".txt" | ".md":
                letter = Letter(_plain(data))
            case ".pdf" | ".docx":
                letter = Letter(_laid_out(name, data))
            case _:
                raise BadFile(FileFault.ENDING, "not a kind of file that can be read")
        if not letter.text.strip():
            raise BadFile(FileFault.EMPTY, "no text in it")
        return Letter(letter.text[:_LONGEST], letter.sender, letter.subject, letter.mail)


def _laid_out(name: str, data: bytes) -> str:
    """The text of a document, read apart within bounds; raises BadInput."""
    from bot.adapters.originals.reading import read_text

    return "\n".join(line.lstrip("# ") if line.startswith("#") else line for line in read_text(name, data).lines)


def _plain(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(data, "utf-16")
    if b"\0" in data[:4096]:
        raise BadFile(FileFault.ENDING, "not a text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded(data, "cp1252")


def _decoded(data: bytes, encoding: str) -> str:
    return data.decode(encoding, "replace").replace("\0", "")


def _mail(data: bytes) -> Letter:
    try:
        mail = message_from_bytes(data, policy=default)
        assert isinstance(mail, EmailMessage)
        body = mail.get_body(("plain", "html"))
        text = str(body.get_content()) if body is not None else ""
        html = body is not None and body.get_content_subtype() == "html"
        name, address = parseaddr(str(mail["From"] or ""))
        subject = " ".join(str(mail["Subject"] or "").split())
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise BadFile(FileFault.DAMAGED, "not a mail that can be read") from error
    return Letter(_without_markup(text) if html else text, name or address, subject, mail=True)


def _without_markup(html: str) -> str:
    """The words of a page, a line a block."""
    from html.parser import HTMLParser

    class Words(HTMLParser):
        def __init__(self) -> None:
            super().__init__(convert_charrefs=True)
            self.found: list[str] = []
            self.hidden = 0

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the form
            self.hidden += tag in {"style", "script", "head"}
            if tag in {"p", "br", "div", "li", "tr", "blockquote", "h1", "h2", "h3"}:
                self.found.append("\n")

        def handle_endtag(self, tag: str) -> None:
            self.hidden -= tag in {"style", "script", "head"} and self.hidden > 0
            if tag in {"p", "div", "li", "tr", "blockquote"}:
                self.found.append("\n")

        def handle_data(self, data: str) -> None:
            if not self.hidden:
                self.found.append(_SPACE.sub(" ", data))

    words = Words()
    words.feed(html)
    lines = (" ".join(line.split()) for line in "".join(words.found).split("\n"))
    whole = "\n".join(lines)
    while "\n\n\n" in whole:
        whole = whole.replace("\n\n\n", "\n\n")
    return whole.strip()
