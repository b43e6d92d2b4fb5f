"""The fact that explains an answer: a warranty that has ended, a lead time that begins again."""

import re
from datetime import timedelta
from decimal import ROUND_FLOOR, Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.concession import public
from bot.coach.compose.days import next_weekday
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.policy import Measure, Words
from bot.domain.stance import Ruling
from bot.reading.format import say_date, say_figure


def warranty_over(ruling: Ruling, case: Case) -> list[Part]:
    """The term of the warranty beside the age of the purchase, where it has ended."""
    facts = case.situation.facts
    age = facts.number(FactName.PURCHASE_AGE_MONTHS)
    if ruling.ask.kind is not AskKind.RETURN_OR_WARRANTY or age is None or facts.flag(FactName.DEFECT) is False:
        return []
    terms = (
        c.limit.value
        for c in case.pack.in_force(case.today)
        if c.limit is not None and c.limit.measure is Measure.WARRANTY and c.owed and public(c) is not None
    )
    term = next(terms, None)
    if term is None or age <= term:
        return []
    said = case.voice.say(
        "warranty_over",
        months=say_figure(term, Unit.MONTHS, case.language),
        age=say_figure(age.to_integral_value(ROUND_FLOOR), Unit.MONTHS, case.language),
    )
    return [Part("why", sentence(said), Place.CORE)]


def restart(ruling: Ruling, case: Case) -> list[Part]:
    """What the clause says of the lead time after a change, with its days and date for this order."""
    clause = public(ruling.clause)
    if clause is None or ruling.ask.kind is not AskKind.SCOPE_CHANGE:
        return []
    whole = " ".join(clause.text.of(case.language).split())
    told = [s for s in re.split(r"(?<=[.!?])\s+", whole) if holds(case.voice.book.marks["restarts"], s)]
    words = case.voice.clause_words(Words(fr=told[0], en=told[0])) if told else None
    if words is None:
        return []
    product = case.product
    said = [sentence(words)]
    if product is not None and product.lead_days is not None:
        leaves = next_weekday(case.today + timedelta(days=product.lead_days))
        days = say_figure(Decimal(product.lead_days), Unit.DAYS, case.language)
        day = say_date(leaves, case.language, with_weekday=False)
        said.append(sentence(case.voice.say("restarts", days=days, leave=day)))
    return [Part("why", " ".join(said), Place.WAYS)]
