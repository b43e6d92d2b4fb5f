"""Answers the pack holds: the price list, then the clause that a question names or is about."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.concession import public
from bot.coach.compose.extras import extras_in
from bot.coach.compose.goods import head
from bot.coach.compose.inquired import inquired
from bot.coach.compose.pointed import heard_at
from bot.coach.compose.price_list import least, price
from bot.coach.compose.questions import named, pieces
from bot.coach.compose.ruled import clause_text, fits, from_clauses
from bot.coach.compose.sold import usual_days
from bot.coach.compose.too_late import changed_in_time, too_late
from bot.coach.compose.topics import holds
from bot.coach.compose.unsold import unsold
from bot.coach.compose.validity import validity
from bot.coach.compose.voice import sentence
from bot.domain.asks import TROUBLES, AskKind
from bot.domain.figures import Unit
from bot.domain.inquiry import Subject
from bot.domain.phrases import Topic
from bot.domain.policy import Authority, Measure, Product
from bot.domain.stance import Move
from bot.reading.folding import fold
from bot.reading.format import say_date, say_figure
from bot.reading.latest import by_when_to_act
from bot.reading.sentences import sentence_at
from bot.reading.signs import words_of


@dataclass(frozen=True, slots=True)
class Answers:
    """What the pack says to the questions, those that stay without an answer, and what the others are about."""

    text: str
    missing: tuple[str, ...]
    about: frozenset[str]
    unsaid: str = ""  # what the pack does not tell, as a phrase
    elsewhere: bool = False  # all that is asked is told by another ruling

    @property
    def open(self) -> bool:
        """Whether a question stays without an answer."""
        return bool(self.missing or self.unsaid)


def _enough(case: Case) -> bool:
    """Whether a question is of a quantity that is made, or the few pieces told are those with something wrong."""
    kinds = {a.kind for a in case.situation.asks}
    asked = [g.quantity for i in case.situation.inquiries for g in i.goods if g.quantity is not None]
    few = case.product.prices[0].from_quantity if case.product is not None else 0
    return bool(kinds & TROUBLES) or (bool(asked) and min(asked) >= few > 0)


def _ruled_small(case: Case) -> bool:
    """Whether a ruling already answers that the order is below the minimum."""
    limits = (r.clause.limit for r in case.stance.rulings if r.clause is not None)
    return any(limit is not None and limit.measure is Measure.MINIMUM_ORDER for limit in limits)


def answers(asked: tuple[str, ...], case: Case, before: str = "") -> Answers:
    """The answer to each question, in their order; `before` is what the reply has just said."""
    said: list[str] = []
    about: set[str] = set()
    missing: list[str] = []
    beside: list[str] = []
    elsewhere = False
    small = None if _ruled_small(case) or _enough(case) else _too_few(case)
    if small is not None:
        said.append(small)
    if holds(case.voice.book.marks["how_it_works"], case.situation.message.text) and (steps := _steps(case)):
        said.append(steps)
    found = inquired(case, " ".join([before, *said]))
    said += [s for s in found.said if s not in said]
    about |= {_TOPICS.get(subject, "inquiry") for subject in found.about}
    for question in asked:
        for part, topic in pieces(question, case):
            if _heard(part, case):
                continue
            if _inquired(part, question, case) or holds(case.voice.book.marks["how_it_works"], part):
                continue
            if Subject.WARRANTY in found.about and holds(case.voice.book.marks["supposing"], part):
                # What would be done about a fault is what the warranty says.
                continue
            if by_when_to_act(fold(part)) and _day_told(part, before, case):
                # By when to approve for that day is told.
                continue
            if case.situation.has(AskKind.ACCEPTANCE) and holds(case.voice.book.marks["next_steps"], part):
                # The steps of the order tell what comes next.
                continue
            if topic is None and case.situation.has(AskKind.RUSH) and holds(case.voice.book.marks["feasible"], part):
                # Whether it can be done in time is told with the day.
                elsewhere = True
                continue
            if too_late(part) and changed_in_time(case):
                # Whether it is still time is told with what the change takes.
                elsewhere = True
                continue
            if topic is not None and topic.id == "question-price" and _of_a_change(part, case):
                # What a change costs that is included is told with the change.
                continue
            if extra := extras_in(part, "", case):
                beside.append(extra)
                continue
            if Subject.SUGGESTION in found.about and topic is None and _of_the_search(part):
                continue
            if topic is not None and topic.id == "question-shipping" and Subject.SHIPPING in found.about:
                continue
            if topic is not None and topic.id in about and topic.id in _READ_BEFORE:
                # Asked again in the next breath, it has its answer.
                continue
            read_before = case.situation.inquiries and topic and topic.id in _READ_BEFORE
            about_it = None if read_before and not _when_out(part, case) else topic
            told = _answer(part, about_it, case, " ".join([before, *said]))
            answered = topic is not None and _SUBJECTS.get(topic.id) in found.about
            if told is None and small is None and not answered and not unsold(case):
                missing.append(part)
            if told is not None and told not in said:
                said.append(told)
                about.add("clause" if topic is None else topic.id)
    return Answers(
        " ".join(said),
        tuple(missing),
        frozenset(about),
        case.voice.say("and").join(dict.fromkeys([*found.missing, *beside])),
        elsewhere and not (said or missing or found.missing or beside),
    )


def _heard(part: str, case: Case) -> bool:
    """Whether part of a question stands in a sentence whose points are met one by one (pointed.py)."""
    return any(part in case.situation.message.text[start:end] for start, end in heard_at(case))


def _of_a_change(part: str, case: Case) -> bool:
    """Whether "does that cost anything?" is asked of a change that is given."""
    given = any(r.ask.kind is AskKind.SCOPE_CHANGE and r.move is Move.YIELD for r in case.stance.rulings)
    return given and re.search(r"\b(?:that|this|it|ca|cela)\b", fold(part)) is not None


def _day_told(part: str, before: str, case: Case) -> bool:
    """Whether the one coming day that a part of a question names stands in what was said."""
    days = [f.top for f in case.situation.figures if isinstance(f.top, date) and f.text in part]
    return bool(days) and all(say_date(d, case.language, with_weekday=False) in before for d in days)


def _steps(case: Case) -> str | None:
    """How an order goes from the artwork to its dispatch; None where the time of the goods is not known."""
    days = usual_days(case)
    if days is None:
        return None
    return sentence(case.voice.say("answer_steps", days=say_figure(Decimal(days), Unit.DAYS, case.language)))


_TOPICS = {Subject.PRICE: "question-price", Subject.MINIMUM: "question-minimum"}


_SUBJECTS = {
    "question-warranty": Subject.WARRANTY,
    "question-shipping": Subject.SHIPPING,
    "question-payment": Subject.PAYMENT,
    "question-revisions": Subject.PROOFS,
    "question-validity": Subject.VALIDITY,
    "question-included": Subject.INCLUDED,
}


# What is asked of these was read as an inquiry: their words in what is left are of something else.
_READ_BEFORE = ("question-price", "question-lead", "question-minimum", "question-included")
_ASKS = re.compile(
    r"(?:et |and |also |sinon )?(?:combien|quel|est-ce|comment|quand|ou |où |pourquoi|avez|faites|peut|pouvez"
    r"|what|how"
    r"|when|where|which|who|why|do |does |is |are |can |could |have |if |whether |[a-zéèêçû]+ez[- ]vous"
    r"|[a-zéèêçû]+(?:-t)?-(?:on|il|ils|elle|elles|tu|je|nous)\b)",
    re.IGNORECASE,
)


def _inquired(part: str, question: str, case: Case) -> bool:
    """Whether a part of a question is of an inquiry's words, or only stands beside one and asks nothing itself."""
    text = case.situation.message.text
    at = text.find(question.strip())
    own, whole = _bare(part), _bare(question if at < 0 else sentence_at(text, at))
    quotes = [_bare(i.quote) for i in case.situation.inquiries]
    if any(own in q or q in own for q in quotes):
        return True
    return any(q in whole for q in quotes) and not _ASKS.match(part)


def _when_out(part: str, case: Case) -> bool:
    """Whether words ask when goods leave, and no inquiry was read in them."""
    asked = {i.subject for i in case.situation.inquiries}
    return Subject.LEAD_TIME not in asked and holds(case.voice.book.marks["when_out"], part)


def _of_the_search(part: str) -> bool:
    """Whether words beside a search say no more than that ideas are welcome."""
    return not part.rstrip().endswith("?") or len(part.split()) < _TELLING


_TELLING = 5
"""Words from which a question has a subject of its own."""


def _bare(text: str) -> str:
    return re.sub(r"[\s?!.,;:]+", " ", text).strip().lower()


def usual_lead(case: Case) -> str | None:
    """The lead time of this order's product; None where it is not known."""
    return _lead(case.product, case)


def usual_minimum(case: Case) -> str | None:
    """The smallest order of this product; None where it is not known."""
    return _minimum(case.product, case)


def _too_few(case: Case) -> str | None:
    """The minimum order with what it protects, where the order named is below it; what is said of samples for a few."""
    product, quantity = case.product, case.quantity
    asked = "?" in case.situation.message.text
    if case.growing:
        # What is added joins an order that is large enough.
        return None
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
        case "question-validity":
            return validity(case)
        case _:
            return from_clauses(question, topic, case)


def listed_price(case: Case, before: str = "") -> str | None:
    """The list price of this order, with the next price break; None where the goods are not known.

    The goods that `before` names are not named again.
    """
    return _price(case.product, case, before)


def _price(product: Product | None, case: Case, before: str) -> str | None:
    if product is None:
        return None
    return price(product, case.quantity if product is case.product else None, case, before)


def _lead(product: Product | None, case: Case) -> str | None:
    if product is None or product.lead_days is None:
        return None
    days = say_figure(Decimal(product.lead_days), Unit.DAYS, case.language)
    return sentence(case.voice.say("answer_lead", days=days))


def _minimum(product: Product | None, case: Case) -> str | None:
    return None if product is None else least(product, case)
