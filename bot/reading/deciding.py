"""Words by which a day is when somebody decides or waits for an answer, not when they want their goods."""

import re

_DECIDING = re.compile(
    r"\b(?:decid\w*|decision|make up (?:my|our) minds?|choos\w*|pick one|choisi\w*|choix|tranch\w*|arbitr\w*"
    r"|(?:your|an?) (?:answer|reply)|get back to (?:me|us)|(?:votre|une) reponse|repond\w*|revenir vers)\b"
)
# "Let me know by Thursday": the day belongs to the telling; "let me know if 300 by Thursday is possible" is another.
_TELLING = re.compile(
    r"\b(?:let (?:me|us) know|tell (?:me|us)|come back to (?:me|us)|(?:hear|heard) (?:back )?from you"
    r"|dis|dites|tenez|tiens|reviens vers|revenez vers|(?:votre|ton|un) retour|(?:de )?(?:vos|tes) nouvelles)\b"
    r"(?:[ -](?!if|si|whether|how|what|combien|ce)[a-z]+){0,3}?"
    r" (?:by|before|no later than|d'ici|avant|pour|au plus tard)\b"
)
# A bargain is struck by a day: "nous aimerions conclure cette semaine", "I can sign by Friday". Goods that are named
# between the two are what the day is for.
_STRIKING = re.compile(
    r"\b(?:conclu(?:re|ons|rait|rions|t)|boucl(?:er|e|ons)|finalis\w+|sign(?:e|er|ons|es|ing|ed)?\b|clos(?:e|ing)\b"
    r"(?! (?:to|of|on))|wrap(?:ping)? (?:this|it|that|things|everything) up"
    r"|(?:passer|lancer|place|placing|confirm\w*|valid\w+) (?:la |une |notre |cette |the |an |our |this )?"
    r"(?:commande|order|devis|quote)\b)"
    r"(?: (?!\d)[\w']+){0,3}?"
    r" (?:cette semaine|this week|d'ici|avant|by|before|ce (?:mois|soir)|today|tomorrow|demain)\b"
)
DELIVERING = re.compile(
    r"\b(?:livr\w*|deliver\w*|dispatch\w*|expedi\w*|ship\w*|recevoir|receiv\w*|arriv\w*|in hand|on site|sur place"
    r"|(?:need|want|have|get) (?:them|it|these|those)|les (?:avoir|faut))\b"
)


def to_decide(folded: str) -> bool:
    """Whether a folded sentence tells by when somebody decides or answers, and speaks of no delivery."""
    said = _DECIDING.search(folded) is not None or _TELLING.search(folded) is not None
    said = said or _STRIKING.search(folded) is not None
    return said and DELIVERING.search(folded) is None
