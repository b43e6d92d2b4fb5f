"""Payment terms that are nothing but what the client offers: cash at once, or the length of a commitment."""

import re

from bot.domain.asks import Ask, AskKind
from bot.domain.facts import Fact, FactName
from bot.domain.figures import Unit
from bot.reading.folding import fold

_DELAYS = frozenset({Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS, Unit.DATE})


_NOT_AT_ONCE = re.compile(
    r"\b(?:acompte|deposit|apres|after|reception|receipt|delivery|livraison|later|plus tard|sans avance)\b"
)


def without_own_offer(asks: tuple[Ask, ...], offered: tuple[Fact, ...]) -> tuple[Ask, ...]:
    """The asks, less a payment term that only says the client pays at once."""
    paid = any(f.name is FactName.CASH_OFFERED for f in offered)
    if not paid or len(asks) < 2:
        return asks
    return tuple(
        a
        for a in asks
        if a.kind is not AskKind.PAYMENT_TERMS
        or any(f.unit in _DELAYS for f in a.figures)
        or _NOT_AT_ONCE.search(fold(a.quote))
    )


_PAYING = re.compile(
    r"\b(?:pay\w*|pai\w*|regl\w*|factur\w*|invoic\w*|acompte\w*|deposit\w*|echean\w*|solde\w*|virement\w*"
    r"|settl\w*|net"
    r"|terms|instal\w*|due|avance|upfront|fois|bill\w*)\b"
)


def without_commitment(asks: tuple[Ask, ...], offered: tuple[Fact, ...]) -> tuple[Ask, ...]:
    """The asks, less a payment term that is nothing but the length of the commitment offered."""
    if not any(f.name is FactName.COMMITMENT_OFFERED for f in offered):
        return asks
    return tuple(a for a in asks if a.kind is not AskKind.PAYMENT_TERMS or _PAYING.search(fold(a.quote)))
