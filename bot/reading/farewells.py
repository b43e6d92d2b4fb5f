"""Words by which somebody tells that they have gone elsewhere, or will not order again."""

import re
from functools import lru_cache

_OTHER = (
    r"(?:un|une|d'|des|another|a|an|other|some|someone|somebody|our|notre) ?(?:autres? |other |different "
    r"|local |new |nouveau |nouvelle |current |existing |usual |regular |present |previous |incumbent )?"
    r"(?:fournisseu\w+|imprimeur\w*|fabricant\w*|atelier|agence|marque|esat|prestataire|maison|societe"
    r"|entreprise|confrere|concurren\w+|offre|proposition|supplier|vendor"
    r"|company|provider|competitor|printer|partner|firm|offer|proposal|else)"
)
_GONE = re.compile(
    r"\b(?:decided (?:to (?:go|work|sign|continue|stay|stick|remain) with|on)"
    r"|(?:will be|are) (?:staying|sticking|remaining) with"
    r"|(?:va|allons|vais|avons decide de|a decide de|ai decide de|avons choisi de|a choisi de|avons prefere"
    r"|a prefere)(?: \w+){0,2} (?:rester|continuer|partir|travailler|signer) (?:avec|chez|sur)"
    r"|(?:gone|going|went|signed|chosen to work) with"
    r"|chosen|chose|picked|selected|opted for"
    r"|(?:avons|avait|a|ai|avions) (?:\w+ ){0,2}(?:choisi|retenu|opte pour|decide de (?:travailler|partir"
    r"|continuer) avec|signe avec)"
    r"|(?:sommes|est|suis) (?:\w+ )?(?:partis?|alles?) (?:avec|chez|vers)"
    r"|(?:finalement|du coup|donc|we are|we're|we'll be|i'm) (?:(?:on|nous|je) )?(?:part|partons|pars|passe|passons"
    r"|reste|restons|going|moving|staying|sticking) (?:avec|sur|chez|with|to)"
    r"|(?:on|nous|je) (?:part|partons|pars) (?:finalement |donc |plutot )?(?:avec|chez|sur))"
    rf"(?: \w+){{0,2}} {_OTHER}\b"
    r"|\b(?:ne donner\w+ pas suite"
    r"|(?:on|nous|je) (?:va|allons|vais|preferons|prefere|doit|dois|devons) (?:\w+ ){0,2}(?:laisser tomber"
    r"|en rester la|renoncer|abandonner|s'arreter la|m'arreter la|passer (?:notre|mon) tour)"
    r"|(?:we|i)(?:'ll| will| are going to|'re going to|'ve decided to| have decided to| have to|'d better)"
    r" (?:\w+ ){0,2}(?:pass(?: on (?:this|it))?(?! (?:it|them|that|your|the|on to|this (?!time|year|season|round)))"
    r"|leave it (?:there|at that|for now|this (?:time|year))"
    r"|call it a day|drop (?:the|this) (?:idea|project|order)|give (?:it|this one) a miss)"
    r"|decided (?:not to (?:go ahead|proceed|order|continue)|against (?:it|going|ordering))"
    r"|(?:(?:will|shall|would)(?: \w+)? not|won't) (?:be )?(?:renew|plac|continu)\w* (?:with )?"
    r"(?:\w+ ){0,3}(?:orders?|contract)|(?:(?:will|shall|would)(?: \w+)? not|won't) (?:be )?renew\w* (?:with"
    r"|this|next|for)"
    r"|(?:put|moved|brought|centrali[sz]\w*|regroup\w*|confi\w*)[^.?!]{0,50}\b(?:one|a single|un seul"
    r"|un unique) (?:supplier|vendor|fournisseur)"
    r"|(?:finalement|in the end|ended up|eventually)(?: [\w']+){0,4} (?:pris|command\w+|achet\w+|buy\w*|bought|order\w*"
    r"|going|gone|went)(?: [\w']+){0,4} (?:ailleurs|elsewhere)"
    r"|ne (?:renouvell\w+|reconduir\w+|passer\w+) (?:donc )?(?:pas|plus)"
    r"|(?:mettons|mettre|mettrons) fin a (?:notre|cette) (?:collaboration|partenariat|relation|contrat)"
    r"|(?:va|allons|vais|avons decide de|a decide de) (?:finalement )?(?:faire faire|faire appel|confier|passer"
    r"|commander|partir|travailler)[^.?!]{0,40}"
    r"(?:par|avec|chez|a|aupres) (?:d')?(?:un|une)(?: \w+){0,4}|ne retenons pas|n'avons pas retenu|(?:won't"
    r"|will not) be (?:going ahead|ordering|proceeding))\b"
)
_OPEN = re.compile(
    r"\b(?:si|s'il|sinon|sauf|a moins|unless|if|otherwise|or else|before we|avant de|last chance|derniere chance)\b|\?"
)


_REQUEST = re.compile(
    r"\b(?:please(?! (?:be|do be|stay|take care|give|pass on|accept|keep up|welcome)\b)|could you|can you|would you"
    r"|if you could|si vous pou(?:viez|vez)|si tu pou(?:vais|x)|kindly"
    r"|pouvez-vous|pourriez-vous|peux-tu|pourrais-tu|veuillez"
    r"|merci de (?!votre|vos|ta|ton|tes|me\b|m'))"
)


_STOP = re.compile(r"(?<=[.!?])\s+|\n+")


def asked_on_leaving(folded: str) -> bool:
    """Whether folded words of a farewell ask for something all the same ("please send us the print files")."""
    return _REQUEST.search(folded) is not None


@lru_cache(maxsize=64)  # every stage asks it of the same message
def gone(folded: str) -> bool:
    """Whether a sentence of folded words tells that the decision is made: no condition, no question stands in it."""
    return any(_GONE.search(said) is not None and _OPEN.search(said) is None for said in _STOP.split(folded))
