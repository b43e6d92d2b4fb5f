"""Answers the pack holds: the price list, then the clause the question is about."""

import re
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.concession import public
from bot.coach.compose.parts import words
from bot.coach.compose.topics import names
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.figures import Unit
from bot.domain.phrases import Topic
from bot.domain.policy import Clause, Words
from bot.domain.stance import Ruling
from bot.reading.folding import fold
from bot.reading.format import say_figure

# A client's question deserves an answer, not the whole clause.
_LONGEST = 45


def answer(ruling: Ruling, topic: Topic, case: Case) -> str | None:
    """The answer in one sentence or two, or None when the pack does not hold it."""
    if topic.id == "question-price":
        priced = _price(case)
        when = next((t for t in case.voice.book.topics if t.id == "question-lead" and names(t, ruling.ask)), None)
        lead = _lead(case) if when is not None else None
        return priced if priced is None or lead is None else f"{priced} {lead}"
    if topic.id == "question-lead":
        return _lead(case) or _from_clause(ruling, topic, case)
    return _from_clause(ruling, topic, case)


def _price(case: Case) -> str | None:
    product, goods = case.product, case.goods()
    if product is None or goods is None:
        return None
    quantity = case.quantity or product.prices[0].from_quantity
    price = say_figure(product.unit_price(quantity), case.pack.company.currency, case.language)
    said = sentence(case.voice.say("answer_price", price=price, goods=goods))
    later = next((b for b in product.prices if b.from_quantity > quantity), None)
    if later is None:
        return said
    less = say_figure(later.unit_price, case.pack.company.currency, case.language)
    pieces = say_figure(Decimal(later.from_quantity), Unit.PIECES, case.language)
    return f"{said} {sentence(case.voice.say('answer_price_from', pieces=pieces, price=less))}"


def _lead(case: Case) -> str | None:
    product, goods = case.product, case.goods()
    if product is None or product.lead_days is None or goods is None:
        return None
    days = say_figure(Decimal(product.lead_days), Unit.DAYS, case.language)
    return sentence(case.voice.say("answer_lead", days=days, goods=goods))


def _from_clause(ruling: Ruling, topic: Topic, case: Case) -> str | None:
    clause = public(ruling.clause) if ruling.ask.kind is AskKind.PLAIN_QUESTION else None
    if clause is None and topic.measures and ruling.ask.kind is AskKind.PLAIN_QUESTION:
        limited = (c for c in case.pack.in_force(case.today) if public(c) and c.limit is not None)
        clause = next((c for c in limited if c.limit is not None and c.limit.measure in topic.measures), None)
    return None if clause is None else _text(clause, case)


def _text(clause: Clause, case: Case) -> str | None:
    """The first sentences of a clause's text that fit an answer; None when they cannot be said to this client."""
    whole = " ".join(clause.text.of(case.language).split())
    kept: list[str] = []
    said_outside = (s for s in re.split(r"(?<=[.!?])\s+(?=[A-ZÉÈÀÂÎÔÇ«])", whole) if not _inside(s, case))
    for one in said_outside:
        if kept and words(" ".join([*kept, one])) > _LONGEST:
            break
        kept.append(one)
    text = " ".join(kept)
    said = case.voice.clause_words(Words(fr=text, en=text))
    return None if said is None else sentence(said)


def _inside(text: str, case: Case) -> bool:
    low = f" {fold(text)} ".replace(",", " ")
    return any(f" {fold(w)} " in low for w in case.voice.book.inside)
