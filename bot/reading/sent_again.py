"""Papers asked for that need no pricing: a quote that was made already, the list of prices."""

import re

_AGAIN = re.compile(
    r"\b(?:last|latest|previous|earlier|existing|original|old) (?:quote|quotation|estimate|offer)\b"
    r"|\b(?:dernier|precedent|ancien) (?:devis|chiffrage)\b|\b(?:devis|chiffrage) (?:precedent|deja envoye)\b"
    r"|\b(?:resend|re-send)(?: \w+){0,3} (?:quote|quotation)\b|\bcopy of (?:the|your|our|that) (?:quote|quotation)\b"
    r"|\brenvo(?:yer|yez|ie)(?: \w+){0,3} (?:devis|chiffrage)\b|\bcopie d(?:u|e votre) devis\b"
)


def quoted_before(folded: str) -> bool:
    """Whether folded words speak of a quote that is there already: "could you send her the last quote?"."""
    return _AGAIN.search(folded) is not None


_LIST = re.compile(
    r"\b(?:price list|list of (?:your )?prices|liste de (?:vos )?prix|grille (?:de prix|tarifaire)"
    r"|(?:votre|vos|le|les|dernier|nouveau) tarifs? (?:a jour|20\d\d|actuel|en vigueur))\b"
)


def list_asked(folded: str) -> bool:
    """Whether folded words ask for the list of prices as a paper, and not for a price."""
    return _LIST.search(folded) is not None
