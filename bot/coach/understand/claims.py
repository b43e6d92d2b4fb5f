"""What a client says that nobody verified."""

import re

from bot.coach.understand.cues import Cues, found_in
from bot.coach.understand.plain import Plain
from bot.domain.asks import Claim, ClaimKind

_DATED = re.compile(
    r"\b(?:promis\w*|promised|guaranteed|garanti\w*|annonce\w*|assured)(?: \w+(?:'\w+)?){0,4}?"
    r" (?:pour|for|by|on|le|avant|before)(?: le| the)? ?#d"
)
_BY_A_PERSON = re.compile(
    r"\b(?:commercial\w*|vendeu\w+|collegue\w*|colleague\w*|directeur|directrice|director|manager|patron\w*|boss"
    r"|responsable|sales\w*|rep|he|she|il|elle|#p|remise|discount)\b"
)

_BY_OTHERS = re.compile(
    r"\b(?:my|our|another|the other|a (?:rival|competing)|mon|ma|notre|nos|mes|un autre|une autre|l'autre)(?: \w+){0,2}"
    r" (?:supplier|vendor|maker|printer|competitor|provider|client|customer|boss|manager|director|fournisseur\w*"
    r"|prestataire\w*|fabricant\w*|imprimeur\w*|concurrent\w*|cliente?s?|patron\w*|chef\w*|direct\w+)"
    r"(?: \w+(?:'\w+)?){0,4}? (?:promis\w*|promised|said|told|dit|assure\w*|assured|garanti\w*|guaranteed)\b"
)
"""A word that somebody else gave than one of us: the client's own people, another supplier."""


def find_claims(sentences: tuple[Plain, ...], cues: Cues) -> tuple[Claim, ...]:
    """The claims in `sentences`, each with its sentence as quote, in their order."""
    return tuple(
        Claim(kind, plain.sentence.text)
        for plain in sentences
        for kind, patterns in cues.claims.items()
        if found_in(patterns, plain.text)
        and not (kind is ClaimKind.PROMISE and (_dated(plain.text) or _BY_OTHERS.search(plain.text)))
    )


def _dated(text: str) -> bool:
    """Whether what was promised is the day an order comes, which the order tells and no person has to be asked."""
    return bool(_DATED.search(text)) and not _BY_A_PERSON.search(text)
