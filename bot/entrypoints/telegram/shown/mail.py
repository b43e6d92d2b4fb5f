"""A draft as an .eml file that a mail program opens ready to send."""

import re
from email.message import EmailMessage
from email.policy import SMTP

from bot.domain.draft import Draft
from bot.entrypoints.telegram.shown.message import Document
from bot.reading.folding import fold

_LONGEST_NAME = 40
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


def eml(draft: Draft) -> Document:
    """The draft as a mail with its subject, nobody's address yet; all ASCII once encoded."""
    mail = EmailMessage(SMTP)
    subject = " ".join((draft.subject or "").split())
    mail["Subject"] = subject
    mail["X-Unsent"] = "1"  # Outlook opens such a file as a draft
    mail.set_content(draft.text, cte="quoted-printable")
    words = _NOT_IN_A_NAME.sub("-", fold(subject)).strip("-")
    name = words[:_LONGEST_NAME]
    if len(words) > len(name) and words[len(name)] != "-":  # no word is torn
        name = name.rpartition("-")[0] or name
    return Document(f"{name.strip('-') or 'mail'}.eml", mail.as_bytes().decode("ascii"))
