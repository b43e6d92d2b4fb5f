"""Directions that stand beside an agreement, noted in the client's own words: where, when, how it is to come."""

import re

from bot.coach.compose.case import Case
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.voice import lowered, sentence
from bot.domain.asks import AskKind
from bot.domain.stance import Move
from bot.reading.folding import fold

_STOP = re.compile(r"(?<=[?!.…])\s+|\n+|\s*[:;]\s+(?!\d)|,\s+(?:et|and)\s+(?=(?:la|le|les|the|delivery)\b)")
_DIRECTION = re.compile(
    r"\b(?:livraison|livrer|deliver(?:y|ies|ed)?|ship|facture|invoice|labell?ed|etiquet\w*|quai|etage|floor|dock|loading"
    r"|cartons?|palettes?|pallets?|boxes (?:have|must|should|need)|emball\w*|packed|reception (?:is"
    r"|closes|opens)|horaires?)\b"
)
_LEAD = re.compile(
    r"^(?:attention|please note(?: that)?|nb|n\.b\.|note that|just note|ps|p\.s\.|also|et|and|aussi"
    r"|merci de noter(?: que)?"
    r"|pour info|fyi|please|remember(?: that)?)[ ,:.!]*",
    re.IGNORECASE,
)
_PERSONS = re.compile(
    r"\b(?:je|j|nous|on|vous|tu|te|me|moi|il faudrait|i|we|us|me|you|i'd|we'd|i'll|we'll|can|could|would"
    r"|pouvez|pourriez|peux"
    r"|merci|thanks)\b"
)
_TURNED = (
    (r"\bnotre\b", "votre"),
    (r"\bnos\b", "vos"),
    (r"\bour\b", "your"),
    (r"\bmon\b", "votre"),
    (r"\bmy\b", "your"),
)
_BILL = re.compile(r"\b(?:facture|invoice|bill)\b", re.IGNORECASE)
"""A reference that a bill is to bear has its own sentence."""
_LONGEST, _SHORTEST, _MOST = 18, 3, 2
_AFTER = 88


def directions(case: Case, before: str) -> list[Part]:
    """The directions of a message that agrees or orders, on which `before` has no word yet."""
    agreed = case.situation.has(AskKind.ACCEPTANCE) and case.stance.move is not Move.PART
    if not agreed or case.untold:
        return []
    taken = [a.quote for a in case.situation.asks if a.kind not in (AskKind.ACCEPTANCE, AskKind.PLAIN_QUESTION)]
    found: list[str] = []
    for text in _STOP.split(case.situation.message.text):
        told = _direction(text.strip())
        billed = _BILL.search(text) is not None and any(c.isdigit() for c in text)
        if told is None or billed or any(text.strip() in q for q in taken) or _held(told, before):
            continue
        found.append(told)
    if not found:
        return []
    said = case.voice.say(
        "directions_noted", wanted=" ; ".join(found[:_MOST]) if case.french else "; ".join(found[:_MOST])
    )
    return [Part("directions", sentence(said), Place.WAYS, 1, _AFTER)]


def _direction(text: str) -> str | None:
    if text.endswith("?") or not text:
        return None
    said = _LEAD.sub("", text.rstrip(" .!…"))
    words = fold(said)
    if not _SHORTEST <= len(said.split()) <= _LONGEST or not _DIRECTION.search(words) or _PERSONS.search(words):
        return None
    for theirs, ours in _TURNED:
        said = re.sub(theirs, ours, said, flags=re.IGNORECASE)
    return lowered(said)


def _held(told: str, before: str) -> bool:
    """Whether most telling words of a direction stand in what was said."""
    own = set(re.findall(r"\w{5,}", fold(told)))
    return bool(own) and len(own & set(re.findall(r"\w{5,}", fold(before)))) * 2 > len(own)
