"""Answers that the clauses of the pack give: one that a question names, one of its measure, or the nearest."""

import re
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.concession import public
from bot.coach.compose.parts import words
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.domain.facts import FactName
from bot.domain.inquiry import Subject
from bot.domain.phrases import Topic
from bot.domain.policy import Authority, Clause, Measure, Words
from bot.reading.bargained import sum_dropped
from bot.reading.folding import fold
from bot.reading.format import say_figure
from bot.reading.signs import sign_in, words_of

_OF_AN_ORDER = re.compile(
    r"\b(?:(?:quand|when|où|where)\b.*\b(?:ma|notre|my|our) (?:commande|livraison|order|delivery)"
    r"|(?:ma|notre|my|our) (?:commande|livraison|order|delivery)\b.*\b(?:quand|when|où|where))\b"
)
# A client's question deserves an answer, not the whole clause.
_LONGEST = 45
_TELLING = 5
_ENOUGH = 3
# And at least one telling word in this many.
_PART = 2


def open_clauses(case: Case, *measures: Measure) -> list[Clause]:
    """The clauses a client may hear that bear on this order, those on `measures` where any is named.

    The speaker's own come first, then nobody's; a manager's are not told.
    """
    found = [
        c
        for c in case.pack.in_force(case.today)
        if public(c) is not None and fits(c, case) and c.authority is not Authority.MANAGER
    ]
    if measures:
        found = [c for m in measures for c in found if c.limit is not None and c.limit.measure is m]
    return sorted(found, key=lambda c: (c.authority is not Authority.SALESPERSON, c.authority.rank))


def tax_of(case: Case) -> str | None:
    """What a public clause says of tax in our prices: "tax_out" or "tax_in"; None where none speaks of it."""
    marks = case.voice.book.marks
    for clause in open_clauses(case):
        for one in spoken_sentences(clause, case):
            found = next((key for key in ("tax_out", "tax_in") if holds(marks[key], one)), None)
            if found is not None:
                return found
    return None


def tax_tag(case: Case) -> dict[str, str]:
    """The mark of a price ("HT") as the variable "tax"; empty where no clause tells, or the tax is asked about."""
    told = tax_of(case)
    asked = any(i.subject is Subject.TAX for i in case.situation.inquiries)
    return {} if told is None or asked else {"tax": case.voice.say(f"tag_{told}")}


def clause_of(measure: Measure, case: Case) -> str | None:
    """What the first clause on a measure says that a client may hear."""
    return next((t for c in open_clauses(case, measure) if (t := clause_text(c, case)) is not None), None)


def carriage_of(case: Case, total: Decimal | None) -> str | None:
    """Who pays the carrier from which value on, what that makes of an order of `total`, and what is paid below it.

    Where the clause names places, a place beyond them is not judged, and one that nobody knows only by its value.
    """
    said = [(c, t) for c in open_clauses(case, Measure.FREE_SHIPPING) if (t := clause_text(c, case)) is not None]
    if not said or said[0][0].limit is None:
        return None
    clause, text = said[0]
    told = re.search(r"voisin|neighbour", text) is not None
    there = told and holds(case.voice.book.marks["neighbours"], case.situation.message.text)
    yes = sentence(case.voice.say("answer_delivers")) if there else None
    if told and holds(case.voice.book.marks["far"], case.situation.message.text):
        return f"{text} {sentence(case.voice.say('shipping_far', next=case.next_day))}"
    own, reached = None, False
    if total is not None and clause.limit is not None:
        reached = total >= clause.limit.value
        here = there or not told or not _placed(case) or _at_home(text, case)
        below = next((t for c, t in said[1:] if c.authority is Authority.NOBODY), None)
        value = {"total": say_figure(total, case.pack.company.currency, case.language)}
        value["figure"] = say_figure(clause.limit.value, clause.limit.unit, case.language)
        if reached and here:
            # What the rule makes of this order is the answer, and not the rule.
            return " ".join(filter(None, [yes, sentence(case.voice.say("shipping_given", **value))]))
        if not reached and below is not None:
            return " ".join(filter(None, [yes, sentence(case.voice.say("shipping_under", **value)), below]))
        own = sentence(case.voice.say("shipping_above" if reached else "shipping_short", **value))
    below = next((t for c, t in said[1:] if c.authority is Authority.NOBODY), None)
    return " ".join(filter(None, [yes, text, own, None if reached else below]))


def _at_home(text: str, case: Case) -> bool:
    """Whether the place that the message names is a town of the country that the clause names."""
    marks = case.voice.book.marks["here"]
    return holds(marks[:1], text) and holds(marks, case.situation.message.text)


_PLACE = re.compile(r"\b(?:to|in|at|into|à|en|au|aux|chez|sur|vers|jusqu'à) (?:the )?[A-ZÉÈ][a-zé]{2,}")


def _placed(case: Case) -> bool:
    """Whether the message names a place."""
    return _PLACE.search(case.situation.message.text) is not None


def from_clauses(question: str, topic: Topic | None, case: Case) -> str | None:
    """What the first clause that answers says: one that the question names, then one of its measure, then the nearest.

    A clause told of by its own signs comes first, the speaker's own before others'.
    """
    if "?" not in case.situation.message.text:
        # Words that ask nothing are not answered with a rule.
        return None
    if case.situation.wrongs:
        # Nor are questions about what went wrong: they are no questions about our terms.
        return None
    open_to_all = [
        c
        for c in case.pack.in_force(case.today)
        if public(c) is not None
        and fits(c, case)
        and c.authority is not Authority.MANAGER
        and not _of_our_fault(c, case)
        and not _closed_on_a_guess(c, case)
    ]
    ranked = sorted(open_to_all, key=lambda c: (c.authority is not Authority.SALESPERSON, c.authority.rank))
    spoken = words_of(question)
    told = {c.id: _longest_sign(c, spoken, case) for c in ranked}
    # "A printed sample" is told of more closely than "a sample".
    signed = sorted((c for c in ranked if told[c.id]), key=lambda c: -told[c.id])
    measures = topic.measures if topic is not None else ()
    measured = [c for m in measures for c in ranked if c.limit is not None and c.limit.measure is m]
    if sum_dropped(fold(question)) and not signed:
        # Whoever wants a sum dropped is not read a rule that stands near it.
        return None
    if _OF_AN_ORDER.search(question.lower()):
        # What becomes of an order is in no rule.
        return None
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


def _longest_sign(clause: Clause, spoken: str, case: Case) -> int:
    """The words of the longest sign of a clause that stands in `spoken`; 0 where none does."""
    signs = (s.of(case.language) for s in clause.signs)
    return max((len(s.replace("…", " ").split()) for s in signs if sign_in(s, spoken)), default=0)


def _carriage(clause: Clause, text: str, ranked: list[Clause], case: Case) -> str:
    """Who pays the carrier from which value on, and below it; whether this order reaches it."""
    own = _for_this_order(clause, case)
    same = (c for c in ranked if c is not clause and c.limit is not None and c.limit.measure is Measure.FREE_SHIPPING)
    below = next((t for c in same if (t := clause_text(c, case)) is not None), None)
    told = re.search(r"voisin|neighbour", text) is not None
    there = told and holds(case.voice.book.marks["neighbours"], case.situation.message.text)
    yes = sentence(case.voice.say("answer_delivers")) if there else None
    reached = own is not None and not _short(clause, case)
    return " ".join(filter(None, [yes, text, own, None if reached else below]))


def _short(clause: Clause, case: Case) -> bool:
    """Whether the order stays below the value from which shipping is free."""
    product, quantity, limit = case.product, case.quantity, clause.limit
    if product is None or quantity is None or limit is None:
        return True
    return product.unit_price(quantity) * quantity < limit.value


def _for_this_order(clause: Clause, case: Case) -> str | None:
    """Whether this order reaches the value that a clause speaks of; None where the clause or the order names none."""
    limit, product, quantity = clause.limit, case.product, case.quantity
    if limit is None or limit.measure is not Measure.FREE_SHIPPING or product is None or quantity is None:
        return None
    total = product.unit_price(quantity) * quantity
    key = "shipping_reached" if total >= limit.value else "shipping_short"
    return sentence(case.voice.say(key, total=say_figure(total, case.pack.company.currency, case.language)))


def _of_our_fault(clause: Clause, case: Case) -> bool:
    """Whether a clause is for faults of ours, and nothing says that there was one."""
    said = any(c.fact is FactName.OUR_FAULT for c in clause.conditions)
    return said and case.situation.facts.flag(FactName.OUR_FAULT) is not True


def _closed_on_a_guess(clause: Clause, case: Case) -> bool:
    """Whether a clause closes something to everybody under conditions that nobody has told."""
    facts = case.situation.facts
    return clause.authority is Authority.NOBODY and any(facts.get(k.fact) is None for k in clause.conditions)


def fits(clause: Clause, case: Case) -> bool:
    """Whether the clause's scope does not leave this order out."""
    products, product = clause.scope.products, case.product
    return not products or product is None or product.id in products


def _shared(question: str, clause: Clause, case: Case) -> int:
    """How many telling words the question shares with the clause's title and text."""
    own = _stems(f"{clause.title.of(case.language)} {clause.text.of(case.language)}")
    return len(_stems(question) & own)


def _stems(text: str) -> frozenset[str]:
    return frozenset(w[:6] for w in re.findall(r"[a-z]+", fold(text)) if len(w) >= _TELLING)


def spoken_sentences(clause: Clause, case: Case) -> list[str]:
    """The sentences of a clause's text, less those meant for colleagues."""
    whole = " ".join(clause.text.of(case.language).split())
    return [s for s in re.split(r"(?<=[.!?])\s+(?=[A-ZÉÈÀÂÎÔÇ«])", whole) if s and not _inside(s, case)]


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
