"""The facts of a case: those known before, and those that the client's own words offer or settle."""

import re
from dataclasses import replace
from datetime import date

from bot.coach.understand.added import QUOTES
from bot.coach.understand.context import read_facts
from bot.coach.understand.cues import Cues
from bot.coach.understand.heard import Heard
from bot.coach.understand.known import Known
from bot.coach.understand.message_read import Read
from bot.coach.understand.our_price import named_by_price, quoted
from bot.coach.understand.owning import approved_later, approved_now
from bot.coach.understand.people import sound_surplus
from bot.coach.understand.points import heard_defect
from bot.domain.asks import Ask, AskKind
from bot.domain.facts import Fact, FactName, Facts, Origin
from bot.domain.policy import Product
from bot.domain.wrongs import Wrong, WrongKind
from bot.reading.folding import fold
from bot.reading.latest import by_when_to_act

_STATES = frozenset({FactName.CUSTOM_MADE, FactName.PROOF_APPROVED, FactName.PRODUCTION_STARTED, FactName.DEFECT})
"""What the client's own words may settle of the order as it stands: none of it opens a favour.

A first order they tell of is one too, where nobody knows of earlier ones."""

_AGES = frozenset({FactName.PURCHASE_AGE_MONTHS, FactName.DAYS_SINCE_DELIVERY})
"""What the client's words may settle of something sent back: what is owed is owed by its date."""


def facts_told(
    asks: tuple[Ask, ...],
    wrongs: tuple[Wrong, ...],
    offered: tuple[Fact, ...],
    read: Read,
    heard: Heard,
    known: Known,
    *,
    cues: Cues,
    today: date,
    products: tuple[Product, ...],
) -> Facts:
    """The facts in the order card, case, the user's words, the client's words; contradictions are all kept."""
    own, told = read.own, known.told
    offers = (*offered, *read.order)
    if not known.foreign:
        offers += named_by_price(own, (*told.items, *read.order), products)
    if not QUOTES & known.names():
        ours = frozenset(str(f.value) for f in read.order if f.name is FactName.PRODUCT)
        offers += quoted(own, products, ours, Origin.MESSAGE)
    states = _states(asks, wrongs, read, known, cues, today)
    offers += (*states, *heard_defect(heard.points, heard.stage, (*known.facts(), *states)))
    return known.card.plus(*known.case, *told.items, *offers, *sound_surplus(asks, own, offers, told))


def _states(
    asks: tuple[Ask, ...], wrongs: tuple[Wrong, ...], read: Read, known: Known, cues: Cues, today: date
) -> tuple[Fact, ...]:
    """The first fact of each name that the client's words settle and the user's do not.

    Who approves and corrects in one breath approves what is to come.
    """
    wanted = _STATES | _AGES if _sent_back(asks, wrongs) else _STATES
    if FactName.ORDERS not in known.names():
        wanted |= {FactName.FIRST_ORDER}
    wanted -= {f.name for f in known.told}
    changed = any(a.kind is AskKind.SCOPE_CHANGE for a in asks)
    found = (replace(f, origin=Origin.MESSAGE) for f in read_facts(read.own, cues, today, wanted))
    return tuple(f for f in found if not _behind(f) and not _to_come(f, changed=changed))


def _sent_back(asks: tuple[Ask, ...], wrongs: tuple[Wrong, ...]) -> bool:
    """Whether goods may come back to us: what is owed is owed by its date."""
    return any(a.kind is AskKind.RETURN_OR_WARRANTY for a in asks) or any(w.kind is WrongKind.SPOILT for w in wrongs)


def _behind(fact: Fact) -> bool:
    return fact.name is FactName.FIRST_ORDER and _SINCE_THE_FIRST.search(fold(fact.quote)) is not None


_SINCE_THE_FIRST = re.compile(
    r"\b(?:following|after|since|further to|apres|depuis|suite a|a la suite de)(?: \w+){0,2} (?:first|premiere)\b"
)
"""A first order that lies behind."""


def _to_come(fact: Fact, *, changed: bool) -> bool:
    """Whether an approval is only to come, by its own words or because what it approves is to change.

    So is a start that is asked about: "has printing started yet?".
    """
    if fact.name is FactName.PRODUCTION_STARTED:
        return _ASKED.search(fold(fact.quote)) is not None
    if fact.name is not FactName.PROOF_APPROVED:
        return False
    return approved_later(fact) or by_when_to_act(fold(fact.quote)) or (changed and approved_now(fact))


_ASKED = re.compile(
    r"\b(?:has|have|is|are|was|did|a-t-|est-ce|est-elle|est-il|avez-vous|as-tu|vous avez|c'est|ca a|si|whether|if)\b"
    r"[^?]*\?"
)
