"""The topic in whose words a ruling is told: of its clause and quote, or of what the whole message makes of them."""

from dataclasses import replace

from bot.coach.compose.case import Case
from bot.coach.compose.complained import complaint_topic
from bot.coach.compose.favour import thing
from bot.coach.compose.named import fault, of_sound_goods, only_billed, resent
from bot.coach.compose.reordered import of_another_order
from bot.coach.compose.settled import address_given
from bot.coach.compose.topics import holds, topic_of
from bot.domain.asks import Ask, AskKind, ClaimKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.phrases import Topic
from bot.domain.stance import Ruling
from bot.reading.folding import fold
from bot.reading.packing import packed


def topic_for(ask: Ask, ruling: Ruling, case: Case) -> Topic:
    """The ask's topic; a complaint whose own words name nothing is read with the rest of the message."""
    book = case.voice.book
    found = topic_of(ask, ruling.clause, book)
    mended = holds(book.marks["warranty"], case.situation.message.text)
    conditions = ruling.clause.conditions if ruling.clause is not None else ()
    defect = any(k.fact is FactName.DEFECT and k.value is True for k in conditions)
    sound = of_sound_goods(ruling.clause) or (not defect and not mended and _sound(ask, case))
    if ask.kind is AskKind.RETURN_OR_WARRANTY and found.id == "warranty" and sound:
        return next((t for t in book.topics if t.id == "refund"), found)
    if ask.kind is AskKind.GOODWILL and address_given(ask.quote) is not None:
        return next((t for t in book.topics if t.id == "goodwill-address"), found)
    if ask.kind is AskKind.GOODWILL and packed(fold(ask.quote)):
        # "A label with the office's name on each carton" goes nowhere else.
        return next((t for t in book.topics if t.id == "goodwill-packing"), found)
    if ask.kind is AskKind.GOODWILL and found.id == "shipping" and holds(book.marks["admin"], ask.quote):
        # Where it goes is changed, not who pays for it.
        return next((t for t in book.topics if t.id == "goodwill"), found)
    if ask.kind is AskKind.GOODWILL and found.id in ("goodwill", "shipping") and _sent(ask, case):
        return next((t for t in book.topics if t.id == "goodwill-document"), found)
    if of_another_order(ruling, case):
        return next((t for t in book.topics if t.id == "scope"), found)
    after = (FactName.PROOF_APPROVED, FactName.PRODUCTION_STARTED)
    if ask.kind is AskKind.SCOPE_CHANGE and any(c.fact in after for c in conditions):
        # What changes once the proof is approved is the order, not one more try at the drawing.
        return next((t for t in book.topics if t.id == "scope"), found)
    if found.id == "free-work" and ruling.requested_unit is Unit.PIECES:
        # "We would put your logo on the poster": what is counted is goods.
        found = next((t for t in book.topics if t.id == "gift"), found)
    if found.id == "gesture" and _price_aimed_at(ask, case):
        # "Our budget is 3,500 €: can you make a gesture?" aims at a price.
        found = topic_of(replace(ask, quote=""), None, book)
    if found.id == "match" and not _compared(found, ruling, case):
        found = topic_of(replace(ask, quote=""), None, book)
    elif found.id in ("price", "gesture") and any(c.kind is ClaimKind.COMPETITOR for c in case.situation.claims):
        # The figure is another supplier's offer, not a target of the client's own.
        found = next((t for t in book.topics if t.id == "match"), found)
    if ask.kind is not AskKind.COMPLAINT:
        return found
    told = complaint_topic(ask, found, ruling, case)
    if told.id == "missing" and only_billed(case):
        return next((t for t in book.topics if t.id == "bill"), told)
    return told


def _price_aimed_at(ask: Ask, case: Case) -> bool:
    """Whether an amount of the ask is a price to reach, not what comes off one."""
    product = case.product
    least = product.unit_price(case.quantity) / 2 if product is not None else None
    return least is not None and any(f.unit.is_money and f.number > least for f in ask.figures)


def _sent(ask: Ask, case: Case) -> bool:
    """Whether a paper is asked for, in words or by name."""
    return thing(ask.quote, case.language) is not None or resent(ask.quote, case) is not None


def _compared(topic: Topic, ruling: Ruling, case: Case) -> bool:
    """Whether there is another offer: the clause ruled on speaks of one, or the client does."""
    title = ruling.clause.title.of(case.language) if ruling.clause is not None else ""
    return holds(topic.words, title) or any(c.kind is ClaimKind.COMPETITOR for c in case.situation.claims)


def _sound(ask: Ask, case: Case) -> bool:
    """Whether goods are to come back in which nobody sees a fault."""
    defect = case.situation.facts.flag(FactName.DEFECT)
    return defect is False or (defect is None and fault(ask, case) is None)
