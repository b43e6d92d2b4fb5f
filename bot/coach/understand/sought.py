"""Things looked for to be handed to others: a search among our goods, whatever the words of gifts show."""

import re

_LOOKED_FOR = (
    r"(?:cherch\w*|recherch\w*|besoin|idees?|envie|aimer\w*|voudr\w*|souhait\w*|trouver|suggestions?"
    r"|looking for|look for|need|(?:are|am|is|be|'re|'m|'s) after|want\w*|would like|'d like|ideas?|find|thinking of)"
)
_THING = (
    r"(?:cadeaux?|goodies?|objets?|articles?|attentions?|souvenirs?|bricoles?|quelque chose|petits? trucs?|de quoi"
    r"|gifts?(?! box)|presents?|giveaways?|something|anything|items?|little things?|keepsakes?|products?)"
)
_HANDED = (
    r"(?:offrir|distribuer|donner|remettre|remercier|gliss\w+|gater|hand(?:ing)? (?:them )?out"
    r"|give (?:away|out)"
    r"|giv(?:e|ing) (?:to|our|each|every|all|them|#q|#n)|thank|treat)"
)
_WHO = (
    r"(?:pour|a|aux|for|to) (?:(?:tous|toutes|all|each|chacun|each of|every) ){0,2}"
    r"(?:nos|mes|leurs|les|our|my|the|#q|#n)"
)
_SOUGHT = re.compile(
    rf"\b{_LOOKED_FOR}\b[^.?!]*\b{_THING}\b[^.?!]*\b(?:{_HANDED}|{_WHO}) ?"
    r"|\b(?:cherch\w*|recherch\w*|besoin|idees?|envie|looking for|need|(?:are|am|is|be|'re|'m|'s) after)\b[^.?!]*"
    r"\b(?:cadeaux?|goodies|gifts?(?! box)|presents?|giveaways?)\b"
    rf"|\b{_LOOKED_FOR}\b (?:[\w']+ ){{0,2}}?{_HANDED} (?:[\w']+ ){{0,2}}?{_THING}\b"
    rf"|\b{_LOOKED_FOR}\b[^.?!]*\b(?:pour|to) {_HANDED}\b"
    rf"|\b{_HANDED} (?:tous |toutes |all |each of |every )?(?:nos|mes|notre|our|my|#q|#n)\b"
    rf"[^.?!]*\b(?:avec|with|by)\b[^.?!]*\b{_THING}\b"
    rf"|\b(?:que|qu'est-ce qu[e']|what)\b[^.?!]*\b{_HANDED}\b[^.?!]*\b(?:nos|mes|our|my)\b"
)
_WITHIN = re.compile(rf"\b{_LOOKED_FOR}\b[^.?!]*\b{_THING}\b[^.?!]*\b(?:budget|enveloppe|#m)\b")
_OUT_OF = re.compile(rf"\b(?:budget|enveloppe)\b[^.?!]*#m[^.?!]*\b(?:pour|for) (?:[\w'#-]+ ){{0,3}}?{_THING}\b")
_TO_OFFER = re.compile(r"\b(?:a|pour|objets?|articles?) offrir (?:a|aux) |\boffrir (?:a|aux) (?:nos|mes|notre|#q|#n)")
_ASKED_FREE = re.compile(
    r"\b(?:gratuit\w*|gracieu\w*|free|offert\w*|offrez|offriez|offririez|ajout\w*|add|geste|bonus|inclu\w*|remise"
    r"|rabais"
    r"|discount|en plus|en prime|thrown? in|moins cher\w*|cheaper|baiss\w*|au lieu|instead)\b"
)


def sought(text: str) -> bool:
    """Whether words in the plain form look for things to hand to others, and ask nothing of us for free or cheaper."""
    if (_WITHIN.search(text) or _OUT_OF.search(text)) is not None and not _ASKED_FREE.search(text):
        return True
    return (_SOUGHT.search(text) is not None or _TO_OFFER.search(text) is not None) and not _ASKED_FREE.search(text)
