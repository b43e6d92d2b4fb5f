"""Asks read in words that ask for nothing: thanks beside a request, a day that only is to hold."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.coach.understand.plain import Plain
from bot.domain.asks import Ask, AskKind
from bot.domain.figures import Unit
from bot.domain.message import ClientMessage
from bot.reading.folding import fold
from bot.reading.requests import requests

_THANKED = frozenset({AskKind.GOODWILL, AskKind.FREE_EXTRA, AskKind.SCOPE_CHANGE, AskKind.SPECIAL_FAVOUR})
_THANKS = re.compile(
    r"^\W*(?:(?:bonjour|bonsoir|salut|hello|hi|hey|dear|coucou)\b[^.!?\n]{0,25}[,.!\n]\s*)?"
    r"(?:(?:encore|un|mille|tres|vraiment|many|so|a|big|huge|grand|just|juste|quick)\W+){0,3}"
    r"(?:merci|thank|thanks|cheers|ta)\b"
)


def asked_of_us(asks: tuple[Ask, ...], own: Sequence[Plain], message: ClientMessage) -> tuple[Ask, ...]:
    """The asks; one read in thanks in the words of the request beside them, a hurry nobody is in as a question.

    Thanks that stand beside no other request ask for nothing: they are dropped where another ask is left.
    """
    asks = tuple(_unhurried(a) for a in asks)
    found: list[Ask] = []
    for ask in asks:
        if ask.kind not in _THANKED or not _THANKS.search(fold(ask.quote)) or requests(ask.quote, message.language):
            found.append(ask)
            continue
        others = [a.quote for a in asks if a is not ask]
        free = (r for r in requests(message.text, message.language) if not any(r.quote in q for q in others))
        said = next((p.sentence.text for r in free for p in own if r.quote in p.sentence.text), None)
        if said is not None:
            found.append(replace(ask, quote=said.strip(), figures=()))
        elif len(asks) == 1:
            found.append(replace(ask, kind=AskKind.PLAIN_QUESTION, figures=()))
    return tuple(found)


_TIMED = frozenset({Unit.DATE, Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS})
_HOLDS = re.compile(
    r"\b(?:decal\w+|retard(?:e|er|era|erait)|repouss\w+|chang\w+ (?:la date|le delai|les delais|quelque chose"
    r"|la livraison)"
    r"|delay\w*|push(?:es)? (?:back|out)|put back|affect\w*|chang\w* (?:the )?(?:date|delivery|lead time|anything)"
    r"|mess\w* up|impact\w*|joue sur|consequence\w*)\b"
)
_SOONER = re.compile(r"\bplus (?:tot|vite)\b|\b(?:sooner|earlier|faster)\b")
_HURRY = re.compile(
    r"\b(?:vite|rapid\w*|urgen\w*|press\w*|plus tot|acceler\w*|avanc(?:er|ez|ee?s?)|express|court\w*|raccourc\w*"
    r"|possible|avant|d'ici|pour|sous|temps|delai\w*|tard\w*|attend\w*|serre\w*|short"
    r"|soon\w*|earl\w*|fast\w*|quick\w*|rush\w*|asap|hurr\w*|speed\w*|tight|deadline|before|by|within|time|in|late\w*"
    r"|priorit\w*|straight|today|tomorrow|aujourd'hui|demain|week|semaine|next|now|forward)\b"
)


def _unhurried(ask: Ask) -> Ask:
    """A rush as the question it is: whether a day still holds, or words that tell neither a time nor a hurry."""
    if ask.kind is not AskKind.RUSH:
        return ask
    said = fold(ask.quote)
    timed = any(f.unit in _TIMED for f in ask.figures)
    whether = "?" in said and _HOLDS.search(said) is not None and _SOONER.search(said) is None
    return replace(ask, kind=AskKind.PLAIN_QUESTION) if whether or not (timed or _HURRY.search(said)) else ask
