"""What the carrier costs, told with its amount: carriage to be taken off, never a price of ours to lower."""

import re
from dataclasses import replace

from bot.domain.asks import Ask, AskKind
from bot.domain.figures import Unit
from bot.reading.folding import fold

_CARRIAGE = (
    r"(?:frais de port|frais de livraison|frais d'envoi|port|livraison|transport|carriage|shipping|postage|delivery"
    r"|freight)"
)
_MONEY = r"(?:€|£|\$)? ?\d[\d ]*(?:[.,]\d+)? ?(?:€|£|\$|euros?|eur|pounds?|quid|balles)?"
_CHARGED = re.compile(
    rf"{_MONEY} (?:de |d'|of |for |pour |in |en )?(?:la |le |les |the )?{_CARRIAGE}\b"
    rf"|\b{_CARRIAGE}(?: (?:costs?|charges?|fee))?(?: (?:of|de|a|at|is|est|:)| :)? {_MONEY}"
)
_OF_PRICES = re.compile(
    r"\b(?:remises?|rabais|ristournes?|discounts?|rebates?|prix|prices?|tarifs?|cheaper|moins cher)\b"
)


def carriage_told(asks: tuple[Ask, ...]) -> tuple[Ask, ...]:
    """The asks; a price to lower whose words name what the carrier costs is carriage, told once."""
    found = []
    for ask in asks:
        words = fold(ask.quote)
        of_carriage = ask.kind is AskKind.PRICE_CUT and _CHARGED.search(words) is not None
        if not of_carriage or _OF_PRICES.search(words) or any(f.unit is Unit.PERCENT for f in ask.figures):
            found.append(ask)
        elif not any(a.kind is AskKind.FREE_EXTRA for a in asks):
            found.append(replace(ask, kind=AskKind.FREE_EXTRA, figures=()))
    return tuple(found)
