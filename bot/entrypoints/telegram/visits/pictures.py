"""A picture that somebody sends, read by a model that sees: a client's words, as those of a file are."""

import logging
from dataclasses import replace

from bot.domain.errors import TenirBonError
from bot.entrypoints.telegram.incoming import LARGEST_LETTER, Incoming
from bot.entrypoints.telegram.visits.files import of_the_company, words_of
from bot.ports import Pictures

_logger = logging.getLogger(__name__)


def seen(pictures: Pictures, incoming: Incoming, data: bytes) -> Incoming:
    """What came in, said in the words of its picture; as it was where none are read, whatever the reason.

    A document of the company's own is no client's message: it is left to those who take it in.
    """
    picture = incoming.picture
    if picture is None or not data or len(data) > LARGEST_LETTER or of_the_company(picture.said):
        return incoming
    try:
        text = pictures.read(data)
    except TenirBonError as error:
        _logger.warning("update %d: its picture is not read: %s", incoming.update_id, type(error).__name__)
        return incoming
    if not any(character.isalnum() for character in text):
        return incoming
    return replace(incoming, what=replace(words_of(picture.said, text), seen=True), picture=None)
