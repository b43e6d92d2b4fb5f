"""Whether an amount is for one piece or for the whole."""

import re

from bot.domain.figures import Per

_TAX = (
    r"(?: ?,? ?(?:ht|ttc|hors taxes?|h\.t\.|t\.t\.c\.|excl\.? (?:vat|tax)|ex vat|incl\.? vat|plus vat|\+ ?vat"
    r"|net)\b)?"
)
_THING = (
    r"(?:pieces?|pcs?|pce|unites?|units?|u\b|items?|exemplaires?|ex\b|articles?|one|parapluies?|umbrellas?"
    r"|personne|head)"
)
_NOT_A_THING = (
    r"(?:mois|month|jour|day|an|annee|year|semaine|week|heure|hour|trimestre|quarter|virement|cheque|carte|mail|rapport"
    r"|exemple|consequent|contre|la\b|le\b|les\b|transfer|card|default|email|avance|annum|palier|commande|order"
    r"|livraison"
    r"|delivery|envoi|shipment|suite|defaut|principe|person|personne|client)"
)
_PIECE_AFTER = re.compile(
    _TAX + r" ?,? ?\(?(?:/ ?(?:la )?" + _THING + r"|(?:a )?(?:la |l'|a l'|/)" + _THING + r"(?! de)|a ?piece\b|each\b"
    r"|chacune?s?\b|chaque\b|pieces?\b|unitaires?\b|l'un(?:e|ite)?\b|apiece\b|(?:un|an?) " + _THING + r"\b"
    r"|(?:par|per|/) ?(?!" + _NOT_A_THING + r")[a-z]{2,}|pp\b|pu\b)"
)
_PIECE_BEFORE = re.compile(
    r"(?:(?:prix|tarif|cout|montant|valeur) (?:unitaire|piece|(?:a|de) l'unite|a la piece)|unit (?:price|cost)|l'unite"
    r"|price per (?:unit|piece)|(?:each|chacun|piece|par piece|per unit|par unite|l'unite) (?:a|at|for|pour))"
    r" ?(?:ht|ttc)?(?: (?:de|a|est|sera|passe|reste|at|of|is|to|would|be|actuel|est de|a moins de|under"
    r"|below)){0,3} ?[:=]? ?$"
)
_TOTAL_AFTER = re.compile(
    _TAX + r" ?,? ?\(?(?:" + r"au total|en tout(?! cas)|tout compris|tout inclus|all[- ]in\b|all[- ]inclusive"
    r"|in total|total\b"
    r"|altogether|le tout\b|pour le tout|for the lot|the lot\b|pour l'ensemble|for everything|for the whole|in all\b"
    r"|forfaitaires?|de budget total|pour la commande|pour toute la commande|for the (?:whole )?order)"
)
_TOTAL_BEFORE = re.compile(
    r"(?:\btotal|le tout|en tout|montant global|(?:budget|enveloppe) global\w*"
    r"|overall budget|budget (?:total|overall)|l'ensemble|the lot|the whole lot|altogether|all in|in all"
    r"|forfait)"
    r"(?: (?:ht|ttc|price|cost|prix|amount|value|order|budget))?(?: (?:de|a|pour|est|sera|for|of|is|at|comes? to"
    r"|to|est de"
    r"|s'eleve a|revient a|fait|would be|reste))* ?[:=]? ?$"
)


def per_of(text: str, start: int, end: int) -> Per | None:
    """What the words around the amount `text[start:end]` say it is for; None where they do not."""
    before = text[max(0, start - 48) : start]
    if _PIECE_AFTER.match(text, end):
        return Per.PIECE
    if _TOTAL_AFTER.match(text, end):
        return Per.TOTAL
    if _PIECE_BEFORE.search(before):
        return Per.PIECE
    return Per.TOTAL if _TOTAL_BEFORE.search(before) else None
