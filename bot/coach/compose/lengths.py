"""How long a draft may be."""

from bot.domain.draft import Style, Tone
from bot.domain.message import Channel

_CHAT = {
    Tone.PLAIN: (40, 90),
    Tone.FIRMER: (30, 80),
    Tone.KINDER: (45, 105),
    Tone.SHORTER: (15, 45),
    Tone.LONGER: (60, 120),
}
_EMAIL = {
    Tone.PLAIN: (55, 160),
    Tone.FIRMER: (80, 140),
    Tone.KINDER: (80, 160),
    Tone.SHORTER: (45, 95),
    Tone.LONGER: (95, 210),
}
# A second ask may take a chat reply to 110 words.
_FOR_EACH_MORE = 20
# Below this a mail reads as curt.
_LEAST_SIMPLE_EMAIL = 30
# However many asks: beyond this a client no longer reads.
_LONGEST_CHAT, _LONGEST_EMAIL = 117, 215


# A no has its reason and its way beside it.
_FOR_A_NO = 10


def bounds(style: Style, asks: int, *, simple: bool = False, refused: bool = False) -> tuple[int, int]:
    """The least and the most words of the text for this channel, tone and number of asks answered.

    A `simple` answer, a yes or a fact, is not padded; one where something is `refused` has room for what goes with it.
    """
    email = style.channel is Channel.EMAIL
    least, most = (_EMAIL if email else _CHAT)[style.tone]
    least = (min(least, _LEAST_SIMPLE_EMAIL) if email else 0) if simple else least
    most += _FOR_A_NO if refused and not email and style.tone is Tone.PLAIN else 0
    return least, min(most + _FOR_EACH_MORE * max(asks - 1, 0), _LONGEST_EMAIL if email else _LONGEST_CHAT)
