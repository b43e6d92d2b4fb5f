"""Delivery as the moment that something else follows on: no word of who pays the carrier."""

import re
from dataclasses import replace

from bot.domain.asks import Ask, AskKind

_MOMENT = re.compile(
    r"\b(?:after|on|from|upon|following|before|à la|a la|après(?: la)?|apres(?: la)?|dès la|avant(?: la)?"
    r"|à compter de la)"
    r" (?:the |our |your )?(?:delivery|livraison)\b(?! (?:time|cost|fee|charge)s?)",
    re.IGNORECASE,
)
_GIVEN = frozenset({AskKind.FREE_EXTRA, AskKind.GOODWILL})


def less_the_day(ask: Ask) -> Ask:
    """The ask, where something is wanted for free, without the words "after delivery": other asks count from it."""
    if ask.kind not in _GIVEN:
        return ask
    return replace(ask, quote=_MOMENT.sub(" ", ask.quote), beside=_MOMENT.sub(" ", ask.beside))
