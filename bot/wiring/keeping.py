"""The database, and how the command line keeps its cases in it."""

import hashlib
from dataclasses import replace

from sqlalchemy.exc import OperationalError

from bot.adapters.database import Database, open_database
from bot.domain.answer import Answer
from bot.domain.asks import Language
from bot.domain.draft import Tone
from bot.domain.errors import BadSetting
from bot.domain.message import Channel
from bot.domain.request import CoachRequest
from bot.ports import Casebook

_TERMINAL = 0
"""The Telegram id that stands for whoever uses the command line: no account has it."""


def opened_database(url: str) -> Database:
    """The database, brought up to date; raises BadSetting, which does not repeat the address."""
    try:
        return open_database(url)
    except (OperationalError, OSError) as error:
        # Its message may hold the whole address, password included.
        why = type(getattr(error, "orig", None) or error).__name__
        raise BadSetting(f"TENIRBON_DATABASE_URL: the database cannot be opened ({why}); see `.env.example`") from None


def keep(
    book: Casebook, company: str, language: Language, request: CoachRequest, answer: Answer, case: str | None
) -> str:
    """Store an answer given in the terminal with its case, a new one for None; the case's id."""
    key = f"terminal/{answer.id}"
    # What the user adds or wishes gives another answer to the same words: these are not said again.
    plain = replace(request, added="", tone=Tone.PLAIN, channel=Channel.CHAT)
    asked = repr((plain, company)).encode()
    said = f"terminal/{hashlib.sha256(asked).hexdigest()[:16]}"
    if case is None:
        person = book.person(_TERMINAL, language)
        kept = book.open(person.id, "terminal", request.message, key=said)
    else:
        kept = book.hear(case, request.message, key=said)
    told = request.added.removeprefix(kept.added).strip()
    if told:
        kept = book.note(kept.id, told, key=f"{key}/added")
    book.keep(kept, answer, request.channel, request.tone, key=key)
    return kept.id
