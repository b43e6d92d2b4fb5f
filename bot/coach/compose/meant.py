"""Asks as they are meant: a price with the figure told beside it, a change of an address as the favour it is."""

from dataclasses import replace
from datetime import date

from bot.coach.compose.case import Case
from bot.coach.compose.reordered import of_another_order
from bot.coach.compose.settled import address_given
from bot.coach.compose.topics import holds
from bot.domain.asks import AskKind
from bot.domain.figures import Unit
from bot.domain.policy import Measure
from bot.domain.stance import Move, Ruling


def aimed_at(ruling: Ruling, case: Case) -> Ruling:
    """A price asked about with no figure of its own, with the one amount of the message that lies below our price.

    Our own price, told beside it, is no aim.
    """
    product = case.product
    if (
        ruling.ask.kind is not AskKind.PRICE_CUT
        or product is None
        or any(f.unit is Unit.PERCENT for f in case.situation.figures)
    ):
        return ruling
    ours = {b.unit_price for b in product.prices}
    price = product.unit_price(case.quantity)
    own = [f for f in ruling.ask.figures if f.unit.is_money or f.unit is Unit.NUMBER]
    if any(f.top not in ours and f.top != case.quantity for f in own):
        return ruling
    told = (f for f in case.situation.figures if f.unit.is_money or f.unit is Unit.NUMBER)
    aims = [f for f in told if f.top not in ours and price / 2 < f.number < price]
    if len({f.number for f in aims}) != 1:
        return ruling
    kept = tuple(f for f in ruling.ask.figures if f not in own or f.top == case.quantity)
    return replace(ruling, ask=replace(ruling.ask, figures=(*kept, aims[0])))


def dated_as_ruled(ruling: Ruling, case: Case) -> Ruling:
    """A rush with the one day that was ruled on: neither the event beside it nor the day it was planned for."""
    days = [f for f in ruling.ask.figures if isinstance(f.top, date)]
    if ruling.ask.kind is not AskKind.RUSH or len(days) < 2 or ruling.requested is None:
        return ruling
    meant = [f for f in days if isinstance(f.top, date) and (f.top - case.today).days == ruling.requested]
    if not meant:
        return ruling
    kept = tuple(f for f in ruling.ask.figures if f not in days or f is meant[0])
    return replace(ruling, ask=replace(ruling.ask, figures=kept))


def admin_asked(ruling: Ruling, case: Case) -> Ruling:
    """A change of an address, a contact or the invoice, read as a new drawing, as the small favour it is."""
    if ruling.ask.kind is AskKind.GOODWILL and ruling.move is Move.YIELD and address_given(ruling.ask.quote):
        # What a clause gives for another favour is not what is asked.
        return replace(ruling, grant=None, clause=None)
    limit = ruling.clause.limit if ruling.clause is not None else None
    drawn = limit is not None and limit.measure is Measure.REVISIONS
    if ruling.ask.kind is not AskKind.SCOPE_CHANGE or ruling.move is not Move.YIELD or not drawn:
        return ruling
    if of_another_order(ruling, case) and any(f.unit is Unit.PIECES for f in ruling.ask.figures):
        # More pieces are a change of the order, whatever contact is named beside.
        return ruling
    marks, quote = case.voice.book.marks, ruling.ask.quote
    text = case.situation.message.text
    drawing = any(holds(t.words, text) for t in case.voice.book.topics if t.id == "revisions")
    on_it = holds(marks["print"], quote) or holds(marks["of_proof"], quote)
    if drawing or on_it or not holds(marks["admin"], text):
        return ruling
    return replace(ruling, ask=replace(ruling.ask, kind=AskKind.GOODWILL), grant=None, clause=None)
