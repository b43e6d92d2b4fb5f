"""Whose words a message is: a client's, who wants goods, paid or tells what went wrong, or else by how it speaks."""

import re

from bot.coach.understand.cues import Cues
from bot.coach.understand.inquiries import Asked, wants
from bot.coach.understand.message_read import Read
from bot.coach.understand.own_goods import of_their_own
from bot.coach.understand.passed_on import passed_on
from bot.coach.understand.speech import find_speech
from bot.domain.facts import FactName
from bot.domain.situation import Speech
from bot.domain.wrongs import Wrong
from bot.reading.bills import taken_twice
from bot.reading.folding import fold


def who_writes(asked: tuple[Asked, ...], wrongs: tuple[Wrong, ...], read: Read, cues: Cues) -> Speech:
    """CLIENT for what only a client writes; else what the words say of themselves."""
    own = read.own
    goods = bool(read.order or read.counts)
    theirs = (
        ((asked or goods) and wants(own))
        or any(taken_twice(p.text) for p in own)
        or passed_on(own, goods=goods)
        or of_their_own(own, cues, goods=any(f.name is FactName.PRODUCT for f in read.order))
        # whoever tells of goods gone wrong, and of no client, is the client
        or (bool(wrongs) and _OF_A_CLIENT.search(fold(read.text)) is None)
    )
    return Speech.CLIENT if theirs else find_speech(read.whole, cues)


_OF_A_CLIENT = re.compile(
    r"\b(?:clients?|clientes?|customers?|buyers?|acheteurs?|prospects?|il|elle|ils|elles|lui|he|she|him|her)\b"
)
