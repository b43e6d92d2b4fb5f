"""Thanks once: a reply whose own first words thank the client does not open with other thanks."""

import re

from bot.coach.compose.parts import Part, Place
from bot.reading.folding import fold

_THANKS = re.compile(r"(?:thank you|thanks|merci|(?:je|nous) (?:vous |te |t')?remerci\w+)\b")


def thanked_once(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts without the opening's thanks, where what follows at once begins with thanks of its own."""
    first = next((p for p in parts if p.place is not Place.OPENING), None)
    if first is None or _THANKS.match(fold(first.text)) is None:
        return parts
    return tuple(p for p in parts if not (p.name == "thanks" and _THANKS.search(fold(p.text))))
