"""Words that say where the goods are to go instead: the change of an address, not a question about carriage."""

import re

_STREET = (
    r"(?:(?:#n|#q|\d+),? ?(?:bis |ter )?(?:rue|avenue|av|boulevard|bd|place|quai|chemin|allee|impasse|route|cours)\b"
    r"|(?:#n|#q|\d+) (?:[a-z'-]+ ){1,3}(?:street|st|road|rd|lane|avenue|ave|drive|square|row|way|close|court"
    r"|crescent|quay|terrace|gardens|mews|yard)\b)"
)
_SENT = r"(?:deliver\w*|ship\w*|send|sent|go|livr\w*|envoy\w*|exped\w*|adress\w*)"
_HOUSE = (
    r"(?:office|offices|premises|site|warehouse|address|shop|store|headquarters|bureaux?|locaux|adresse|siege"
    r"|entrepot"
    r"|depot|magasin|agence|boutique)"
)
_OTHER = re.compile(
    r"\b(?:adresse|lieu de livraison|point de livraison|destinataire|entrepot|address)\b[^.?!]{0,40}"
    r"\b(?:chang\w*|nouve\w+|modifi\w*|differen\w*|autre|maintenant|plutot|desormais|now|new|instead)\b"
    r"|\b(?:chang\w*|modifi\w*|nouvelle|autre) (?:\w+ ){0,2}(?:adresse|lieu) (?:de livraison)?"
    r"|\blivrer (?:plutot|finalement) (?:a|au|chez|dans)\b"
    rf"|\b{_SENT}\b[^.?!]{{0,40}}\b(?:new|nouve\w+|other|autre) (?:\w+ )?{_HOUSE}\b"
    rf"|\b{_SENT}\b[^.?!]{{0,40}}\b{_HOUSE}\b[^.?!]{{0,25}}\b(?:not|instead|rather than|pas|et non"
    rf"|plutot qu[e']|au lieu d[eu'])"
    rf"|\b{_SENT}\b[^.?!]{{0,60}}{_STREET}"
    rf"|\b(?:address|adresse)\b[^.?!]{{0,40}}{_STREET}"
)
_COST = re.compile(
    r"\b(?:free|gratuit\w*|offert\w*|cost\w*|cout\w*|combien|how much|charge\w*|frais|price|prix|tarif\w*|fee)\b"
)


_GIVEN = re.compile(rf"\b{_SENT}\b[^.?!]{{0,60}}{_STREET}|\b(?:address|adresse)\b[^.?!]{{0,40}}{_STREET}")
_PLANNED = re.compile(
    r"\b(?:chang\w*|modifi\w*|plutot|finalement|instead|rather|desormais|now|no longer|et non|et plus|pas a|not to)\b"
)


def given_address(text: str) -> bool:
    """Whether a sentence in the plain form gives the street of an order's place, with no word of another before."""
    return _GIVEN.search(text) is not None and _PLANNED.search(text) is None


def new_address(text: str) -> bool:
    """Whether a sentence in the plain form says where the goods go instead; who asks what that costs asks that."""
    return _OTHER.search(text) is not None and not _COST.search(text)
