"""One thing to take the place of another, as the client names both."""

import re

from bot.reading.folding import fold

PERSONS = re.compile(
    r"\b(?:je|j|nous|on|vous|tu|il|elle|ils|notre|nos|votre|vos|mon|ma|mes|i|we|you|they|he|she|it|our|your|my"
    r"|their)\b"
)
TURNED = ((r"\bnotre\b", "votre"), (r"\bnos\b", "vos"), (r"\bour\b", "your"), (r"\bwe're\b", "you are"))
OURS = re.compile(r"\b(?:votre|vos|your)\b", re.IGNORECASE)
HANGING = re.compile(r"(?: (?:sur|pour|dans|de|du|des|on|for|of|the|a|an|and|et|est|is|in|en|to))+$", re.IGNORECASE)


def swapped(text: str, *, french: bool) -> str | None:
    """What is to take the place of what: "the new green instead of the blue"; None where either has no name."""
    match = (_SWAP_FR if french else _SWAP_EN).search(text)
    if match is None or len(match["new"].split()) < _NAMED or _SHAPE.search(fold(match["new"])):
        return None
    new, old = HANGING.sub("", match["new"].strip()), match["old"].strip()
    for theirs, ours in TURNED:
        new, old = (re.sub(theirs, ours, one, flags=re.IGNORECASE) for one in (new, old))
    if PERSONS.search(fold(OURS.sub("", f"{new} {old}"))):
        return None
    if not french:
        return f"{new} instead of {old}"
    article, _, rest = old.partition(" ")
    return f"{new} à la place {'du ' + rest if article == 'le' else 'des ' + rest if article == 'les' else 'de ' + old}"


_NAMED = 2
_SHAPE = re.compile(r"^(?:the|le|la|les|l'|un|une|an?) (?:new |nouve\w+ |other |autre )?(?:one|ones|version)$")
"""A thing without a name of its own."""
_SWAP_FR = re.compile(
    r"\b(?:remplacer|changer|échanger|troquer) (?P<old>(?:le |la |les |l['’]|notre |nos )(?:[\w'’-]+ ){0,3}?[\w'’-]+)"
    r" (?:par|contre|pour) (?P<new>(?:le |la |les |l['’]|notre |nos |un |une |du )(?:[\w'’-]+ ){0,6}?[\w'’-]+)"
    r"(?= ?(?:[.,?!;:\n]|$)| (?:et|mais|car|avant|si|pour|sur|dans|qui|que)\b)",
    re.IGNORECASE,
)
_SWAP_EN = re.compile(
    r"\b(?:replace|swap|exchange|change) (?P<old>(?:the|our) (?:[\w'’-]+ ){0,3}?[\w'’-]+)"
    r" (?:with|by|for) (?P<new>(?:the|our|an?) (?:[\w'’-]+ ){0,6}?[\w'’-]+)"
    r"(?= ?(?:[.,?!;:\n]|$)| (?:and|but|because|before|if|on|in|that|which|please)\b)",
    re.IGNORECASE,
)
