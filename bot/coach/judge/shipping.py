"""Shipping wanted for free, told from delivery as the moment that something else follows on."""

import re
from dataclasses import replace

from bot.domain.asks import Ask, AskKind
from bot.reading.folding import fold

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


_SHIPPING = (
    "livraison",
    "frais de port",
    "port offert",
    "franco",
    "transport",
    "shipping",
    "delivery",
    "freight",
    "expedition",
    "frais d'envoi",
    "les envoyer",
    "nous l'envoyer",
    "le port",
    "€ de port ",
    "port compris",
    "port inclus",
    "port paye",
    "postage",
    "courier",
    "carriage",
    "haulage",
    " ship ",
    "ship it",
    "ship them",
    "deliver",
)


def of_shipping(ask: Ask) -> bool:
    """Whether the ask speaks of the carrier, not only of what follows on a delivery."""
    words = fold(less_the_day(ask).quote)
    return any(w in words for w in _SHIPPING)
