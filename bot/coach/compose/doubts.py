"""Matters that no words of the client support, or that another matter makes void: they are not spoken of."""

import re
from datetime import date
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.changed import change
from bot.coach.compose.favour import thing
from bot.coach.compose.matter import Matter
from bot.coach.compose.named import fault, resent
from bot.coach.compose.named import thing as named_thing
from bot.coach.compose.settled import address_given, proof_settled
from bot.coach.compose.themes import theme_of
from bot.coach.compose.told_back import told_back
from bot.coach.compose.topics import holds
from bot.domain.asks import AskKind, Heat
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.policy import Measure
from bot.domain.stance import Move, Ruling
from bot.reading.bargained import sum_dropped
from bot.reading.deciding import DELIVERING
from bot.reading.folding import fold
from bot.reading.packing import packed
from bot.reading.sentences import sentence_at


def spare_gift(matter: Matter) -> bool:
    """Whether something is given that no words of the client measure or name."""
    ruling = matter.ruling
    free = ruling.ask.kind is AskKind.FREE_EXTRA and ruling.move is Move.YIELD
    return free and ruling.requested is None and matter.topic.id == "gift"


def caused(matter: Matter) -> bool:
    """Whether something would be charged for that a fault makes necessary."""
    if matter.ruling.move is Move.ESCALATE:
        return False
    limit = matter.ruling.clause.limit if matter.ruling.clause is not None else None
    few = limit is not None and limit.measure is Measure.MINIMUM_ORDER
    if matter.ruling.ask.kind is AskKind.SPEC_DOWNGRADE or few:
        # Whoever lacks pieces or got bad ones asks for no lighter make.
        return True
    if matter.ruling.ask.kind is AskKind.RUSH:
        # By when it is put right is told with the facts.
        return matter.ruling.move is not Move.YIELD
    return matter.ruling.ask.kind is AskKind.SCOPE_CHANGE and matter.ruling.move in (Move.TRADE, Move.YIELD)


def compensation(ruling: Ruling) -> bool:
    """Whether a lower price is asked for with no figure and nothing brought for it.

    Beside a complaint it asks to make up for the trouble, and a discount to be earned is no answer.
    """
    aimed = any(f.unit.is_money or f.unit is Unit.PERCENT for f in ruling.ask.figures)
    unmeasured = ruling.requested is None and not aimed and not ruling.reached
    return ruling.ask.kind is AskKind.PRICE_CUT and ruling.move is Move.TRADE and unmeasured


def unfounded(matter: Matter, _: list[Matter], case: Case) -> bool:
    """Whether something is looked into that nobody says went wrong: no fault, no delay, no note of the user's."""
    if matter.ruling.why != "complaint_unverified" or matter.topic.words or matter.topic.measures:
        return False
    facts = case.situation.facts
    known = facts.flag(FactName.OUR_FAULT) is True or facts.flag(FactName.DEFECT) is True
    return not known and fault(matter.ruling.ask, case) is None and case.situation.heat is Heat.CALM


def echoed(matter: Matter, found: list[Matter], _: Case) -> bool:
    """Whether a price nobody measured was read in the words of another wish ("free shipping would help the budget")."""
    own = matter.ruling.ask.quote
    if matter.ruling.ask.kind is AskKind.PRICE_CUT and any(
        m.ruling.clause is not None
        and m.ruling.clause.limit is not None
        and m.ruling.clause.limit.measure is Measure.RUSH_FEE
        for m in found
        if m is not matter
    ):
        # The share asked for is the fee's, not the goods'.
        return True
    return compensation(matter.ruling) and any(
        own in m.ruling.ask.quote or m.ruling.ask.quote in own
        for m in found
        if m is not matter and m.ruling.ask.kind in _WISHED
    )


_WISHED = (AskKind.FREE_EXTRA, AskKind.SPECIAL_FAVOUR, AskKind.SPEC_DOWNGRADE, AskKind.RUSH, AskKind.SCOPE_CHANGE)


def dated(matter: Matter, _: list[Matter], case: Case) -> bool:
    """Whether whoever agreed only asks for a date, which the steps of the order tell."""
    ruling = matter.ruling
    plain = ruling.requested is None and not ruling.ask.figures
    return plain and ruling.ask.kind is AskKind.RUSH and case.situation.has(AskKind.ACCEPTANCE)


def misread(matter: Matter, found: list[Matter], case: Case) -> bool:
    """Whether a figure was read for what it is not.

    A delay without a word of paying, a lead time that is the delay to pay, a gift worth our own price. Where
    the classifier hears what the ask is made of, no list of words doubts it; what a small favour is of its point tells.
    """
    ruling = matter.ruling
    if ruling.ask.points and ruling.ask.kind is not AskKind.GOODWILL:
        return False
    figures = {f.top for f in ruling.ask.figures}
    if ruling.ask.kind is AskKind.PRICE_CUT and ruling.move is Move.ANSWER and sum_dropped(fold(ruling.ask.quote)):
        # A fee that is to be left out is no price of goods.
        return True
    if ruling.ask.kind is AskKind.PAYMENT_TERMS:
        return not holds(case.voice.book.marks["paying"], ruling.ask.quote)
    if ruling.ask.kind is AskKind.RUSH and _of_their_own(ruling, case):
        return True
    if ruling.ask.kind is AskKind.RUSH and ruling.move is Move.YIELD:
        paid = (m for m in found if m.ruling.ask.kind is AskKind.PAYMENT_TERMS)
        return any(figures & {f.top for f in m.ruling.ask.figures} for m in paid)
    if ruling.ask.kind is AskKind.GOODWILL and ruling.move is Move.YIELD and empty_favour(ruling, case):
        return True
    if ruling.ask.kind is AskKind.GOODWILL and proof_settled(ruling.ask.quote) and not _wished(ruling, case):
        # A proof approved asks for nothing.
        return True
    if ruling.ask.kind is AskKind.SCOPE_CHANGE and ruling.move is Move.YIELD and matter.topic.id == "revisions":
        # A proof is offered to somebody who speaks of one, or of changing something.
        named = "us" in told_back(ruling.ask, case) or change(ruling.ask, case) is not None
        return not holds(matter.topic.words, ruling.ask.quote) and not named
    if ruling.ask.kind is AskKind.SPECIAL_FAVOUR and matter.topic.id == "priority":
        return not holds(matter.topic.words, ruling.ask.quote)
    if _many_unasked(ruling, case):
        return True
    free = ruling.ask.kind is AskKind.FREE_EXTRA and ruling.move is Move.YIELD
    if free and matter.topic.id == "free-work" and not _wished(ruling, case):
        # "The artwork is only just signed off" asks for no help with it.
        return True
    gift = ruling.ask.kind is AskKind.FREE_EXTRA and ruling.move is Move.YIELD and matter.topic.id == "gift"
    if gift and not holds(case.voice.book.marks["given_free"], without_products(ruling.ask.quote, case)):
        return True
    if ruling.ask.kind is AskKind.FREE_EXTRA and ruling.move is Move.YIELD and case.product is not None:
        return ruling.requested in {b.unit_price for b in case.product.prices}
    return False


def _of_their_own(ruling: Ruling, case: Case) -> bool:
    """Whether the only time of a hurry is when somebody decides, or a usual delay to pay: no goods are wanted by it."""
    text, figures = case.situation.message.text, ruling.ask.figures
    days = [f for f in figures if isinstance(f.top, date)]
    said = [fold(sentence_at(text, f.start)) for f in days]
    if days and all(_DECIDED.search(s) and not DELIVERING.search(s) for s in said):
        return True
    spans = {f.top for f in figures if f.unit is Unit.DAYS}
    said_of_time = DELIVERING.search(fold(ruling.ask.quote)) or _HURRIED.search(fold(ruling.ask.quote))
    return not days and bool(spans) and spans <= _TERMS and said_of_time is None


_DECIDED = re.compile(
    r"\b(?:decid\w*|decision|tranch\w*|arbitr\w*|(?:your|an?|votre|une) (?:answer|reply|reponse)|get back to (?:me|us)"
    r"|comite\w*|board|committee|award\w*|tender|appel d'offres)\b"
)
_HURRIED = re.compile(
    r"\b(?:lead times?|delais?|turnaround|sooner|faster|quicker|plus (?:vite|tot)|prets?|pretes?|ready)\b"
)
_TERMS = frozenset({Decimal(30), Decimal(45), Decimal(60), Decimal(75), Decimal(90)})


def _many_unasked(ruling: Ruling, case: Case) -> bool:
    """Whether a number of pieces was read as free where no word of theirs is of giving ("about 60 per house")."""
    if ruling.ask.kind is not AskKind.FREE_EXTRA or ruling.requested_unit is not Unit.PIECES:
        return False
    many = ruling.requested is not None and ruling.requested > _HANDFUL
    told = without_products(f"{ruling.ask.quote} {ruling.ask.beside}", case)
    return (
        many
        and theme_of(told, case) not in ("gift", "samples")
        and not holds(case.voice.book.marks["given_free"], told)
    )


_HANDFUL = 12
"""Beyond so many, pieces are an order unless somebody says that they are to be given."""


def _wished(ruling: Ruling, case: Case) -> bool:
    """Whether the words of an ask ask for anything: a question, a request, something for nothing."""
    marks, quote = case.voice.book.marks, ruling.ask.quote
    return "?" in quote or any(holds(marks[name], quote) for name in ("asks", "requests", "given_free"))


_SENT = re.compile(r"\b(?:deliver\w*|ship\w*|send|livr\w*|envoy\w*|exped\w*|adress\w*)\b")


def empty_favour(ruling: Ruling, case: Case) -> bool:
    """Whether nothing can be said of what a favour asks for: a yes to it would be a yes to nothing."""
    asked = ruling.ask
    places = next((t.words for t in case.voice.book.topics if t.id == "goodwill-address"), ())
    if address_given(asked.quote) is not None or (holds(places, asked.quote) and _SENT.search(fold(asked.quote))):
        return False
    if packed(fold(asked.quote)):
        return False
    named = thing(asked.quote, case.language) or resent(asked.quote, case) or named_thing(asked.quote, case)
    return named is None and "us" not in told_back(asked, case)


def without_products(text: str, case: Case) -> str:
    """The folded words less the names of our goods: a "gift box" is no gift."""
    said = fold(text)
    for product in case.pack.products:
        for name in (product.name.fr, product.name.en, *product.aliases):
            said = said.replace(fold(name), "")
    return said
