"""Matters that no words of the client support, or that another matter makes void: they are not spoken of."""

import re
from dataclasses import replace

from bot.coach.compose.case import Case
from bot.coach.compose.changed import change
from bot.coach.compose.favour import thing
from bot.coach.compose.matter import Matter
from bot.coach.compose.named import fault, resent
from bot.coach.compose.named import thing as named_thing
from bot.coach.compose.reordered import of_another_order
from bot.coach.compose.settled import address_given, place_told, proof_settled
from bot.coach.compose.told_back import told_back
from bot.coach.compose.topics import holds
from bot.domain.asks import AskKind, Heat
from bot.domain.facts import FactName
from bot.domain.figures import Per, Unit
from bot.domain.policy import Measure
from bot.domain.stance import Move, Ruling
from bot.reading.folding import fold


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

    A delay without a word of paying, a lead time that is the delay to pay, a gift worth our own price.
    """
    ruling = matter.ruling
    figures = {f.top for f in ruling.ask.figures}
    if ruling.ask.kind is AskKind.PAYMENT_TERMS:
        return not holds(case.voice.book.marks["paying"], ruling.ask.quote)
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
    free = ruling.ask.kind is AskKind.FREE_EXTRA and ruling.move is Move.YIELD
    if free and matter.topic.id == "free-work" and not _wished(ruling, case):
        # "The artwork is only just signed off" asks for no help with it.
        return True
    gift = ruling.ask.kind is AskKind.FREE_EXTRA and ruling.move is Move.YIELD and matter.topic.id == "gift"
    if gift and not holds(case.voice.book.marks["given_free"], _without_products(ruling.ask.quote, case)):
        return True
    if ruling.ask.kind is AskKind.FREE_EXTRA and ruling.move is Move.YIELD and case.product is not None:
        return ruling.requested in {b.unit_price for b in case.product.prices}
    return False


def _wished(ruling: Ruling, case: Case) -> bool:
    """Whether the words of an ask ask for anything: a question, a request, something for nothing."""
    marks, quote = case.voice.book.marks, ruling.ask.quote
    return "?" in quote or any(holds(marks[name], quote) for name in ("asks", "requests", "given_free"))


def empty_favour(ruling: Ruling, case: Case) -> bool:
    """Whether nothing can be said of what a favour asks for: a yes to it would be a yes to nothing."""
    asked = ruling.ask
    places = next((t.words for t in case.voice.book.topics if t.id == "goodwill-address"), ())
    if address_given(asked.quote) is not None or (holds(places, asked.quote) and _SENT.search(fold(asked.quote))):
        return False
    named = thing(asked.quote, case.language) or resent(asked.quote, case) or named_thing(asked.quote, case)
    return named is None and "us" not in told_back(asked, case)


def plainly(case: Case) -> Case:
    """The case with its doubtful yeses as the questions they are; a second question is answered with the first."""
    stance, situation = case.stance, case.situation
    wrong = situation.has(AskKind.COMPLAINT)
    # Beside a complaint, a favour of which nothing can be said is what is asked for the trouble.
    rulings = tuple(only_asked(r, case) for r in stance.rulings if not (wrong and _blank_yes(r, case)))
    if rulings == stance.rulings:
        return case
    changed = {id(r.ask): only_asked(r, case).ask for r in stance.rulings}
    plain = [r for r in rulings if r.ask.kind is AskKind.PLAIN_QUESTION and r.move is Move.ANSWER]
    kept = tuple(r for r in rulings if r not in plain[1:])
    asks = tuple(changed.get(id(a), a) for a in situation.asks)
    return replace(case, stance=replace(stance, rulings=kept), situation=replace(situation, asks=asks))


def only_asked(ruling: Ruling, case: Case) -> Ruling:
    """A gesture that no word asks for ("could I order just 20 …?"), or a yes to nothing, as the question it is."""
    limit = ruling.clause.limit if ruling.clause is not None else None
    if _to_send(ruling, case):
        # Photos or papers to be sent are no present: they are simply sent.
        return replace(ruling, ask=replace(ruling.ask, kind=AskKind.GOODWILL), grant=None, clause=None)
    blank = _blank_yes(ruling, case) or _in_part(ruling) or _two_runs(ruling, case) or _unknown_gift(ruling, case)
    if ruling.move is Move.YIELD and blank:
        return _as_question(ruling)
    gift = ruling.ask.kind is AskKind.FREE_EXTRA and ruling.move is Move.YIELD
    if not gift or limit is None or limit.measure is not Measure.FREE_VALUE:
        return ruling
    if ruling.requested is not None and not any(f.per is Per.PIECE for f in ruling.ask.figures):
        return ruling
    book, quote = case.voice.book, _without_products(ruling.ask.quote, case)
    included = {w for t in book.topics if t.id == "question-included" for w in t.words}
    # "Does the price include …?" asks what it holds, not for a present.
    given = tuple(w for w in book.marks["given_free"] if w not in included)
    if _COSTS.search(fold(case.situation.message.text)):
        # Whoever asks what an extra costs asks for no present.
        return _as_question(ruling)
    priced = any(f.per is Per.PIECE and f.unit.is_money for f in ruling.ask.figures)
    if holds(book.marks["wishes"], quote) and not holds(given, quote):
        # Good wishes ask for nothing.
        return _as_question(ruling)
    wished = "?" in quote or any(holds(book.marks[name], quote) for name in ("asks", "requests"))
    if holds(given, quote) or (wished and "?" not in quote and not priced):
        return ruling
    return _as_question(ruling)


def _to_send(ruling: Ruling, case: Case) -> bool:
    """Whether a present that nobody measures is a paper or a picture to be sent."""
    limit = ruling.clause.limit if ruling.clause is not None else None
    gift = ruling.ask.kind is AskKind.FREE_EXTRA and ruling.move is Move.YIELD and ruling.requested is None
    if not gift or limit is None or limit.measure is not Measure.FREE_VALUE:
        return False
    told = ruling.ask.quote
    return bool(resent(told, case) or (named_thing(told, case) and thing(told, case.language)))


def _as_question(ruling: Ruling) -> Ruling:
    ask = replace(ruling.ask, kind=AskKind.PLAIN_QUESTION)
    return replace(ruling, ask=ask, move=Move.ANSWER, clause=None, grant=None, why="nothing_to_negotiate")


def _blank_yes(ruling: Ruling, case: Case) -> bool:
    """Whether a favour of which nothing can be said would be granted whatever it is."""
    kinds = (t for t in case.voice.book.topics if t.words and AskKind.GOODWILL in t.asks)
    if any(holds(t.words, ruling.ask.quote) for t in kinds):
        return False
    unmeasured = ruling.grant is None or ruling.requested is None
    return (
        ruling.ask.kind is AskKind.GOODWILL and ruling.why == "goodwill" and unmeasured and empty_favour(ruling, case)
    )


def _in_part(ruling: Ruling) -> bool:
    """Whether so many pieces of the order are to go elsewhere: two deliveries are no change of an address."""
    counts = any(f.unit in (Unit.PIECES, Unit.NUMBER) for f in ruling.ask.figures)
    return ruling.ask.kind is AskKind.GOODWILL and counts and place_told(ruling.ask.quote) is not None


def _unknown_gift(ruling: Ruling, case: Case) -> bool:
    """Whether something named in the client's words alone, whose worth nobody knows, would be given as a gesture."""
    limit = ruling.clause.limit if ruling.clause is not None else None
    gesture = limit is not None and limit.measure is Measure.FREE_VALUE and ruling.requested is None
    vague = _SOMETHING.search(fold(_without_products(ruling.ask.quote, case))) is not None
    return gesture and ruling.ask.kind is AskKind.FREE_EXTRA and ("us" in told_back(ruling.ask, case) or not vague)


def _two_runs(ruling: Ruling, case: Case) -> bool:
    """Whether one more proof would be given to somebody who shares out pieces ("200 with this logo, 100 without")."""
    limit = ruling.clause.limit if ruling.clause is not None else None
    proof = limit is not None and limit.measure is Measure.REVISIONS
    counts = [f for f in ruling.ask.figures if f.unit in (Unit.PIECES, Unit.NUMBER)]
    if not proof or not counts or ruling.ask.kind is not AskKind.SCOPE_CHANGE:
        return False
    if of_another_order(ruling, case) and _RESIZED.search(fold(ruling.ask.quote)):
        return False
    if _OTHER_GOODS.search(fold(ruling.ask.quote)):
        # Goods of another colour are other goods, whatever proof is spoken of beside.
        return True
    if len(counts) < _RUNS or change(ruling.ask, case) is not None:
        return False
    return not any(t.id == "revisions" and holds(t.words, ruling.ask.quote) for t in case.voice.book.topics)


_SOMETHING = re.compile(
    r"\b(?:gestes?|gestures?|something|anything|quelque chose|petit plus|petite? (?:attention|cadeau|surprise)"
    r"|extras?|bonus|cadeaux?|presents?|gifts?(?! wrap\w*)|goodies|surprise|sweetener|treats?|freebies?|en plus"
    r"|on top|on the house)\b"
)
_SENT = re.compile(r"\b(?:deliver\w*|ship\w*|send|livr\w*|envoy\w*|exped\w*|adress\w*)\b")
_COSTS = re.compile(
    r"\b(?:what (?:would|will|does|do) (?:that|it|this|they|those) cost|how much (?:would|will|is|does"
    r"|do)|at what (?:cost|price)"
    r"|(?:a )?combien (?:cela|ca|coute|couterait)|a quel prix|quel (?:serait|est) le (?:prix|cout|supplement))\b"
)
_RUNS = 2
_RESIZED = re.compile(r"\b(?:de|from) \d[\d ]*(?: \w+){0,2} (?:a|to) \d")
_OTHER_GOODS = re.compile(r"\b(?:au lieu d|plutot qu|instead of|rather than)")


def _without_products(text: str, case: Case) -> str:
    """The words less the names of our goods: a "gift box" is no gift."""
    said = fold(text)
    for product in case.pack.products:
        for name in (product.name.fr, product.name.en, *product.aliases):
            said = said.replace(fold(name), "")
    return said
