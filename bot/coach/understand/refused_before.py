"""Shares refused before: "you said no to 15 %" asks for none of it again where another share is asked for now."""

import re
from dataclasses import replace

from bot.domain.asks import Ask, AskKind
from bot.domain.figures import Figure, Unit
from bot.reading.folding import fold_keep

_REFUSED = re.compile(
    r"\b(?:(?:said|say|saying|told us|told me|was|were|is) no to|no to|turn(?:ed|ing)? down|refus\w+|declin\w+"
    r"|reject\w+|rejet\w+|ecart\w+|dit non|non a|(?:can|could|would|do)(?:n't| ?not) (?:do|give|go|offer|manage|grant)"
    r"|ne (?:pouv|voul)\w+ pas (?:faire|donner|accorder|aller)|n'(?:avez|as|aviez) pas (?:pu|voulu)"
    r"|impossible|hors de question)(?: [a-z']+){0,4} ?$"
)
_NEAR = 70


def without_the_refused(asks: tuple[Ask, ...], figures: tuple[Figure, ...], text: str) -> tuple[Ask, ...]:
    """The asks; one for a lower price has the share asked for now in place of those refused before.

    Where the message names no other share, the one refused is asked for again.
    """
    folded = fold_keep(text)
    shares = [f for f in figures if f.unit is Unit.PERCENT]
    refused = [f for f in shares if _REFUSED.search(folded[max(0, f.start - _NEAR) : f.start])]
    sought = [f for f in shares if f not in refused]
    if not refused or not sought:
        return asks
    return tuple(_now(a, refused, sought[0]) for a in asks)


def _now(ask: Ask, refused: list[Figure], sought: Figure) -> Ask:
    if ask.kind is not AskKind.PRICE_CUT or not any(f in refused for f in ask.figures):
        return ask
    left = tuple(f for f in ask.figures if f not in refused)
    return replace(ask, figures=left if any(f.unit is Unit.PERCENT for f in left) else (*left, sought))
