"""The fact that explains an answer: a warranty that has ended, a lead time that begins again."""

import re
from datetime import timedelta
from decimal import ROUND_FLOOR, Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.concession import public
from bot.coach.compose.core import Core
from bot.coach.compose.days import next_weekday, working_day
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.sold import usual_days
from bot.coach.compose.told_signs import said as said_in
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.policy import Measure, Words
from bot.domain.stance import Ruling
from bot.reading.bought import bought
from bot.reading.format import say_date, say_figure
from bot.reading.paying import offers_to_pay


def warranty_over(ruling: Ruling, case: Case) -> list[Part]:
    """The term of the warranty beside the age of the purchase, where it has ended; new pieces for nothing are refused.

    An age that is only told by a month or a season is not counted out.
    """
    facts = case.situation.facts
    if ruling.ask.kind is not AskKind.RETURN_OR_WARRANTY or facts.flag(FactName.DEFECT) is False:
        return []
    term = warranty_term(case)
    age = facts.number(FactName.PURCHASE_AGE_MONTHS)
    over = facts.flag(FactName.IN_WARRANTY) is False if age is None else term is not None and age > term
    if term is None or not over:
        return []
    months = say_figure(term, Unit.MONTHS, case.language)
    counted = None if age is None or _roughly(case) else age.to_integral_value(ROUND_FLOOR)
    if counted is None:
        said = [case.voice.say("warranty_older", months=months)]
    else:
        said = [case.voice.say("warranty_over", months=months, age=say_figure(counted, Unit.MONTHS, case.language))]
    wanted = case.situation.says("replace", "refund", share=_WANTED) or said_in("new_pieces", ruling.ask.quote, case)
    if wanted and not offers_to_pay(case.situation.message.text):
        said.append(case.voice.say("warranty_no_new"))
    return [Part("why", " ".join(map(sentence, said)), Place.CORE)]


def warranty_by_date(ruling: Ruling, case: Case) -> Core | None:
    """That the exact day of delivery decides, where the words leave open on which side of the warranty's end it lies.

    None where the age is known, or where nobody asks for a repair or new pieces.
    """
    facts, term = case.situation.facts, warranty_term(case)
    known = any(facts.get(n) is not None for n in (FactName.IN_WARRANTY, FactName.OUR_FAULT))
    asked = case.situation.has(AskKind.RETURN_OR_WARRANTY) and facts.flag(FactName.DEFECT) is True
    if known or not asked or term is None or bought(case.situation.message.text, case.today) is None:
        return None
    said = case.voice.say("warranty_by_date", months=say_figure(term, Unit.MONTHS, case.language))
    parts = (Part("verify", sentence(said), Place.CORE),)
    after = sentence(case.voice.say("warranty_answer", next=case.next_day))
    return Core(ruling.move, parts, sentence(case.voice.say("warranty_ask_day")), after)


def warranty_term(case: Case) -> Decimal | None:
    """How many months the warranty runs; None where no clause that a client may hear tells it."""
    found = (
        c.limit.value
        for c in case.pack.in_force(case.today)
        if c.limit is not None and c.limit.measure is Measure.WARRANTY and c.owed and public(c) is not None
    )
    return next(found, None)


_WANTED = 0.5
"""A share from which new pieces or money are asked for."""


def _roughly(case: Case) -> bool:
    """Whether the age was told by a month, a season or a year, which leave its days open."""
    quotes = (f.quote for f in case.situation.facts if f.name is FactName.PURCHASE_AGE_MONTHS)
    told = bought(next(quotes, ""), case.today)
    return told is not None and told.first != told.last


_PROOF_DAYS = 2
"""Working days in which a new proof is made and approved: the day told is an example."""


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
    said, lead = [sentence(words)], usual_days(case)
    if lead is not None:
        approved = working_day(case.today, _PROOF_DAYS)
        leaves = next_weekday(approved + timedelta(days=lead))
        days = say_figure(Decimal(lead), Unit.DAYS, case.language)
        day = say_date(leaves, case.language, with_weekday=False)
        said.append(
            sentence(case.voice.say("restarts", days=days, approve=say_date(approved, case.language), leave=day))
        )
    return [Part("why", " ".join(said), Place.WAYS)]
