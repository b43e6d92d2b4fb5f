"""What the client gives in return: facts read in their own words."""

import re
from decimal import Decimal

from bot.coach.understand.cues import Cues, Patterns, found_in
from bot.coach.understand.denial import denied
from bot.coach.understand.plain import Plain
from bot.domain.facts import Fact, FactName, Origin
from bot.domain.figures import Figure, Unit

_YES = True
_ORDERED_AGAIN = re.compile(
    r"\b(?:en (?:re)?command\w*|en recommand\w*|(?<!vous )(?<!te )recommand\w+ (?:\w+ )?"
    r"(?:#q|#n|des|du|dans|les|le|la|l'|une?|ces|cette|ce|exactement|a l'identique))"
)
"""French for ordering again, which is written like recommending."""
_A_YEAR = Decimal(12)
_YEARLY = re.compile(
    r"\b(?:yearly|annual|year-long) (?:contract|agreement|commitment)\b"
    r"|\b(?:contrat|engagement|accord)(?:[- ]cadre)? (?:annuel\w*|a l'annee|sur l'annee)\b"
)
"""A commitment over a year in words without a figure."""
_OVER_A_YEAR = re.compile(
    r"\b(?:sign\w*|commit\w*|engag\w*|contract\w*|contrat\w*)\b[^.?!]*(?:#q|#n)(?: \w+){0,3} "
    r"(?:over (?:the|a|one)(?: next)? year|sur l'annee|sur un an|dans l'annee)\b"
)
_FEES = frozenset({Unit.PERCENT, *(u for u in Unit if u.is_money)})
_DAYS = {Unit.DAYS: Decimal(1), Unit.MONTHS: Decimal(30)}
_MONTHS = {Unit.MONTHS: Decimal(1), Unit.YEARS: Decimal(12)}


def find_offers(sentences: tuple[Plain, ...], cues: Cues) -> tuple[Fact, ...]:
    """What the client gives: payment in advance, a commitment, a quantity, a reference, a fee, a later delivery.

    Candour about a mistake of their own is a fact too.
    """
    facts: list[Fact] = []
    for plain in sentences:
        quote = plain.sentence.text
        if _said(plain, cues.offers["cash_offered"]) and _HALF.search(plain.text) is None:
            facts.append(Fact(FactName.CASH_OFFERED, _YES, Origin.MESSAGE, quote))
        if found_in(cues.offers["reference_offered"], plain.text) and not _ORDERED_AGAIN.search(plain.text):
            facts.append(Fact(FactName.REFERENCE_OFFERED, _YES, Origin.MESSAGE, quote))
        months = _figure(plain, cues.offers["commitment_offered"], frozenset(_MONTHS))
        yearly = _YEARLY.search(plain.text) or _OVER_A_YEAR.search(plain.text)
        if months is None and yearly and not denied(plain.text, *yearly.span()):
            facts.append(Fact(FactName.COMMITMENT_OFFERED, _A_YEAR, Origin.MESSAGE, quote))
        bound = _refused(plain, cues.offers["commitment_offered"]) or _BOUND.search(plain.text) is not None
        if months is not None and not bound:
            facts.append(Fact(FactName.COMMITMENT_OFFERED, months.number * _MONTHS[months.unit], Origin.MESSAGE, quote))
        fee = _figure(plain, cues.offers["fee_offered"], _FEES)
        if fee is not None:
            facts.append(Fact(FactName.FEE_OFFERED, fee.number, Origin.MESSAGE, quote))
        delay = _figure(plain, cues.offers["delivery_offered"], frozenset(_DAYS))
        if delay is not None:
            facts.append(Fact(FactName.DELIVERY_DAYS, delay.number * _DAYS[delay.unit], Origin.MESSAGE, quote))
        if found_in(cues.offers["own_fault"], plain.text):
            facts.append(Fact(FactName.CLIENT_FAULT, _YES, Origin.MESSAGE, quote))
        pieces = _figure(plain, cues.offers["quantity_offered"], frozenset({Unit.PIECES, Unit.NUMBER}))
        if pieces is not None:
            facts.append(Fact(FactName.QUANTITY_OFFERED, pieces.number, Origin.MESSAGE, quote))
    return _once(facts)


_DENIED = re.compile(
    r"\b(?:jamais|ne|n'\w+|pas|rien|never|not|don't|won't|can't|rather|merci d'avance|in advance for)\b"
)


_BOUND = re.compile(
    r"\b(?:ne (?:nous |me |pouv\w+ |peux |peut |permet\w* )[^.?!]{0,20}\b(?:pas|plus|guere)\b|n'avons pas le droit"
    r"|(?:can't|cannot|can not|won't|not able to|unable to|not allowed to|aren't allowed to)\b)[^.?!]{0,50}"
    r"\b(?:engag\w*|commit\w*|sign\w*|contract\w*|contrat\w*|au-dela|beyond|more than|longer than)\b"
)
"""Words by which a commitment named beside them is one that cannot be made."""
_HALF = re.compile(r"\b(?:half|moitie|50 ?%|en deux)\b")


def _said(plain: Plain, patterns: Patterns) -> bool:
    """Whether the words stand in the sentence and nothing in them or just before denies it."""
    match = found_in(patterns, plain.text)
    if match is not None and plain.text.rstrip().endswith("?") and _ASKED.search(plain.text[: match.end()]):
        # "Do we pay up front?" offers nothing.
        return False
    return match is not None and not _DENIED.search(plain.text[max(0, match.start() - 12) : match.end()])


_ASKED = re.compile(
    r"\b(?:do|does|must|should|need|have to|is|are|would|when|how) (?:we|i|it|there|you)\b|\b(?:faut-il|doit-on|dois-je"
    r"|devons-nous|est-ce qu\w*|on doit|il faut|comment|quand)\b"
)
_UNABLE = re.compile(r"\b(?:impossible|unable|hors de question|exclu|out of the question|refus\w*)(?: [\w']+){0,3} ?$")


def _refused(plain: Plain, patterns: Patterns) -> bool:
    """Whether what the words offer is denied: "we cannot commit to 12 months"."""
    match = found_in(patterns, plain.text)
    if match is None:
        return False
    return denied(plain.text, *match.span()) or _UNABLE.search(plain.text[: match.start()]) is not None


def _figure(plain: Plain, patterns: Patterns, units: frozenset[Unit]) -> Figure | None:
    match = found_in(patterns, plain.text)
    if match is None:
        return None
    return next((f for f in plain.figures_in(match.start(), match.end()) if f.unit in units), None)


def _once(facts: list[Fact]) -> tuple[Fact, ...]:
    """Facts without repeats of the same name and value."""
    return tuple({(f.name, f.value): f for f in reversed(facts)}.values())[::-1]
