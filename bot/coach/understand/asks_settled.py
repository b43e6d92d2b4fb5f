"""The asks as the rest of the message and the user's note leave them: offers, past days, the order, the goods."""

from dataclasses import replace
from datetime import date

from bot.coach.understand.added import asked_by_note, of_an_order_placed
from bot.coach.understand.apart import hurry_apart, samples_apart
from bot.coach.understand.asked_once_more import asked_once
from bot.coach.understand.bargaining import of_the_list
from bot.coach.understand.beside_inquiries import told_beside
from bot.coach.understand.bygone import with_the_day_told, without_the_day_told, without_the_past
from bot.coach.understand.carriage_told import carriage_told
from bot.coach.understand.cues import Cues
from bot.coach.understand.gifts import gifts_apart
from bot.coach.understand.heard import Heard
from bot.coach.understand.heard_plainly import with_the_plain
from bot.coach.understand.hurries_heard import with_the_hurry_asked
from bot.coach.understand.inquiries import Asked
from bot.coach.understand.known import Known
from bot.coach.understand.made_lighter import made_lighter
from bot.coach.understand.message_read import Read
from bot.coach.understand.own_offer import without_commitment, without_own_offer
from bot.coach.understand.owning import only_supposed, owned_up, without_return
from bot.coach.understand.people import told_of_people
from bot.coach.understand.plain import Plain
from bot.coach.understand.refused_before import without_the_refused
from bot.coach.understand.smallorder import small_order
from bot.domain.asks import Ask, AskKind
from bot.domain.facts import Fact, FactName
from bot.domain.policy import Clause, Product
from bot.reading.farewells import gone
from bot.reading.folding import fold


def settle_asks(
    asks: tuple[Ask, ...],
    asked: tuple[Asked, ...],
    offered: tuple[Fact, ...],
    read: Read,
    heard: Heard,
    known: Known,
    *,
    cues: Cues,
    today: date,
    products: tuple[Product, ...],
    clauses: tuple[Clause, ...],
) -> tuple[Ask, ...]:
    """The asks beside the inquiries `asked` and what the client offers; each step reads what the one before it left."""
    own, text = read.own, read.text
    asks = without_commitment(owned_up(without_own_offer(asks, offered), offered, own), offered)
    asks = without_the_refused(without_the_past(asks, text, today), read.figures, text)
    asks = with_the_hurry_asked(asks, own, asked)
    asks = without_return(only_supposed(with_the_day_told(asks, read.figures, text, today), own), own)
    asks = small_order(asks, own, (*known.told.items, *read.order), clauses, products)
    asks = _about_our_fault(asks, asked, read, known)
    asks = hurry_apart(samples_apart(without_the_day_told(asks, known.told), own, text, cues), own)
    asks = carriage_told(asks)
    asks = of_an_order_placed(_told_of_people(asks, own, heard), text)
    asks = asked_once(gifts_apart(asks, own, text, read.counts), own, asked)
    return asked_by_note(made_lighter(of_the_list(asks), own), known.beside, text)


def _told_of_people(asks: tuple[Ask, ...], own: tuple[Plain, ...], heard: Heard) -> tuple[Ask, ...]:
    left = told_of_people(asks, own)
    leaving = any(gone(fold(p.sentence.text)) for p in own)
    return left if leaving else with_the_plain(left, asks, own, heard)


def _about_our_fault(asks: tuple[Ask, ...], asked: tuple[Asked, ...], read: Read, known: Known) -> tuple[Ask, ...]:
    """The asks; a question about what the user knows to be our fault is about that."""
    if not known.told.flag(FactName.OUR_FAULT) or [a.kind for a in asks] != [AskKind.PLAIN_QUESTION]:
        return asks
    return (*told_beside(asked, read.own), *asks) if asked else (replace(asks[0], kind=AskKind.COMPLAINT),)
