"""Words of a question that bargains: it asks for no price and for no rule."""

import re

_KEPT = re.compile(
    r"\b(?:gard\w*|bloqu\w*|maint\w*|tenir|tiendr\w*|conserv\w*|keep|hold|lock|freeze|fix)(?: \w+'?){0,3} "
    r"(?:prix|tarif|conditions|price|rate)s?\b"
)
_DROPPED = re.compile(
    r"\b(?:knock\w*|waive\w*|drop|skip|lose|scrap|take off|forget|enlev\w*|retir\w*|offrir|offrez|supprim\w*|annul\w*"
    r"|oubli\w*|saut\w*)\b[^?]*\b(?:fees?|charges?|costs?|frais|supplement\w*|surcout\w*)\b"
)


def price_kept(folded: str) -> bool:
    """Whether folded words ask for a price to be kept for later."""
    return _KEPT.search(folded) is not None


def sum_dropped(folded: str) -> bool:
    """Whether folded words ask for a fee or a cost to be left out."""
    return _DROPPED.search(folded) is not None
