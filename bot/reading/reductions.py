"""Whether an amount is what comes off a price, and off which: a piece's or the whole order's."""

import re

from bot.reading.folding import fold

_TAKEN_OFF = re.compile(
    r"^ ?(?:\w+ ){0,3}?(?:(?:de|en) (?:moins|reduction|remise|rabais)|off|less|cheaper|moins cher\w*|discount"
    r"|lower)\b"
)
_TAKES_OFF = re.compile(
    r"(?:baiss\w*|redui\w*|reduce\w*|enlev\w*|retir\w*|ot(?:ez|er)|knock\w*|tak(?:e|ing)|drop\w*|deduct\w*|lop\w*"
    r"|shav\w*|cut|remise|rabais|discount|reduction|rends?|rendez|geste)"
    r"(?: (?:de|d'un|by|of|off|me|moi|nous|us|the price|le prix))* ?$"
)
_A_PIECE = re.compile(r"\b(?:pieces?|chacune?|l'unite|l'un|each|apiece|unit|per|la boite|le mug|a (?:mug|box|bag))\b")


def is_reduction(words: str, said: str) -> bool:
    """Whether the figure written `said` in `words` is what comes off, rather than the price aimed at."""
    before, _, after = fold(words).partition(fold(said))
    return bool(_TAKEN_OFF.match(after) or _TAKES_OFF.search(before))


def off_a_piece(words: str, said: str) -> bool:
    """Whether the words after the figure tell that it comes off each piece."""
    return _A_PIECE.search(fold(words).partition(fold(said))[2]) is not None
