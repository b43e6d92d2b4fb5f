"""A wish for the terms of the last order, named back: nobody knows them here, so they are looked up."""

import re

from bot.coach.compose.case import Case
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.stance import Move
from bot.reading.folding import fold

_AS_BEFORE = re.compile(
    r"\b(?:memes? (?:prix|tarifs?|conditions?|modalites?|termes)"
    r"|same (?:price|prices|pricing|terms|conditions|rate|deal))"
    r"(?!\s+(?:for|pour|on|sur|a|at|with|avec)\b)"
)
_LAST = re.compile(
    r"\b(?:derniere|dernier|precedent\w*|avant|l'an passe|l'annee passee|recommand\w*|renouvel\w*|reconduir\w*|comme"
    r"|encore|de plus|last|previous\w*|before|re-?order\w*|again|more|renew\w*|repeat)\b"
)
_QUOTED = re.compile(r"\b(?:devis|offre|quote|quotation|offer|proposal)\b")
_OTHERWISE = frozenset({AskKind.PRICE_CUT, AskKind.PAYMENT_TERMS, AskKind.COMPLAINT, AskKind.RETURN_OR_WARRANTY})


def as_before(case: Case) -> list[Part]:
    """That the terms of the last order will be confirmed by a day; nothing where another ask decides on terms."""
    text = fold(case.situation.message.text)
    if not (_AS_BEFORE.search(text) and _LAST.search(text)) or any(case.situation.has(k) for k in _OTHERWISE):
        return []
    if case.stance.move in (Move.PART, Move.ESCALATE) or _QUOTED.search(text):
        # The terms of a quote are those of no order.
        return []
    return [Part("as_before", sentence(case.voice.say("as_before", next=case.next_day)), Place.WAYS, 1, _AFTER)]


_AFTER = 92
