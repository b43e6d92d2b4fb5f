"""How many pieces an order is of, as the facts or the message tell."""

import re
from collections.abc import Container
from decimal import Decimal

from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.policy import Product
from bot.domain.situation import Situation
from bot.reading.folding import fold

_FALSE_YEAR = re.compile(r"\b20[0-4]\d (?:au lieu de|et non(?: pas)?|instead of|not|rather than) 20[0-4]\d\b")
_NEEDED = re.compile(
    r"\b(?:need|want|after|start with|begin with|go ahead with|proceed with|partir sur|part sur|partons sur|on en prend"
    r"|besoin de|besoin d'|faut|faudrait|commenc\w+ (?:par|avec))"
    r"(?: (?:only|just|about|around|roughly"
    r"|environ|juste|seulement|une?))*"
    r" (?P<number>\d{1,4})\b(?! ?(?:days?|weeks?|months?|colou?rs?|people|minutes?|hours?|jours?"
    r"|semaines?|mois|couleurs?|heures?"
    r"|[%€£$h:/]))"
    r"|\b(?:pour|for) (?P<goods>\d{2,4})(?= ?(?:[.,;!?]|$))",
    re.IGNORECASE,
)
_FOR_SO_MANY = re.compile(
    r"(?:\b(?:pour|à|for|to|we are|we're|nous sommes|on est)|,|[.!?:\n])(?: ?(?:nos|mes|our|my|the|les|about|around"
    r"|environ))* (?P<number>\d{2,4}) (?:\w+ )?"
    r"(?:invités|collaborateurs|salariés|personnes|participants|clients|élèves|membres|employés|convives|guests"
    r"|people|employees"
    r"|colleagues|attendees|clients|members|pupils|students|delegates|staff|starters|joiners|adhérents|abonnés|licenciés|bénévoles|visiteurs"
    r"|exposants|équipiers|partenaires|volunteers|visitors|partners|subscribers|customers)\b",
    re.IGNORECASE,
)
_OF_US = re.compile(
    r"\b(?P<number>\d{2,4}) of us\b"
    r"|\b(?:soit|so that's|that makes|ce qui fait) (?P<made>\d{2,4})\b(?! ?(?:%|€|£|[.,]\d))"
    r"|\b(?:on est|nous sommes|on sera|nous serons)(?: environ| a peu près| à peu près)? "
    r"(?P<nous>\d{2,4})\b(?! ?(?:%|€|ans|years))",
    re.IGNORECASE,
)
_OF_YOURS = re.compile(
    r"(?<![\d.,€£$])(?P<number>\d{1,3}(?:[ ,.]\d{3})|\d{2,5})(?: (?:pieces|pièces))? "
    r"(?:of (?:your|these|those|them|the)|de (?:vos|ces|votre)|des) (?!jours|days|\d)",
    re.IGNORECASE,
)
"""So many of goods that are described without a name: "1,200 of your cheapest umbrella"."""
_EACH = re.compile(r"\b(?:each|chacune?|par personne|per person|apiece|everyone|tout le monde|chaque)\b", re.IGNORECASE)


def ordered(situation: Situation, product: Product | None) -> int | None:
    """The pieces of the order in hand; None where nothing tells. The few that are asked for free are not the order."""
    facts, text = situation.facts, situation.message.text
    number, offered = facts.number(FactName.QUANTITY), facts.number(FactName.QUANTITY_OFFERED)
    free = {f.top for a in situation.asks if a.kind is AskKind.FREE_EXTRA for f in a.figures}
    if number is None or number in free:
        number = offered or _besides(free, situation, product)
    if number is None and (people := _FOR_SO_MANY.search(text)) is not None:
        # One for each of so many people.
        number = Decimal(people["number"])
    if number is None and product is None and (of := _OF_YOURS.search(text)) is not None:
        number = Decimal(re.sub(r"[ ,.]", "", of["number"]))
    us = _OF_US.search(text)
    if number is None and us is not None and (us["made"] or _EACH.search(text)):
        number = Decimal(us["number"] or us["made"] or us["nous"])
    if number is None and product is not None and (few := _NEEDED.search(text)) is not None:
        number = Decimal(few["number"] or few["goods"])
    if number is not None and str(number).startswith("20") and _FALSE_YEAR.search(fold(situation.message.text)):
        # "2025 instead of 2026" counts nothing.
        return None
    return int(number) if number is not None and number > 0 else None


def _besides(free: Container[object], situation: Situation, product: Product | None) -> Decimal | None:
    """The one other count of pieces that a message names, as many as its product is made of; else None."""
    if product is None or situation.facts.number(FactName.QUANTITY) is None:
        return None
    counts = (f for f in situation.figures if f.unit in (Unit.PIECES, Unit.NUMBER) and f.top not in free)
    least = product.prices[0].from_quantity
    told = {f.number for f in counts if least <= f.number <= _MOST and f.per is None}
    return told.pop() if len(told) == 1 else None


_MOST = 50_000
"""Beyond so many, a number counts no pieces: "a million thanks"."""
