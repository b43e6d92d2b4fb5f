"""What a message settles beside what it asks: a proof approved by it, an address it gives."""

import re
from collections.abc import Sequence

from bot.coach.compose.topics import holds
from bot.domain.points import Point
from bot.reading.folding import fold

_PROOF = r"(?:proofs?|artwork|mock-?ups?|bat|bon a tirer|epreuves?|maquettes?)"
_YES = (
    r"(?:approve[sd]?|approving|sign(?:ed|ing)? off(?: on)?|confirm(?:ed)?|accept(?:ed)?|happy with"
    r"|valid(?:e|es|ons|ee)"
    r"|approuv(?:e|es|ons|ee)|signe|signons|ok pour|d'accord (?:pour|sur))"
)
_DET = r"(?:the|your|this|that|our|donc|bien|le|la|votre|ce|cette|second|first|deuxieme|premiere)"
_APPROVED = re.compile(
    rf"\b(?:we|i|nous|on|je|j'ai|ai|avons|have|'ve|vous|also|and|et|bien|just|viens de|venons de) {_YES}"
    rf"(?: {_DET})* ?(?:l')?{_PROOF}\b"
    rf"|^\W*(?:{_YES})(?: {_DET})* ?(?:l')?{_PROOF}\b"
    rf"|\b{_PROOF}(?: (?:des|du|de la|de l'|de nos|for the|of the|for our|pour les?) ?[\w-]+)?"
    r"(?: (?:[a-z]|no|number|version|n°) ?\d*| \d+)?(?: (?:(?:que|that|which) )?(?:vous|you)\b[^.?!,;]{1,30}?)?"
    r"(?: (?:bien )?(?:recue?|received)(?: \w+){0,3},)?"
    r" ?(?:(?:is|are|est|was|has been|a ete|:|-) ?)?"
    r"(?:all |tout |toute )?(?:approved|signed off|valide|validee|approuve|approuvee|signe|signee|ok|perfect"
    r"|parfaite?|nickel|impeccable|super|top|great|spot on|lovely|rien a redire|nothing to (?:add|change|correct)"
    r"|(?:nous |me )?(?:convien\w+|va (?:bien|tres bien|parfaitement))"
    r"|good to go)\b"
    rf"|\b(?:approved|approve|valide|validons|validee|approuve|accepted|confirmed)\b(?:[^.?!]|\.\d)*[,:&] ?"
    rf"(?:et |and )?(?:{_DET} )?{_PROOF} (?:[a-z]|\d+)\b(?! \w+ (?:not|pas))"
)
_ALL_APPROVED = re.compile(
    rf"\b(?:all|everything|tout)(?: is| est)? (?:approved|signed off|valide|approuve|ok|good)\b(?=.*\b{_PROOF}\b)"
    rf"|\b{_PROOF}(?: (?:number|no|n°|numero))? ?\d+ (?:is|it is|est) (?:the one|it|la bonne|le bon|the right one)\b"
)
_NOT_YET = re.compile(
    r"\b(?:if|once|when|as soon as|unless|until|before|after|will|would|shall|could|can|should|not|never|tomorrow"
    r"|is your|have you|did you|si|des que|quand|lorsque|une fois|avant|apres|demain"
    r"|pas|jamais|sera|serait|pourr\w+|faut|doit"
    r"|must|need|avez-vous|est-ce que|next|prochaine?)\b|n't\b|'ll\b"
)
_PROOF_NAMED = re.compile(rf"\b{_PROOF}\b")
_PLAINLY = 0.85
"""A share from which a sentence is heard to approve, whatever its words."""
_NEAR = 12
"""Letters after an approval in which a word may still put it off: "validée demain"."""
_SENTENCE = re.compile(r"(?<=[?!.…])\s+|\n+")
_GIVEN = re.compile(
    r"\b\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|av\.|boulevard|bd|place|quai|chemin|all[ée]e|impasse|route|cours)"
    r"(?: (?:de|du|des|la|le|les|d'|l')\b ?)*(?: ?[A-ZÉÈ][\w'’-]+){1,3}"
    r"|\b(?:Unit|Suite|Building|Block|Dock) ?\w{1,3},? (?:[A-Z][\w'’-]+ ?){1,4}(?:, [A-Z][\w'’-]+)*"
    r"|\b\d{1,4} (?:[A-Z][\w'’-]+ ){1,3}(?:Street|St|Road|Rd|Lane|Avenue|Ave|Drive|Square|Row|Way|Close|Court"
    r"|Crescent"
    r"|Quay|Terrace|Gardens|Mews|Yard)\b"
)


def proof_settled(text: str, words: tuple[str, ...] = (), points: Sequence[Point] = ()) -> bool:
    """Whether the message itself approves the proof; an approval to come or denied is none.

    By its words, by one of `words`, or in a sentence that is plainly heard to (`points`).
    """
    heard = (fold(p.quote) for p in points if p.name == "approves_proof" and p.share >= _PLAINLY)
    return any(_settles(said, words) for said in map(fold, _SENTENCE.split(text))) or any(
        _PROOF_NAMED.search(said) and not _NOT_YET.search(said) for said in heard
    )


def _settles(said: str, words: tuple[str, ...]) -> bool:
    match = _APPROVED.search(said) or _ALL_APPROVED.search(said)
    at = match.end() if match else next((said.find(fold(w)) + len(w) for w in words if holds((w,), said)), None)
    return at is not None and not _NOT_YET.search(said[:at] + (_near(said[at:]) if match else ""))


def _near(rest: str) -> str:
    return re.split(r"[,;:]", rest[:_NEAR])[0]


_PLACE = re.compile(
    r"\b(?:deliver(?:y|ed)?|ship(?:ped|ping)?|send|livr(?:er|aison|ez|é|ée|és)|envoyer|expédi\w+)\b"
    r"[^.?!,;]{0,25}?\b(?P<place>(?:to|at|à|au|aux|chez|dans) (?:(?:our|the|notre|nos|votre|le|la|les|l') ?)?"
    r"(?:[\w'-]+ ){0,2}?(?:site|office|offices|warehouse|depot|shop|store|branch|entrepôt|dépôt|siège"
    r"|agence|bureaux?|magasin|boutique)"
    r"(?: (?:in|at|de|d'|à) ?[A-ZÉ][\w-]+)?)",
    re.IGNORECASE,
)


def place_told(text: str) -> str | None:
    """The place to deliver to that the message names without its street, with its preposition; None without one."""
    match = _PLACE.search(text)
    if match is None:
        return None
    said = re.sub(r"\bour\b", "your", match["place"])
    return re.sub(r"\bnotre\b", "votre", re.sub(r"\bnos\b", "vos", said))


def address_given(text: str) -> str | None:
    """The street address that the message gives, as it is written; None where it gives none."""
    found = _GIVEN.search(text)
    return None if found is None else found[0]
