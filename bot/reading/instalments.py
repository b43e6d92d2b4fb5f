"""Payment in parts, told from a payment put off."""

import re

_IN_PARTS = re.compile(
    r"\b(?:en|in) (?:(?:deux|trois|quatre|cinq|six|plusieurs|quelques|\d+|#n|#x) )?"
    r"(?:fois|versements?|echeances?|mensualites?|tranches?|instal\w+|parts|payments|stages|thirds)\b"
    r"|\ben #x\b|\b(?:mensualites?|instal?lments?|payment plan|monthly payments?|tous les mois|chaque mois"
    r"|per month|by the month)\b"
    r"|\b(?:etal|echelonn|fractionn|stagger|spread)\w*\b"
    r"|\b(?:deux|trois|quatre|two|three|four|#n|#q|\d) (?:\w+ )?(?:versements|virements|echeances|payments"
    r"|instal?lments)\b"
)
_PAYING = re.compile(
    r"\b(?:pay\w*|paie\w*|pai\w*|regl\w*|factur\w*|invoic\w*|solde\w*|balance|acompte\w*|deposit\w*|cost|bill|montant"
    r"|somme|rest|reste|#p|echeance\w*|mensualite\w*|instal?l\w*|versement\w*|virement\w*)\b"
)


def in_parts(text: str) -> bool:
    """Whether folded words, figures in them as they stand or as tokens, ask to pay in several parts."""
    if _HALVES.search(text) is not None:
        return True
    parted = _IN_PARTS.search(text) is not None or len(_THIRDS.findall(text)) > 1
    return parted and _PAYING.search(text) is not None


_HALVES = re.compile(
    r"(?:\b(?:half|moitie)\b|#p)[^.?!]{0,50}\b(?:the other (?:half|one)|other half|second half"
    r"|the rest|remainder|balance"
    r"|l'autre|le reste|le solde)\b[^.?!]{0,40}"
    r"\b(?:when|once|on|upon|at|day|dispatch|delivery|shipp\w*|leav\w*|quand|lorsqu\w*|a la|au"
    r"|des que|livraison|depart)\b"
)
"""One half now, and the other when the goods leave: two parts, in whatever words the sum is told."""

_THIRDS = re.compile(r"\b(?:tiers|thirds?|quarts?|quarters?|moities?|half|halves)\b")


def thirds(text: str) -> bool:
    """Whether folded words part a sum in thirds or less."""
    return _THIRDS.search(text) is not None
