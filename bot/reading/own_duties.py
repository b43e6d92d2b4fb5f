"""What looks like a request and is a duty of the client's own, or only tells who somebody is."""

import re

from bot.reading.folding import fold
from bot.reading.requests import Requested

_DUTY = re.compile(
    r"^(?:and |but |as |since |et |mais |car )?(?:(?:i|we) (?:need|have|'ve got|must|am supposed|are supposed)(?: to)?"
    r" (?:give|report|tell|answer|get back|let|present|hand in|show)"
    r"|(?:je|nous|on) (?:dois|devons|doit) (?:rendre|donner|repondre|presenter|remettre|dire|montrer))\b"
)
_WHO = re.compile(r"^(?:qui|who) ")


def of_their_own(one: Requested, text: str) -> bool:
    """Whether `one`, read in `text`, asks nothing of us.

    "I need to give my director an answer" is theirs to do; ", who always has the last word?" tells of a person.
    """
    said = fold(one.quote).strip()
    told = _WHO.match(said) is not None and text[: one.start].rstrip().endswith(",")
    return told or _DUTY.match(said) is not None
