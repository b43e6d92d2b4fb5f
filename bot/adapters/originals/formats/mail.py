"""Mails through the standard library: subject, sender and date, then the body; attachments are named, not opened."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

from bot.adapters.originals.formats.html import read_html
from bot.adapters.originals.told import LARGEST_TEXT, Told
from bot.domain.errors import BadFile, FileFault

_PARTS = 200


def read_mail(data: bytes) -> Told:
    """The text of a mail; raises BadInput when it is none or holds no text."""
    if not re.match(rb"(?:[!-9;-~]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){1,}", data) or b"\0" in data[:2000]:
        raise BadFile(FileFault.DAMAGED, "it is not a saved mail: its head is missing; save the mail as .eml again")
    try:
        mail = message_from_bytes(data, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        if sum(1 for _ in mail.walk()) > _PARTS:
            raise BadFile(
                FileFault.HOSTILE,
                "it is nested far deeper than a mail needs; it is not opened: save its text in a new file",
            )
        if mail.get_content_type() in ("application/pkcs7-mime", "multipart/encrypted"):
            raise BadFile(FileFault.PROTECTED, "it is encrypted; forward its text instead")
        body = mail.get_body(("plain", "html"))
        if body is None:
            raise BadFile(FileFault.EMPTY, "it holds no text; paste what matters into a text file")
        content = body.get_content()
        told = read_html(content.encode()) if body.get_content_subtype() == "html" else None
        names = [part.get_filename() or part.get_content_type() for part in mail.iter_attachments()]
        subject, sender, sent = (" ".join(str(mail[name] or "").split()) for name in ("subject", "from", "date"))
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise BadFile(FileFault.DAMAGED, "it cannot be read as a mail; save it as .eml again") from error
    lines = told.lines if told else tuple(_own(str(content)))
    if sum(map(len, lines)) > LARGEST_TEXT:
        raise BadFile(FileFault.LARGE, "it holds more text than can be taken in at once; split it")
    if not any(c.isalnum() for line in lines for c in line):
        raise BadFile(FileFault.EMPTY, "it holds no text; save as files what is attached, and bring those in")
    head = ", ".join(filter(None, (sender, sent)))
    notes = tuple(f"the attachment {name}: not read; bring it in by itself" for name in names)
    return Told((head, "", *lines) if head else lines, subject or "Mail", web=told is not None, notes=notes)


def _own(text: str) -> list[str]:
    """The lines that the sender wrote: quotes of earlier mails are left out."""
    return [line for line in text.splitlines() if not line.startswith(">")]
