"""A draft as an .eml file that a mail program opens ready to send."""

import re
from email.message import EmailMessage
from email.policy import SMTP

from bot.domain.draft import Draft
from bot.entrypoints.telegram.shown.message import Document
from bot.reading.folding import fold

_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


def eml(draft: Draft) -> Document:
    """The draft as a mail with its subject, nobody's address yet; all ASCII once encoded."""
    mail = EmailMessage(SMTP)
    subject = " ".join((draft.subject or "").split())
    mail["Subject"] = subject
    mail["X-Unsent"] = "1"  # Outlook opens such a file as a draft
    mail.set_content(draft.text, cte="quoted-printable")
    name = _NOT_IN_A_NAME.sub("-", fold(subject)).strip("-")[:40] or "mail"
    return Document(f"{name}.eml", mail.as_bytes().decode("ascii"))
