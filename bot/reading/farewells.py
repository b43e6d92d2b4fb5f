"""Words by which somebody tells that they have gone elsewhere, or will not order again."""

import re

_OTHER = (
    r"(?:un|une|d'|des|another|a|an|other|some|someone|somebody|our|notre) ?(?:autres? |other |different "
    r"|local |new |nouveau |nouvelle )?"
    r"(?:fournisseu\w+|prestataire|maison|societe|entreprise|confrere|concurren\w+|offre|proposition|supplier|vendor"
    r"|company|provider|competitor|printer|partner|firm|offer|proposal|else)"
)
_GONE = re.compile(
    r"\b(?:decided (?:to (?:go|work|sign|continue) with|on)|(?:gone|going|went|signed|chosen to work) with"
    r"|chosen|chose|opted for"
    r"|(?:avons|avait|a|ai|avions) (?:\w+ ){0,2}(?:choisi|retenu|opte pour|decide de (?:travailler|partir"
    r"|continuer) avec|signe avec)"
    r"|(?:sommes|est|suis) (?:\w+ )?(?:partis?|alles?) (?:avec|chez|vers))"
    rf"(?: \w+){{0,2}} {_OTHER}\b"
    r"|\b(?:ne donner\w+ pas suite"
    r"|(?:(?:will|shall|would)(?: \w+)? not|won't) (?:be )?(?:renew|plac"
    r"|continu)\w* (?:with )?(?:\w+ ){0,3}(?:orders?|contract)"
    r"|ne (?:renouvell\w+|reconduir\w+|passer\w+) (?:donc )?(?:pas|plus)"
    r"|ne retenons pas|n'avons pas retenu|(?:won't|will not) be (?:going ahead|ordering|proceeding))\b"
)
_OPEN = re.compile(
    r"\b(?:si|s'il|sinon|sauf|a moins|unless|if|otherwise|or else|before we|avant de|last chance|derniere chance)\b|\?"
)


def gone(folded: str) -> bool:
    """Whether folded words tell that the decision is made: no condition and no question stands beside it."""
    return _GONE.search(folded) is not None and _OPEN.search(folded) is None
