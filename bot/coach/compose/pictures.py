"""Photos that a client sends with a complaint: thanked for, and never asked for again."""

import re

from bot.coach.compose.case import Case
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.voice import sentence
from bot.domain.tidings import TidingKind, Who
from bot.reading.folding import fold
from bot.reading.signs import sign_in, words_of


def pictured(case: Case) -> bool:
    """Whether the client's message speaks of photos already."""
    if any(t.kind is TidingKind.SENT and t.who is Who.CLIENT and t.what == "photos" for t in case.situation.tidings):
        return True
    photos = words_of(case.situation.message.text)
    return any(sign_in(w, photos) for w in ("photo*", "picture*", "pic", "pics"))


_OFFERED = re.compile(
    r"\b(?:photos?|pictures?|pics)\b[^.?!]{0,25}\b(?:si (?:besoin|vous|tu|necessaire|utile)"
    r"|if (?:needed|you|required|it helps)|a disposition|sous la main|available|on request)\b"
    r"|\b(?:(?:peux|pouvons|peut|pourrais|pourrions) (?:vous |t')?(?:en |les )?(?:envoyer|transmettre|faire|fournir)"
    r"|(?:can|could|happy to|able to) (?:send|share|take|provide|forward))\b[^.?!]{0,20}\b(?:photos?|pictures?|pics)\b"
    r"|\b(?:(?:envoie|envoyons|transmets|faut|veux|voulez|want|need|shall i|should i|do you) )[^.?!]{0,25}"
    r"\b(?:photos?|pictures?|pics)\b[^.?!]{0,12}\?"
)


def offers_pictures(case: Case) -> bool:
    """Whether the client says that there are photos to be had, which they have not sent."""
    said = fold(case.situation.message.text)
    return _OFFERED.search(said) is not None or (_TAKEN.search(said) is not None and _SENT.search(said) is None)


_TAKEN = re.compile(
    r"\b(?:pris|prises?|took|taken|(?:j'ai|avons|have|got)(?! (?:vu|recu|seen|received)\b)) (?:\w+ ){0,2}"
    r"(?:photos?|pictures?|pics)\b"
)
"""Photos that were taken, and may not have been sent."""
_SENT = re.compile(
    r"\b(?:attach\w*|enclos\w*|join[st]?|jointe?s?|joignons|ci-joint\w*|pj|piece jointe|included?|here are"
    r"|(?:je|j'|on|nous) (?:vous |t'|te )?(?:mets|met|mettons|envoie|envoyons|transmets|transmettons)"
    r"|voici|voila)\b"
    r"[^.?!]{0,25}\b(?:photos?|pictures?|pics)\b"
    r"|\b(?:photos?|pictures?|pics)\b[^.?!]{0,25}\b(?:attach\w*|enclos\w*|jointe?s?|ci-joint\w*|ci-dessous|below"
    r"|pj|en piece)\b"
)


def pictures_sent(case: Case) -> bool:
    """Whether photos came with the message."""
    return _SENT.search(fold(case.situation.message.text)) is not None and not offers_pictures(case)


def thanked_for(case: Case) -> tuple[Part, ...]:
    """Thanks for the photos that came, which help; nothing where none did."""
    if not pictures_sent(case):
        return ()
    return (Part("pictures", sentence(case.voice.say("pictures_thanked")), Place.CORE, 1),)
