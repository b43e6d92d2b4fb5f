"""Questions of the price list that no ruling speaks of: they are answered beside whatever else the message asks."""

import re
from dataclasses import replace
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.concession import numbers
from bot.coach.compose.extras import extras_in
from bot.coach.compose.favour import thing
from bot.coach.compose.fees import counterparts_of, fee_told
from bot.coach.compose.goods import plural
from bot.coach.compose.inquired import inquired
from bot.coach.compose.named import thing as paper
from bot.coach.compose.pack_answers import listed_price, usual_lead, usual_minimum
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.questions import pieces
from bot.coach.compose.refused import of_its_subject
from bot.coach.compose.ruled import from_clauses
from bot.coach.compose.told_back import told_back
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.domain.asks import TROUBLES, Ask, AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.phrases import Topic
from bot.domain.policy import Measure
from bot.domain.stance import Move
from bot.reading.folding import fold
from bot.reading.format import say_figure
from bot.reading.sent_again import quoted_before

_SENTENCE = re.compile(r"(?<=[?!.])\s+|\n+")
# Whoever asks for these is told the days, or the price, by their own answer.
_TELL_DAYS = frozenset({AskKind.RUSH, AskKind.ACCEPTANCE, AskKind.COMPLAINT, AskKind.RETURN_OR_WARRANTY})
_TELL_PRICE = frozenset({AskKind.PRICE_CUT, AskKind.SPEC_DOWNGRADE, AskKind.ACCEPTANCE, AskKind.COMPLAINT})
_TELL_PRICE |= {AskKind.RETURN_OR_WARRANTY, AskKind.SCOPE_CHANGE, AskKind.SILENCE_AFTER_EFFORT}


def asked_beside(case: Case, before: str) -> str:
    """The answers to price, lead time, minimum and what the price includes that `before` does not hold yet."""
    if case.situation.inquiries:
        # Each is answered as the plain question that it is.
        return _beside_a_secret(case, before)
    said: list[str] = []
    for text in _SENTENCE.split(case.situation.message.text):
        if not text.endswith("?"):
            continue
        for part, topic in pieces(text, case):
            told = _told(part, topic, case)
            if told is not None and told not in said and not _held(told, " ".join([before, *said])):
                said.append(told)
    return " ".join(said)


def _beside_a_secret(case: Case, before: str) -> str:
    """The answers to what is asked in the same breath as what is told to nobody; empty where no question is refused."""
    plain = [r for r in case.stance.rulings if r.ask.kind is AskKind.PLAIN_QUESTION]
    if not plain or any(r.move is not Move.HOLD for r in plain):
        return ""
    open_still = tuple(i for i in case.situation.inquiries if not any(of_its_subject(i.quote, r) for r in plain))
    asking = replace(case, situation=replace(case.situation, inquiries=open_still))
    return " ".join(inquired(asking, before).said) if open_still else ""


def _told(part: str, topic: Topic | None, case: Case) -> str | None:
    kinds = {a.kind for a in case.situation.asks}
    measures = {r.clause.limit.measure for r in case.stance.rulings if r.clause is not None and r.clause.limit}
    match topic.id if topic is not None else "":
        case "question-price" if not kinds & _TELL_PRICE and not case.several:
            again = quoted_before(fold(part))
            return None if again or _with_a_fee(case) or _priced_by_them(case) else listed_price(case)
        case "question-lead" if not kinds & _TELL_DAYS and holds(case.voice.book.marks["how_long"], part):
            return None if _of_paying(part, case) else usual_lead(case)
        case "question-minimum" if Measure.MINIMUM_ORDER not in measures:
            return usual_minimum(case)
        case "question-validity" if _OF_A_QUOTE.search(fold(part)) is None:
            return None
        case "question-included" | "question-validity":
            return from_clauses(part, topic, case)
        case _:
            return None


def _priced_by_them(case: Case) -> bool:
    """Whether the message tells our price for this order itself: it is not told back as news."""
    product, quantity = case.product, case.quantity
    if product is None or quantity is None:
        return False
    return any(f.top == product.unit_price(quantity) for f in case.situation.figures)


def _with_a_fee(case: Case) -> bool:
    """Whether a fee is told with what the whole order comes to."""
    rulings = case.stance.rulings
    return any(fee_told(r, counterparts_of(r), case) for r in rulings)


_OF_A_QUOTE = re.compile(r"\b(?:devis|offre|proposition|prix|tarif\w*|quote|quotation|offer|price\w*|proposal)\b")
_OF_GOODS = re.compile(
    r"\b(?:livr|exped|fabri|produ|impr|deliver|ship|dispatch|lead|turnaround|recev|receiv|partir|combien de|how long)"
)


def _of_paying(part: str, case: Case) -> bool:
    """Whether the "délai" of a question is that of a payment asked for: nothing in it speaks of goods on their way."""
    return case.situation.has(AskKind.PAYMENT_TERMS) and _OF_GOODS.search(fold(part)) is None


def _held(told: str, before: str) -> bool:
    """Whether what was said before holds this already: its sentences, or every figure of them."""
    figures = numbers(told)
    return told in before or (bool(figures) and figures <= numbers(before))


def left_open(case: Case, before: str) -> tuple[str, str]:
    """The part's name and text: that the questions beside an agreement are looked into; empty where none can be told.

    Whoever has agreed and asks one thing more is not left without a word on it.
    """
    wish = _wish_for_the_price(case)
    if wish:
        return "also", sentence(case.voice.say("check_also", question=wish))
    agreed = case.situation.has(AskKind.ACCEPTANCE) and not case.situation.has(AskKind.PLAIN_QUESTION)
    own = _of_an_agreement(case) if agreed and "?" not in before else ""
    extra = "" if own else extras_in(case.situation.message.text, before, case)
    # What is noted or sent is looked into no more.
    return ("also", sentence(case.voice.say("check_also", question=extra))) if extra else ("noted", own)


def _of_an_agreement(case: Case) -> str:
    """The one thing that whoever has agreed asks beside; empty where nothing is left."""
    others = [a.quote for a in case.situation.asks if a.kind is not AskKind.ACCEPTANCE]
    for text in _SENTENCE.split(case.situation.message.text):
        if any(text in q or q in text for q in others):
            continue
        if not text.endswith("?"):
            noted = told_back(Ask(AskKind.GOODWILL, text), case) if _INSTRUCTED.search(fold(text)) else {}
            if "to_us" in noted:
                # How it is to be delivered is noted with the order.
                return sentence(case.voice.say("noted_us", to_us=noted["to_us"]))
            continue
        sent = thing(text, case.language)
        if sent is not None and paper(text, case) is not None:
            # Papers of the order are simply sent.
            return sentence(case.voice.say("yield_send", wanted=sent))
    return ""


_INSTRUCTED = re.compile(
    r"\b(?:please|kindly|pls|merci d[e']|veuillez|pensez|priere)\b[^.?!]*"
    r"\b(?:deliver|call|ring|ship|leave|use|avoid|phone|livrer|appeler|prevenir|deposer|laisser|eviter)\b"
)


_CHANGED = re.compile(
    r"^(?:s'il est possible d[e'] ?|si nous pouvons |whether (?:we can|it is possible to) )"
    r"(?:supprimer|enlever|retirer|alléger|simplifier|remplacer|changer|drop|remove|leave out|skip|simplify"
    r"|replace|change)\b"
)


def _wish_for_the_price(case: Case) -> str:
    """What a client would have changed to pay less ("leave out the wrapping"), where the price alone was ruled on."""
    kinds = {a.kind for a in case.situation.asks}
    if AskKind.PRICE_CUT not in kinds or kinds & {AskKind.SPEC_DOWNGRADE, AskKind.SCOPE_CHANGE}:
        return ""
    for text in _SENTENCE.split(case.situation.message.text):
        told = told_back(Ask(AskKind.PLAIN_QUESTION, text), case).get("question", "")
        if text.endswith("?") and _CHANGED.match(told):
            return re.sub(
                r" (?:pour|to) (?:faire |get |make |bring )?(?:baisser|réduire|diminuer|gagner|lower|save|down).*$",
                "",
                told,
            )
    return ""


def below_minimum(case: Case, before: str) -> list[Part]:
    """From how many pieces this order's product is made, where the order named is smaller and nothing says so yet."""
    least, product = too_few(case), case.product
    if least is None or product is None or numbers(least) <= numbers(before):
        return []
    many = case.voice.say("goods_some", plural=plural(product.name.of(case.language), case.language))
    said = case.voice.say("below_minimum", pieces=least, range=many)
    return [Part("minimum", sentence(said), Place.OPENING, 0, _AFTER)]


def too_few(case: Case) -> str | None:
    """The least order of this order's product, where the new order named is smaller; else None."""
    product, quantity = case.product, case.quantity
    if product is None or quantity is None or case.several or case.stance.move is Move.PART:
        return None
    kinds = {a.kind for a in case.situation.asks}
    least = product.prices[0].from_quantity
    if quantity >= least or not kinds & _ORDERING or kinds & TROUBLES:
        return None
    if any(case.situation.facts.flag(n) is True for n in _UNDER_WAY) or case.situation.says("free_pieces"):
        # So many to be given with an order are no order of so many.
        return None
    return say_figure(Decimal(least), Unit.PIECES, case.language)


_AFTER = 91
_ORDERING = frozenset({AskKind.PRICE_CUT, AskKind.RUSH, AskKind.PAYMENT_TERMS, AskKind.ACCEPTANCE, AskKind.FREE_EXTRA})
_UNDER_WAY = (FactName.PROOF_APPROVED, FactName.PRODUCTION_STARTED)
