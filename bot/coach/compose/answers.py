"""Answers the pack holds: the price list, then the clause that a question names or is about."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.concession import public
from bot.coach.compose.goods import head, plural
from bot.coach.compose.questions import named, pieces
from bot.coach.compose.ruled import clause_text, fits, from_clauses
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.figures import Unit
from bot.domain.phrases import Topic
from bot.domain.policy import Authority, Measure, Product
from bot.reading.format import say_figure, say_number
from bot.reading.signs import words_of


@dataclass(frozen=True, slots=True)
class Answers:
    """What the pack says to the questions, those that stay without an answer, and what the others are about."""

    text: str
    missing: tuple[str, ...]
    about: frozenset[str]

    @property
    def open(self) -> bool:
        """Whether a question stays without an answer."""
        return bool(self.missing)


def answers(asked: tuple[str, ...], case: Case, before: str = "") -> Answers:
    """The answer to each question, in their order; `before` is what the reply has just said."""
    said: list[str] = []
    about: set[str] = set()
    missing: list[str] = []
    small = _too_few(case)
    if small is not None:
        said.append(small)
    for question in asked:
        for part, topic in pieces(question, case):
            told = _answer(part, topic, case, " ".join([before, *said]))
            if told is None and small is None:
                missing.append(part)
            if told is not None and told not in said:
                said.append(told)
                about.add("clause" if topic is None else topic.id)
    return Answers(" ".join(said), tuple(missing), frozenset(about))


def asked_beside(case: Case) -> str:
    """The answers of the price list to questions that stand in other asks' words ("and how long does it take?")."""
    kinds = {a.kind for a in case.situation.asks}
    if AskKind.PLAIN_QUESTION in kinds or case.product is None or kinds & _ANSWERED:
        return ""
    said: list[str] = []
    for text in re.split(r"(?<=[?!.])\s+|\n+", case.situation.message.text):
        if not text.endswith("?"):
            continue
        for part, topic in pieces(text, case):
            name = topic.id if topic is not None else ""
            told = _lead(case.product, case) if name == "question-lead" and _how_long(part, case) else None
            told = _minimum(case.product, case) if name == "question-minimum" else told
            if told is not None and told not in said:
                said.append(told)
    return " ".join(said)


# Whoever asks for these is told the days by their own answer.
_ANSWERED = frozenset({AskKind.RUSH, AskKind.ACCEPTANCE, AskKind.COMPLAINT, AskKind.RETURN_OR_WARRANTY})


def _how_long(question: str, case: Case) -> bool:
    return holds(case.voice.book.marks["how_long"], question)


def _too_few(case: Case) -> str | None:
    """The minimum order with what it protects, where the order named is below it; what is said of samples for a few."""
    product, quantity = case.product, case.quantity
    asked = "?" in case.situation.message.text
    if asked and product is None and quantity is not None:
        return _too_few_of_a_kind(quantity, case)
    if not asked or product is None or quantity is None or quantity >= product.prices[0].from_quantity:
        return None
    clauses = [c for c in case.pack.in_force(case.today) if public(c) is not None and fits(c, case)]
    given = [c for c in clauses if c.limit is not None and c.limit.measure is Measure.FREE_UNITS]
    if any(c.limit is not None and quantity <= c.limit.value for c in given):
        # A piece or two to look at are samples, not an order.
        own = next((c for c in given if c.authority is Authority.SALESPERSON), None)
        return None if own is None else clause_text(own, case)
    least = next((c for c in clauses if c.limit is not None and c.limit.measure is Measure.MINIMUM_ORDER), None)
    reason = case.voice.clause_words(least.reason) if least is not None else None
    return " ".join(filter(None, [_minimum(product, case), sentence(reason) if reason else None]))


def _too_few_of_a_kind(quantity: int, case: Case) -> str | None:
    """The minimum of a kind of goods ("umbrellas") for an order below it that names no model."""
    words = words_of(case.situation.message.text)
    for clause in case.pack.in_force(case.today):
        limit = clause.limit
        if limit is None or limit.measure is not Measure.MINIMUM_ORDER or quantity >= limit.value or not public(clause):
            continue
        names = [p.name.of(case.language) for p in case.pack.products if p.id in clause.scope.products]
        if any(f" {head(n, case.language, c)} " in words for n in names for c in (1, 2)):
            return clause_text(clause, case)
    return None


def _answer(question: str, topic: Topic | None, case: Case, before: str) -> str | None:
    product = case.pack.product(named(question, case)) or case.product
    match topic.id if topic is not None else "":
        case "question-price":
            return _price(product, case, before)
        case "question-lead":
            return _lead(product, case) or from_clauses(question, topic, case)
        case "question-minimum":
            return _minimum(product, case) or from_clauses(question, topic, case)
        case _:
            return from_clauses(question, topic, case)


def listed_price(case: Case) -> str | None:
    """The list price of this order, with the next price break; None where the goods are not known."""
    return _price(case.product, case, "")


def _price(product: Product | None, case: Case, before: str) -> str | None:
    if product is None:
        return None
    quantity = case.quantity if product is case.product else None
    many = plural(product.name.of(case.language), case.language)
    goods = case.voice.say("goods_some", plural=many)
    if len(product.prices) == 1 and product.prices[0].from_quantity == 1 and quantity is None:
        return sentence(case.voice.say("answer_price", price=_money(product.prices[0].unit_price, case), goods=goods))
    if quantity is None or quantity < product.prices[0].from_quantity:
        steps = [
            case.voice.say("price_step", price=_money(b.unit_price, case), pieces=_pieces(b.from_quantity, case))
            for b in product.prices
        ]
        listed = case.voice.say("and").join([", ".join(steps[:-1]), steps[-1]]) if len(steps) > 1 else steps[0]
        return sentence(case.voice.say("answer_prices", range=goods, prices=listed))
    goods = case.voice.say("goods_many", pieces=say_number(Decimal(quantity), case.language), plural=many)
    price = product.unit_price(quantity)
    values = {"price": _money(price, case), "total": _money(price * quantity, case)}
    if goods not in before:
        values["goods"] = goods
    said = sentence(case.voice.say("answer_price", **values))
    later = next((b for b in product.prices if b.from_quantity > quantity), None)
    if later is None:
        return said
    less, reach = _money(later.unit_price, case), _pieces(later.from_quantity, case)
    return f"{said} {sentence(case.voice.say('answer_price_from', pieces=reach, price=less))}"


def _lead(product: Product | None, case: Case) -> str | None:
    if product is None or product.lead_days is None:
        return None
    days = say_figure(Decimal(product.lead_days), Unit.DAYS, case.language)
    return sentence(case.voice.say("answer_lead", days=days))


def _minimum(product: Product | None, case: Case) -> str | None:
    if product is None:
        return None
    many = plural(product.name.of(case.language), case.language)
    least = _pieces(product.prices[0].from_quantity, case)
    return sentence(case.voice.say("answer_minimum", pieces=least, range=case.voice.say("goods_some", plural=many)))


def _money(amount: Decimal, case: Case) -> str:
    return say_figure(amount, case.pack.company.currency, case.language)


def _pieces(count: int, case: Case) -> str:
    return say_figure(Decimal(count), Unit.PIECES, case.language)
