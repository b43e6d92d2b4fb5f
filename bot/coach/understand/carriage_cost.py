"""What the carriage costs is no price of goods: whoever names it and wants it off asks for the carriage, nothing else.

"I see €48 of carriage, take it off" bargains over no umbrella, and no discount answers it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.asks import Ask, AskKind
from bot.domain.figures import Unit
from bot.reading.folding import fold

_CARRIAGE = re.compile(
    r"\b(?:port|transport|frais de (?:livraison|port|transport|expedition|envoi)|livraison a|expedition a"
    r"|carriage|shipping|postage|freight|delivery (?:charge|cost|fee)s?|(?:for|of|in) delivery|p&p)\b"
)
_OF_GOODS = re.compile(
    r"\b(?:remises?|rabais|ristourne\w*|prix|tarifs?|moins chers?|baiss\w+|budget|discounts?|price\w*|cheaper|lower"
    r"|rebate|(?:la |l')?(?:piece|unite|unit)|each|apiece)\b|%"
)


def of_the_carriage(asks: Sequence[Ask], usual: str = "") -> tuple[Ask, ...]:
    """The asks; one for a lower price that speaks of nothing but the carriage's cost is the wish to be spared it.

    Beside a wish for free carriage it is the same one, and goes. `usual` are the usual names of free carriage.
    """
    extra = any(a.kind is AskKind.FREE_EXTRA for a in asks)
    if not extra:
        return tuple(_spared(a, usual) if _carried(a) else a for a in asks)
    return tuple(a for a in asks if not _carried(a))


def _spared(ask: Ask, usual: str) -> Ask:
    """The wish to be spared it: what the carriage costs is no gift's worth, only what the order comes to tells."""
    amounts = [f for f in ask.figures if f.unit.is_money]
    order = max(amounts, key=lambda f: f.number) if len(amounts) > 1 else None
    figures = tuple(f for f in ask.figures if not f.unit.is_money or f is order)
    beside = " . ".join(filter(None, (ask.beside, usual)))
    return replace(ask, kind=AskKind.FREE_EXTRA, figures=figures, beside=beside)


def _carried(ask: Ask) -> bool:
    said = fold(ask.quote)
    money = any(f.unit.is_money for f in ask.figures) and not any(f.unit is Unit.PERCENT for f in ask.figures)
    return ask.kind is AskKind.PRICE_CUT and money and bool(_CARRIAGE.search(said)) and not _OF_GOODS.search(said)
