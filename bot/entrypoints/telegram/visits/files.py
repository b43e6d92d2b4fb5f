"""A file that somebody sends: read as a client's words, or a line that says what to do instead."""

from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from bot.domain.errors import BadFile, BadInput, FileFault
from bot.domain.message import Channel
from bot.entrypoints.telegram.incoming import LARGEST_LETTER, Document, Said
from bot.entrypoints.telegram.visits import limitbook
from bot.entrypoints.telegram.visits.tools import Visit
from bot.ports import Outgoing

_LARGEST_DOCUMENT = 20_000_000
"""Bytes of a price list or of conditions: as many as Telegram lets a bot fetch."""

_NOT_READ = frozenset({".jpg", ".jpeg", ".png", ".heic", ".webp", ".gif", ".tif", ".tiff"})
_NOT_HEARD = frozenset({".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".mp4", ".mov"})
_COMPANY = frozenset({".xlsx", ".csv", ".html", ".htm", ".xlsm", ".xls", ".docm"})
"""What no client writes in: from a manager, a document of the company's."""

_READ = frozenset({".eml", ".txt", ".md", ".pdf", ".docx"})
_TOLD = frozenset(FileFault) - {FileFault.ENDING, FileFault.EMPTY, FileFault.DAMAGED}
"""Faults of a client's file that are told as of a company's own; the others are told by its ending."""

_CAPTIONS = ("/policies", "/ingest")
"""Written with a file, they tell that it is the company's own."""


def largest(document: Document) -> int:
    """How many bytes of a file are worth fetching: more of one that is sent as the company's own."""
    return _LARGEST_DOCUMENT if _companys(document) else LARGEST_LETTER


@dataclass(frozen=True, slots=True)
class Letter:
    """A client's words out of a file; `channel` is the one to answer on, None for the usual one."""

    said: Said
    channel: Channel | None


def read(visit: Visit, document: Document) -> Letter | tuple[Outgoing, ...]:
    """The words of a file, what was written with it beside them; or the answer to what holds none of a client's."""
    place, suffix = document.said.message_id, PurePosixPath(document.name.lower()).suffix
    if suffix in _NOT_READ or suffix in _NOT_HEARD:
        return visit.line(visit.say("line.photo" if suffix in _NOT_READ else "line.voice"), replies_to=place)
    if visit.person.seat.decides and _companys(document):
        if document.size > _LARGEST_DOCUMENT:
            return visit.line(visit.say("refusal.large", name=document.name or "?"), replies_to=place)
        return limitbook.receive(visit, document)
    if document.size > LARGEST_LETTER:
        return visit.line(visit.say("file.large"), replies_to=place)
    try:
        letter = visit.tools.letters.read(document.name, document.data)
    except BadInput as error:
        fault = error.fault if isinstance(error, BadFile) else FileFault.DAMAGED
        key = f"refusal.{fault}" if fault in _TOLD else "file.unreadable" if suffix in _READ else "file.unknown"
        paste = f" {visit.say('file.paste')}" if fault in _TOLD else ""
        return visit.line(visit.say(key, name=document.name or "?") + paste, replies_to=place)
    return Letter(words_of(document.said, letter.text, letter.sender), Channel.EMAIL if letter.mail else None)


def words_of(said: Said, text: str, sender: str = "") -> Said:
    """A client's words out of what was sent; what was sent with it is the user's own, unless both were forwarded."""
    theirs = replace(said, text=text, forwarded=True, sender=sender or said.sender)
    if said.forwarded and not said.own:
        return replace(theirs, text="\n\n".join(words for words in (said.text.strip(), text) if words))
    return replace(theirs, note=said.text, note_id=said.message_id)


def of_the_company(said: Said) -> bool:
    """Whether a file is said to be the company's own by what is written with it."""
    return said.text.lstrip().startswith(_CAPTIONS)


def _companys(document: Document) -> bool:
    """Whether a file is sent as the company's own, by its ending or by what is written with it."""
    ending = PurePosixPath(document.name.lower()).suffix
    return ending in _COMPANY or of_the_company(document.said)
