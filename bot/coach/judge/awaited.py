"""What is asked for because goods went wrong: it is looked into with the complaint, not sold or bargained over."""

import re

from bot.coach.judge.bench import Bench
from bot.domain.asks import Ask, AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.reading.folding import fold
from bot.reading.spoilt import SPOILT, spoilt

_WENT_WRONG = re.compile(
    rf"\b(?:{SPOILT}|manqu\w*|missing|short|chip\w*|fel\w*|defaut\w*|defect\w*|wrong\w*|mauvais\w*|erreur\w*|mistak\w*"
    r"|retard\w*|late|delay\w*|overdue|arriv\w*|livre\w*|recu\w*|receiv\w*|deliver\w*|turned up|came|travers|envers"
    r"|efface\w*|tach\w*|devait|devaient|supposed|should have|transporteur|carrier|colis|parcel|tracking|suivi)\b"
)
_ASKED_FOR = re.compile(r"\b(?:devis|quotes?|quotation|estimat\w*|tarif|price list)\b")
_MORE = re.compile(
    r"\b(?:autres?|nouve(?:lle|au)x?s?|prochaine?|supplementaires?|de plus|en plus|encore|another|more|extra|next"
    r"|additional|new order|reorder|recommand\w*|commander|place an order|to order)\b"
)
_SAME = re.compile(
    r"\b(?:manqu\w*|missing|remplac\w*|replac\w*|refai\w*|refair\w*|reprint\w*|redo\w*|cass\w*|broken|bons?|bonnes?"
    r"|right ones?|corrig\w*|correct\w*|rest|reste|neufs?|neuves?|(?:brand )?new)\b"
)


_LONGEST = 600
"""A complaint is told in a few sentences: words of trouble in anything longer may be about anything."""


def awaited(ask: Ask, bench: Bench) -> bool:
    """Whether a wish for speed is about goods that a complaint says came late, wrong, short or not at all."""
    words, told = fold(ask.quote), _gone_wrong(bench)
    if ask.kind is not AskKind.RUSH or not told or _MORE.search(words):
        return False
    counted = any(f.unit is Unit.PIECES for f in ask.figures)
    # in the complaint's own words, the pieces counted are those that went wrong
    return not counted or words in told or told in words or _SAME.search(words) is not None


def made_up_for(ask: Ask, bench: Bench) -> bool:
    """Whether a lower price, of which no figure is told, is asked for goods that went wrong and are looked into."""
    if ask.kind is not AskKind.PRICE_CUT or not _gone_wrong(bench) or bench.facts.flag(FactName.OUR_FAULT):
        return False
    return not any(f.unit.is_money or f.unit is Unit.PERCENT for f in ask.figures)


def _gone_wrong(bench: Bench) -> str:
    """The folded words of a complaint that tell of goods gone wrong, by no fault of the client's; "" without one."""
    if bench.facts.flag(FactName.CLIENT_FAULT) is True:
        return ""
    told = " ".join(fold(a.quote) for a in bench.situation.asks if a.kind is AskKind.COMPLAINT)
    if not told or len(told) > _LONGEST or _ASKED_FOR.search(told):
        return ""
    # the words that complain may stand apart from those that tell why: "Quite disappointed."
    around = fold(bench.situation.message.text[:_LONGEST])
    return told if _WENT_WRONG.search(told) or spoilt(around) else ""
