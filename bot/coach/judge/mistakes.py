"""What a clause is kept for: help with a client's own mistake, and a gesture beyond the repair of ours."""

import re

from bot.coach.judge.bench import Bench
from bot.coach.judge.conditions import excluded
from bot.domain.asks import TROUBLES, Ask, AskKind
from bot.domain.facts import FactName
from bot.domain.policy import Authority, Clause, Confidentiality, Measure
from bot.reading.folding import fold

_FAVOURS = frozenset({AskKind.GOODWILL, AskKind.FREE_EXTRA, AskKind.PRICE_CUT, AskKind.SCOPE_CHANGE})
_MADE = (FactName.DAYS_SINCE_DELIVERY, FactName.PURCHASE_AGE_MONTHS)
_DRAWN = re.compile(
    r"\b(?:epreuve\w*|maquette\w*|bat|fichier\w*|visuel\w*|proofs?|artwork|mock-?up\w*|files?|layout)\b"
)
"""What is made again before anything is printed."""

_GIVEN_BACK = re.compile(
    r"\b(?:repren\w*|reprise|rembours\w*|retour\w*|renvo[iy]\w*|rendre|echang\w*|recuper\w*|un avoir|avoir de|troqu\w*"
    r"|take (?:\w+ ){0,3}back|taking (?:\w+ ){0,3}back|send (?:\w+ ){0,3}back|bring (?:\w+ ){0,3}back"
    r"|returns?|returning"
    r"|refund\w*|credit\w*|money back|exchang\w*|swap\w*|garanti\w*|warrant\w*|repar\w*|repair\w*|mend\w*"
    r"|fix(?:ed|ing)?)\b"
)
_ANEW = re.compile(
    r"\b(?:reimprim\w*|re-?imprim\w*|refai\w*|refair\w*|retirage|retirer|relanc\w*|recommenc\w*|reprodui\w*|repasser"
    r"|nouve(?:au|lle)s? (?:serie|tirage|impression|lot|fabrication|commande|production)|autre (?:serie|tirage|lot)"
    r"|repart\w*|reprint\w*|re-?run|redo\w*|re-?make|remade|remak\w*|start (?:again|afresh|over)"
    r"|print (?:\w+ ){0,4}again"
    r"|(?:new|fresh|second|another) (?:run|batch|print|series|set|order|lot)|replac\w*|remplac\w*)\b"
)


def fresh_start(ask: Ask, bench: Bench) -> tuple[Clause, ...]:
    """The clauses kept for a mistake of the client's own, where the ask is for help with it; none otherwise.

    Help is whatever does not ask to take the goods back, and of the favours only what is made anew.
    """
    if bench.facts.flag(FactName.CLIENT_FAULT) is not True or bench.facts.flag(FactName.OUR_FAULT):
        return ()
    words = fold(ask.quote)
    if ask.kind in _FAVOURS:
        again = _ANEW.search(words)
        helped = again is not None and not _DRAWN.match(words, _noun_after(words, again.end()))
        # what is changed once it is delivered is made anew, whatever it is called
        helped = helped or (ask.kind is AskKind.SCOPE_CHANGE and any(bench.facts.get(n) is not None for n in _MADE))
    else:
        anew = _ANEW.search(words) is not None or _GIVEN_BACK.search(words) is None
        helped = ask.kind in TROUBLES and anew
    if not helped:
        return ()
    return tuple(
        c
        for c in bench.clauses
        if any(k.fact is FactName.CLIENT_FAULT and k.value is True for k in c.conditions)
        and TROUBLES & set(c.asks)
        and c.authority is not Authority.NOBODY
        and c.confidentiality is Confidentiality.PUBLIC
        and not excluded(c, bench.facts)
    )


def beyond_our_repair(ask: Ask, bench: Bench) -> tuple[Clause, ...]:
    """The clauses of a gesture for a verified fault of ours, where a complaint comes with a wish for a lower price."""
    if ask.kind is not AskKind.PRICE_CUT or not bench.facts.flag(FactName.OUR_FAULT):
        return ()
    if not bench.situation.has(AskKind.COMPLAINT):
        return ()
    return tuple(
        c
        for c in bench.clauses
        if AskKind.COMPLAINT in c.asks
        and not c.owed
        and c.limit is not None
        and c.limit.measure is Measure.DISCOUNT
        and any(k.fact is FactName.OUR_FAULT and k.value is True for k in c.conditions)
        and c.confidentiality is Confidentiality.PUBLIC
        and not excluded(c, bench.facts)
    )


def only_complained(ask: Ask, bench: Bench) -> bool:
    """Whether a return was read in a complaint that asks for none: no word of giving back, mending or making again."""
    if ask.kind is not AskKind.RETURN_OR_WARRANTY or not bench.situation.has(AskKind.COMPLAINT):
        return False
    known = (FactName.DEFECT, FactName.OUR_FAULT, FactName.CLIENT_FAULT, FactName.IN_WARRANTY)
    words = fold(ask.quote)
    return (
        all(bench.facts.get(n) is None for n in known)
        and _GIVEN_BACK.search(words) is None
        and _ANEW.search(words) is None
    )


_SMALL = re.compile(r"(?: (?:le|la|les|l'|une?|the|a|an|notre|our|votre|your|cette|this|that|de|of))* ?")


def _noun_after(words: str, end: int) -> int:
    """Where the noun after a place begins, its articles passed over."""
    found = _SMALL.match(words, end)
    return found.end() if found else end
