"""The thing a small favour asks for, in the client's words where they can be repeated."""

import re

from bot.domain.asks import Language

_ASKED = {
    Language.FR: re.compile(
        r"(?:r?envoyer|transmettre|r?envoyez|transmettez|envoies?|adresser|faire parvenir|partager)(?:-(?:moi|nous))?"
        r"\s+((?:le|la|les|un|une|des|du|votre|vos|ce|cette|ces)\s[^?!.;:\n]+|l['’][^?!.;:\n]+)",
        re.IGNORECASE,
    ),
    Language.EN: re.compile(
        r"(?:send|email|forward|share|let me have|let us have|provide)\s+(?:(?:me|us|over|across|through)\s+)*"
        r"((?:the|a|an|your|some|that|this|these|photos|pictures|pics|images|copies|details"
        r"|instructions)\s[^?!.;:\n]+)",
        re.IGNORECASE,
    ),
}
_SPOKEN = {
    Language.FR: re.compile(r"\b(?:on|vous|tu|te|ton|ta|tes|votre|vos)\b", re.IGNORECASE),
    Language.EN: re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE),
}
_THEIRS = {
    Language.FR: re.compile(r"\b(?:mon|ma|mes|notre|nos|me|nous|je|j)\b", re.IGNORECASE),
    Language.EN: re.compile(r"\b(?:i|me|my|mine|we|us|our|ours)\b", re.IGNORECASE),
}
_END = {
    Language.FR: re.compile(
        r",|\s(?:pour|car|parce|afin|avant|d'ici|s'il|svp|stp|merci|si|quand|dès)\b", re.IGNORECASE
    ),
    Language.EN: re.compile(
        r",|\s(?:so|because|before|by|if|when|please|thanks|to put|for my|for our)\b", re.IGNORECASE
    ),
}
_OURS = {
    Language.FR: ((r"^votre\b", "notre"), (r"^vos\b", "nos"), (r"^du\b", "le")),
    Language.EN: ((r"^your\b", "our"),),
}
_OURS_INSIDE = {
    Language.FR: (
        (r"\b(de|d'|avec|sur|pour|dans|par) votre\b", r"\1 notre"),
        (r"\b(de|avec|sur|pour|dans|par) vos\b", r"\1 nos"),
    ),
    Language.EN: ((r"\b(of|with|on|for|in|from) your\b", r"\1 our"),),
}
_HANGING = re.compile(r"\s(?:rather than|instead of|other than|plutôt que|au lieu de|or|and|ou|et)$", re.IGNORECASE)
"""What is left of words that were cut away."""
_LONGEST = 16
# What is given away is promised by a ruling, never by the words of a favour.
_GIVEN = re.compile(r"\b(?:gifts?|free|cadeaux?|gratuit\w*|offert\w*|remises?|discounts?)\b", re.IGNORECASE)


def thing(quote: str, language: Language) -> str | None:
    """What `quote` asks us to send, as a noun phrase said by us; None where it is long or speaks of persons."""
    match = _ASKED[language].search(quote)
    if match is None:
        return None
    said = _END[language].split(match[1], maxsplit=1)[0].strip(" \"'»”)")
    said = _HANGING.sub("", said)
    if _THEIRS[language].search(said):
        return None
    for theirs, ours in (*_OURS[language], *_OURS_INSIDE[language]):
        said = re.sub(theirs, ours, said, flags=re.IGNORECASE)
    told = re.sub(r"^\w+", "", said)
    whole = 2 <= len(said.split()) <= _LONGEST
    if not whole or _GIVEN.search(told) or _SPOKEN[language].search(told):
        return None
    return said[:1].lower() + said[1:]
