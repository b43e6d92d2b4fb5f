"""How long goods take from the approval of their proof, and the day it gives."""

import re
from datetime import date, timedelta
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.days import named_days, next_weekday, working_day
from bot.coach.compose.due import day_asked_of
from bot.coach.compose.ruled import clause_of
from bot.coach.compose.settled import proof_settled
from bot.coach.compose.sold import by_figure, kinds, ordered, usual_days
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.facts import FactName, Origin
from bot.domain.figures import Unit
from bot.domain.inquiry import Inquiry
from bot.domain.policy import Measure, Product
from bot.domain.stance import Move
from bot.reading.figures import read_figures
from bot.reading.figures.past import days_of_the_month, latest_past
from bot.reading.folding import fold
from bot.reading.format import say_date, say_figure
from bot.reading.latest import by_when_to_act

_SENTENCE = re.compile(r"(?<=[?!.…])\s+|\n+")
_SATURDAY = 5
_TELLABLE = 4


def lead_time(inquiry: Inquiry, case: Case) -> str | None:
    """The lead time of the goods asked about, and the day of dispatch it gives; None where the pack tells none."""
    goods = dict.fromkeys(p for p, _ in ordered(inquiry, case))
    known = [p for p in goods if p.lead_days is not None]
    if len(known) < len(goods):
        return None
    if not known:
        return _of_each(case)
    if len({p.lead_days for p in known}) > 1:
        return _told(known, case)
    days = known[0].lead_days or 0
    said = sentence(case.voice.say("answer_lead", days=_days(days, case)))
    if _answered_by_their_day(case):
        return said
    return f"{said} {day_told(days, case)}"


def _answered_by_their_day(case: Case) -> bool:
    """Whether the one coming day that a mere question names is told beside: an example of another says less."""
    coming = {f.top for f in case.situation.figures if isinstance(f.top, date) and f.top > case.today}
    plain = all(a.kind in (AskKind.PLAIN_QUESTION, AskKind.FREE_EXTRA, AskKind.RUSH) for a in case.situation.asks)
    plain = plain and all(r.ask.kind is not AskKind.RUSH or r.move is Move.YIELD for r in case.stance.rulings)
    approved = case.situation.facts.flag(FactName.PROOF_APPROVED) is True
    named = len(coming) == 1 or day_asked_of(case) is not None
    return named and plain and not approved and approved_on(case) is None and usual_days(case) is not None


def _of_each(case: Case) -> str | None:
    """The lead times of the kind of goods asked about, else the usual one as its clause tells it."""
    several = [p for p in kinds(case) if p.lead_days is not None]
    days = sorted({p.lead_days or 0 for p in several})
    if len(days) == 1:
        said = sentence(case.voice.say("answer_lead", days=_days(days[0], case)))
        if _answered_by_their_day(case):
            return said
        return f"{said} {day_told(days[0], case)}"
    if len(days) > 1 and len(several) == len(case.pack.products):
        return _between(days[0], days[-1], case)
    if several and len(days) <= _TELLABLE:
        return _told(several, case)
    return clause_of(Measure.LEAD_TIME, case)


def _between(least: int, most: int, case: Case) -> str:
    """The shortest and the longest lead time of the list, with the days between which an order leaves."""
    voice, language = case.voice, case.language
    said = sentence(voice.say("answer_lead_range", figure=str(least), days=_days(most, case)))
    start = approved_on(case)
    if start is None and not case.situation.has(AskKind.ACCEPTANCE):
        return said
    start = start or _likely(most, case)
    first, last = (say_date(next_weekday(start + timedelta(days=n)), language) for n in (least, most))
    told = voice.say("answer_lead_range_day", day=say_date(start, language), next=first, leave=last)
    return f"{said} {sentence(told)}"


def _told(several: list[Product], case: Case) -> str:
    """Each lead time with the goods it is of."""
    grouped = by_figure(tuple(several), tuple(p.lead_days or 0 for p in several), case)
    each = [case.voice.say("lead_of", days=_days(days, case), plural=names) for days, names in grouped]
    return sentence(case.voice.say("answer_leads", prices=" ; ".join(each) if case.french else "; ".join(each)))


def day_told(days: int, case: Case) -> str:
    """The day of dispatch from the day on which the client says to approve, else from the next step's."""
    start = approved_before(case) or approved_on(case)
    key = "answer_lead_day"
    if start is None:
        key, start = "answer_lead_if", _likely(days, case)
    out = next_weekday(start + timedelta(days=days))
    if start == case.today:
        return sentence(case.voice.say("answer_lead_today", next=say_date(out, case.language)))
    return sentence(case.voice.say(key, day=say_date(start, case.language), next=say_date(out, case.language)))


def _likely(days: int, case: Case) -> date:
    """A working day soon, from which the lead time ends on a working day too."""
    soon = [working_day(case.today, n) for n in range(2, 7)]
    return next((d for d in soon if (d + timedelta(days=days)).weekday() < _SATURDAY), soon[0])


def approved_on(case: Case) -> date | None:
    """The day on which the client approves the proof, in their own words; None where they tell none."""
    marks, text = case.voice.book.marks, case.situation.message.text
    for said in _SENTENCE.split(text):
        if not holds(marks["approving"], said) or by_when_to_act(fold(said)):
            # whoever asks until when to approve names no day of approval
            continue
        if holds(marks["this_day"], said):
            return case.today
        # what stands beside the approval, not the day on which the goods are wanted
        near = next((p for p in re.split(r"[,;:]| - ", said) if holds(marks["approving"], p)), said)
        told = [
            f.top
            for f in case.situation.figures
            if isinstance(f.top, date) and f.text in near and f.top >= case.today and not _of_its_coming(f.start, text)
        ]
        found = [*told, *named_days(near, case.today)]
        if found:
            return min(found)
    if case.situation.has(AskKind.ACCEPTANCE) and proof_settled(text, marks["proof_ok"], case.situation.points):
        # "The proof looks great, approved": it is approved by these words.
        return case.today
    known = case.situation.facts.flag(FactName.PROOF_APPROVED) is True
    if (known or proof_settled(text)) and holds(marks["this_day"], text):
        return case.today
    return None


def _of_its_coming(start: int, text: str) -> bool:
    """Whether a day stands behind words for a proof that came: "reçu vendredi" is no day of approval."""
    return _CAME.search(fold(text[:start])) is not None


_CAME = re.compile(
    r"\b(?:recue?s?|envoyee?s?|transmise?s?|received|sent|came|got|arrive\w*|de|du|from|dated)"
    r"(?: (?:le|ce|on|last|this))? $"
)
_ALREADY = re.compile(
    r"\b(?:(?:ai|a|avons|avez|ont) (?:\w+ )?(?:valide|approuve|signe)\w*|(?:a|ont) ete (?:valide|approuve|signe)\w*"
    r"|(?:we|i|they|she|he)(?:'ve| have| has)? (?:already )?(?:approved|signed)|(?:was|been) (?:approved"
    r"|signed off))\b"
)
_PIECE = re.compile(
    r"[,;:]| - |\b(?:whereas|while|when|but|and|although|alors que|tandis que|mais|et)\b", re.IGNORECASE
)
_WEEK = timedelta(days=7)


def approved_before(case: Case) -> date | None:
    """The day gone by on which the proof was approved, in the user's note or the client's words; None if untold."""
    if case.situation.facts.flag(FactName.PROOF_APPROVED) is not True:
        return None
    if (noted := _noted(case)) is not None:
        return noted
    for said in _SENTENCE.split(case.situation.message.text):
        if not _ALREADY.search(fold(said)):
            continue
        # the day beside the approval, not that on which the goods came
        near = next((p for p in _PIECE.split(said) if _ALREADY.search(fold(p))), said)
        told = [f.top for f in case.situation.figures if isinstance(f.top, date) and f.text in near]
        past = [d if d <= case.today else d - _WEEK for d in told if d <= case.today + _WEEK]
        if past:
            return min(past)
    return None


_NEAR_PROOF = re.compile(
    r"\b(?:bat|bon a tirer|epreuves?|proofs?|artwork|visuels?)\b[^.;,]{0,20}"
    r"\b(?:valide\w*|approuve\w*|approved|signed|ok|accepte\w*|accepted)\b[^.;,]*"
    r"|\b(?:valide\w*|approuve\w*|approved|signed off)\b[^.;,]{0,20}"
    r"\b(?:bat|bon a tirer|epreuves?|proofs?|artwork|visuels?)\b[^.;,]*"
)
_YESTERDAY = re.compile(r"\b(?:hier|yesterday)\b")
_TODAY = re.compile(r"\b(?:aujourd'hui|ce matin|today|this morning)\b")


def _noted(case: Case) -> date | None:
    """The day of the approval that the user's note tells beside it."""
    facts = (f for f in case.situation.facts if f.name is FactName.PROOF_APPROVED and f.origin is Origin.CONTEXT)
    for fact in facts:
        match = _NEAR_PROOF.search(fold(fact.quote))
        if match is None:
            continue
        if _YESTERDAY.search(match[0]):
            return case.today - timedelta(days=1)
        if _TODAY.search(match[0]):
            return case.today
        read = read_figures(match[0], case.language, case.today, case.pack.company.currency)
        # A day of the week, the month or the year that was read as coming lies behind.
        past = [latest_past(f.text, f.top, case.today) for f in read if isinstance(f.top, date)]
        past = past or list(days_of_the_month(match[0], case.today))
        if past:
            return max(past)
    return None


def _days(days: int, case: Case) -> str:
    return say_figure(Decimal(days), Unit.DAYS, case.language)
