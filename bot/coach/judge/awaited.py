"""A date for goods already ordered that went wrong: it is looked into with the complaint, not sold as a rush."""

import re

from bot.coach.judge.bench import Bench
from bot.domain.asks import Ask, AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.reading.folding import fold

_WENT_WRONG = re.compile(
    r"\b(?:manqu\w*|missing|short|cass\w*|bro[kc]\w*|chip\w*|ebrech\w*|fel\w*|crack\w*|abim\w*|damag\w*|defaut\w*|defect\w*"
    r"|faulty|wrong\w*|mauvais\w*|erreur\w*|mistak\w*|retard\w*|late|delay\w*|overdue|arriv\w*|livre\w*|recu\w*|receiv\w*"
    r"|deliver\w*|turned up|came|crooked|travers|envers|upside|smudg\w*|flou\w*|blur\w*|efface\w*|peel\w*|torn"
    r"|dechir\w*"
    r"|tach\w*|devait|devaient|supposed|should have|transporteur|carrier"
    r"|stain\w*|raye\w*|scratch\w*|bent|tordu\w*|colis|parcel|tracking|suivi)\b"
)
_ASKED_FOR = re.compile(r"\b(?:devis|quotes?|quotation|estimat\w*|tarif|price list)\b")
_MORE = re.compile(
    r"\b(?:autres?|nouve(?:lle|au)x?s?|prochaine?|supplementaires?|de plus|en plus|encore|another|more|extra|next"
    r"|additional|new order|reorder|recommand\w*|commander|place an order|to order)\b"
)
_SAME = re.compile(
    r"\b(?:manqu\w*|missing|remplac\w*|replac\w*|refai\w*|refair\w*|reprint\w*|redo\w*|cass\w*|broken|bons?|bonnes?"
    r"|right ones?|corrig\w*|correct\w*|rest|reste)\b"
)


_LONGEST = 600
"""A complaint is told in a few sentences: words of trouble in anything longer may be about anything."""


def awaited(ask: Ask, bench: Bench) -> bool:
    """Whether a wish for speed is about goods that a complaint says came late, wrong, short or not at all."""
    if ask.kind is not AskKind.RUSH or not bench.situation.has(AskKind.COMPLAINT):
        return False
    if bench.facts.flag(FactName.CLIENT_FAULT) is True:
        return False
    words, told = fold(ask.quote), " ".join(fold(a.quote) for a in bench.situation.asks if a.kind is AskKind.COMPLAINT)
    if len(told) > _LONGEST or _WENT_WRONG.search(told) is None or _ASKED_FOR.search(told) or _MORE.search(words):
        return False
    counted = any(f.unit is Unit.PIECES for f in ask.figures)
    # in the complaint's own words, the pieces counted are those that went wrong
    return not counted or words in told or told in words or _SAME.search(words) is not None
