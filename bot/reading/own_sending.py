"""What a client will send us themselves: "I'll send the signed quote straight back" asks us for no paper."""

import re

from bot.reading.folding import fold

_WILL_SEND = re.compile(
    r"\b(?:je|nous|on) (?:vous |te )?(?:(?:le |la |les )?(?:r?envoie|renvoyons|envoyons|renverr\w+|enverr\w+|retourn\w+"
    r"|transmet\w*|fais suivre)|vais (?:vous |te )?(?:r?envoyer|retourner|transmettre))\b"
    r"|\b(?:i|we)(?:'ll| will| can|'m going to)? (?:then )?(?:send|return|forward|sign)\b"
)
_OF_US = re.compile(r"\b(?:pouvez|pourriez|peux-tu|pourrais-tu|merci de|svp|stp|could you|can you|would you|please)\b")


def theirs_to_send(text: str) -> bool:
    """Whether words only tell what the client will send, and ask for nothing."""
    said = fold(text)
    return _WILL_SEND.search(said) is not None and "?" not in said and _OF_US.search(said) is None
