"""Answers the pack holds: the price list, then the clause that a question names or is about."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.concession import public
from bot.coach.compose.goods import head, plural
from bot.coach.compose.parts import words
from bot.coach.compose.questions import named, pieces
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.figures import Unit
from bot.domain.phrases import Topic
from bot.domain.policy import Authority, Clause, Measure, Product, Words
from bot.reading.folding import fold
from bot.reading.format import say_figure, say_number
from bot.reading.signs import sign_in, words_of

# A client's question deserves an answer, not the whole clause.
_LONGEST = 45
_TELLING = 5
_ENOUGH = 2
# And at least one telling word in this many.
_PART = 3


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
    clauses = [c for c in case.pack.in_force(case.today) if public(c) is not None and _fits(c, case)]
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
            return _lead(product, case) or _from_clauses(question, topic, case)
        case "question-minimum":
            return _minimum(product, case) or _from_clauses(question, topic, case)
        case _:
            return _from_clauses(question, topic, case)


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


def _from_clauses(question: str, topic: Topic | None, case: Case) -> str | None:
    """What the first clause that answers says: one that the question names, then one of its measure, then the nearest.

    A clause told of by its own signs comes first, the speaker's own before others'.
    """
    if "?" not in case.situation.message.text:
        # Words that ask nothing are not answered with a rule.
        return None
    open_to_all = [
        c
        for c in case.pack.in_force(case.today)
        if public(c) is not None and _fits(c, case) and c.authority is not Authority.MANAGER
    ]
    ranked = sorted(open_to_all, key=lambda c: (c.authority is not Authority.SALESPERSON, c.authority.rank))
    spoken = words_of(question)
    signed = [c for c in ranked if any(sign_in(s.of(case.language), spoken) for s in c.signs)]
    measures = topic.measures if topic is not None else ()
    measured = [c for m in measures for c in ranked if c.limit is not None and c.limit.measure is m]
    telling = max(len(_stems(question)), 1)
    near = sorted(
        (c for c in ranked if (n := _shared(question, c, case)) >= _ENOUGH and n * _PART >= telling),
        key=lambda c: -_shared(question, c, case),
    )
    carried = Measure.FREE_SHIPPING in measures
    for clause in (*signed, *measured, *near):
        text = clause_text(clause, case)
        if carried and text is not None:
            return _carriage(clause, text, ranked, case)
        if text is not None:
            return " ".join(filter(None, [text, _for_this_order(clause, case)]))
    return None


def _carriage(clause: Clause, text: str, ranked: list[Clause], case: Case) -> str:
    """Who pays the carrier from which value on, and below it; whether this order reaches it."""
    own = _for_this_order(clause, case)
    same = (c for c in ranked if c is not clause and c.limit is not None and c.limit.measure is Measure.FREE_SHIPPING)
    below = next((t for c in same if (t := clause_text(c, case)) is not None), None)
    told = re.search(r"voisin|neighbour", text) is not None
    there = told and holds(case.voice.book.marks["neighbours"], case.situation.message.text)
    yes = sentence(case.voice.say("answer_delivers")) if there else None
    return " ".join(filter(None, [yes, text, own or below, below if own else None]))


def _for_this_order(clause: Clause, case: Case) -> str | None:
    """Whether this order reaches the value that a clause speaks of; None where the clause or the order names none."""
    limit, product, quantity = clause.limit, case.product, case.quantity
    if limit is None or limit.measure is not Measure.FREE_SHIPPING or product is None or quantity is None:
        return None
    total = product.unit_price(quantity) * quantity
    key = "shipping_reached" if total >= limit.value else "shipping_short"
    return sentence(case.voice.say(key, total=_money(total, case)))


def _fits(clause: Clause, case: Case) -> bool:
    """Whether the clause's scope does not leave this order out."""
    products, product = clause.scope.products, case.product
    return not products or product is None or product.id in products


def _shared(question: str, clause: Clause, case: Case) -> int:
    """How many telling words the question shares with the clause's title and text."""
    own = _stems(f"{clause.title.of(case.language)} {clause.text.of(case.language)}")
    return len(_stems(question) & own)


def _stems(text: str) -> frozenset[str]:
    return frozenset(w[:6] for w in re.findall(r"[a-z]+", fold(text)) if len(w) >= _TELLING)


def clause_text(clause: Clause, case: Case) -> str | None:
    """The first sentences of a clause's text that fit an answer; None when they cannot be said to this client."""
    whole = " ".join(clause.text.of(case.language).split())
    kept: list[str] = []
    said_outside = [s for s in re.split(r"(?<=[.!?])\s+(?=[A-ZÉÈÀÂÎÔÇ«])", whole) if not _inside(s, case)]
    if not said_outside or said_outside[0] != re.split(r"(?<=[.!?])\s+(?=[A-ZÉÈÀÂÎÔÇ«])", whole)[0]:
        # What begins with words for colleagues loses its subject without them.
        return None
    for one in said_outside:
        if kept and words(" ".join([*kept, one])) > _LONGEST:
            break
        kept.append(one)
    text = " ".join(kept)
    said = case.voice.clause_words(Words(fr=text, en=text))
    return None if said is None else sentence(said)


def _inside(text: str, case: Case) -> bool:
    low = f" {fold(text)} ".replace(",", " ").replace("'", "' ")
    return any(f" {fold(w)} " in low for w in case.voice.book.inside)
