"""The first stage: a raw message or mail becomes the client's own latest words."""

import re

from bot.domain.asks import Language
from bot.domain.errors import BadInput
from bot.domain.message import ClientMessage, Side, Turn
from bot.reading.language import detect_language
from bot.reading.register import detect_register
from bot.reading.reply import split_reply
from bot.reading.wrapped import unwrapped

_WORDY = re.compile(r"[^\W_]")
_ENOUGH_WORDS = 3
"""Fewer words than this and the thread is asked for the language and the register."""


def intake(raw: str, *, thread: tuple[Turn, ...] = (), sender: str = "", subject: str = "") -> ClientMessage:
    """The client's latest words, with history, signature and disclaimers set apart.

    Lines that were broken at a width are joined again. Language and register are those of these
    words; of the client's earlier turns where the words are too few to tell. Raises BadInput for a
    message without a single letter or figure.
    """
    reply = split_reply(raw)
    words = unwrapped(reply.words)
    if not _WORDY.search(reply.words):
        msg = "There are no words in this message to answer."
        raise BadInput(msg)
    earlier = "\n".join(turn.text for turn in thread if turn.side is Side.CLIENT)
    language = detect_language(words, detect_language(earlier) if earlier.strip() else Language.FR)
    few = len(words.split()) < _ENOUGH_WORDS
    told = f"{earlier}\n{words}" if few and earlier.strip() else words
    return ClientMessage(
        text=words,
        language=language,
        register=detect_register(told, language),
        raw=raw,
        quoted=reply.quoted,
        removed=reply.removed,
        thread=thread,
        sender=sender,
        subject=subject,
    )
