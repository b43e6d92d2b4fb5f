"""What the user's note tells of the matter in hand, in words for the client: found, delivered, back in stock, sent.

What is internal is never said, nor what the note contradicts itself on.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from bot.coach.compose.case import Case
from bot.coach.compose.concession import public
from bot.coach.compose.core import Core
from bot.coach.compose.day_told import known_days
from bot.coach.compose.days import next_weekday, working_day
from bot.coach.compose.due import due_told
from bot.coach.compose.note import AWAITED, said_of, tiding, told
from bot.coach.compose.papers import papers
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.inquiry import Subject
from bot.domain.phrases import Topic
from bot.domain.policy import Measure
from bot.domain.stance import Move, Ruling
from bot.domain.tidings import Tiding, TidingKind, Who
from bot.reading.folding import fold
from bot.reading.format import say_date

_OF_GOODS = frozenset({"", "pallet", "boxes", "box", "parcel", "order", "replacements", "samples"})
_WAITED = frozenset({"late", "missing", "arrived", "unanswered", "complaint"})


def known(ruling: Ruling, topic: Topic, case: Case) -> Core | None:
    """What is known of goods or papers that a complaint or a question waits for; None where the note tells nothing."""
    if (sent := papers(case)) is not None:
        return sent
    if (answer := _pending(ruling, case) or _on_time(ruling, case)) is not None:
        return answer
    if (stocked := tiding(case, TidingKind.STOCK)) is not None and _from_stock(ruling):
        return _stock(stocked, case)
    if not _waits(ruling, topic, case):
        return None
    said = next((c for t in told(case) if (c := _said(t, case)) is not None), None)
    return said or _on_its_way(ruling, case)


def made_good(told: Core | None, repaired: Core) -> Core:
    """The repair of a fault of ours, after what the note tells of it: goods that are found are not made again."""
    if told is None:
        return repaired
    return replace(repaired, parts=(*told.parts[:1], *repaired.parts))


def _waits(ruling: Ruling, topic: Topic, case: Case) -> bool:
    if ruling.ask.kind is AskKind.COMPLAINT:
        return topic.id in _WAITED
    if ruling.ask.kind is not AskKind.PLAIN_QUESTION or ruling.move is not Move.ANSWER:
        return False
    asked = {i.subject for i in case.situation.inquiries}
    return asked <= {Subject.LEAD_TIME} and AWAITED.search(fold(case.situation.message.text)) is not None


def _said(one: Tiding, case: Case) -> Core | None:
    match one.kind:
        case TidingKind.FOUND if one.what in _OF_GOODS:
            return _found(one, case) if one.so else _in_vain(one, case)
        case TidingKind.DELIVERED:
            return _handed_over(one, case)
        case TidingKind.STOCK:
            return _stock(one, case)
        case TidingKind.SENT if one.who is Who.US and one.what in _OF_GOODS and one.day is not None:
            return _left(one.day, case)
        case TidingKind.ENQUIRY:
            return said_of(case, *looked_into(case))
        case _:
            return None


def _found(one: Tiding, case: Case) -> Core:
    """That what was missing is found, and when it leaves or arrives."""
    voice = case.voice
    first = voice.say("found", thing=voice.say(f"thing_{one.what}")) if one.what else voice.say("found_plain")
    return said_of(case, first, *(_days(case) or [voice.say("found_next", next=case.next_day)]))


def _on_its_way(ruling: Ruling, case: Case) -> Core | None:
    """The days on which awaited goods leave and arrive, where the note tells one of arrival."""
    text = case.situation.message.text
    awaited = ruling.ask.kind is AskKind.COMPLAINT or _WHERE.search(fold(text)) is not None
    told_of = known_days(case).get(FactName.ARRIVES_ON) or tiding(case, TidingKind.ANNOUNCED)
    return said_of(case, *_days(case)) if awaited and told_of else None


def _from_stock(ruling: Ruling) -> bool:
    """Whether what is ruled on leaves from stock: goods that bear no print."""
    conditions = ruling.clause.conditions if ruling.clause is not None else ()
    return ruling.ask.kind is AskKind.RUSH and any(
        k.fact is FactName.CUSTOM_MADE and k.value is False for k in conditions
    )


def _on_time(ruling: Ruling, case: Case) -> Core | None:
    """That the goods leave before the client's own day, to whoever asks whether it holds."""
    leaves, due = known_days(case).get(FactName.LEAVES_ON), due_told(case)
    if ruling.ask.kind is not AskKind.PLAIN_QUESTION or leaves is None or due is None or leaves >= due:
        return None
    if _HOLDS.search(fold(case.situation.message.text)) is None:
        return None
    said = case.voice.say("on_time", leave=say_date(leaves, case.language), day=say_date(due, case.language))
    return said_of(case, said)


_HOLDS = re.compile(
    r"\b(?:still|on (?:track|time|schedule)|toujours|bien|tient|tenue?|tenir|maintenue?|confirm\w*|d'actualite|ok|okay"
    r"|fine|good)\b"
)
_WHERE = re.compile(
    r"\b(?:ou (?:en )?(?:est|sont)|quand|nouvelles?|where|when|news|envoye\w*|parti\w*|sent|left|arriv\w*)\b"
)


def _days(case: Case) -> list[str]:
    """When goods leave and arrive, as the note has it; where it tells no arrival, by when that is confirmed."""
    voice, days = case.voice, known_days(case)
    leaves, arrives = days.get(FactName.LEAVES_ON), days.get(FactName.ARRIVES_ON)
    announced = tiding(case, TidingKind.ANNOUNCED)
    if announced is not None and announced.day is not None:
        return [voice.say("announced", day=say_date(announced.day, case.language))]
    if leaves is not None and arrives is not None:
        there = say_date(arrives, case.language)
        return [voice.say("found_arrives", day=say_date(leaves, case.language), leave=there)]
    if arrives is not None:
        return [voice.say("arrives_told", day=say_date(arrives, case.language))]
    if leaves is None:
        return []
    soon = say_date(_after(leaves, case), case.language)
    return [voice.say("found_leaves", day=say_date(leaves, case.language), next=soon)]


def _in_vain(one: Tiding, case: Case) -> Core:
    if not one.what:
        return said_of(case, case.voice.say("found_not_plain", next=case.next_day))
    thing = case.voice.say(f"thing_{one.what}")
    return said_of(case, case.voice.say("found_not", thing=thing, next=case.next_day))


def _handed_over(one: Tiding, case: Case) -> Core:
    """What the carrier says, with care: the proof is asked for, and the client looks on their side."""
    voice = case.voice
    when = {} if one.day is None else {"day": say_date(one.day, case.language)}
    first = voice.maybe("delivered", when) or voice.say("delivered_undated")
    return said_of(case, first, voice.say("delivered_next", next=case.next_day), asked=voice.say("delivered_ask"))


def _stock(one: Tiding, case: Case) -> Core:
    """When the goods are back in stock, and when they leave then."""
    voice, language = case.voice, case.language
    if not one.so:
        return said_of(case, voice.say("stock_out", next=case.next_day))
    first = voice.say("stock_now") if one.day is None else voice.say("stock_back", day=say_date(one.day, language))
    leaves = _out_of_stock(one.day or case.today, case)
    day = known_days(case).get(FactName.LEAVES_ON)
    if day is not None:
        return said_of(case, first, voice.say("leaves_told", day=say_date(day, language)))
    if leaves is not None:
        return said_of(case, first, voice.say("stock_leaves", leave=say_date(leaves, language)))
    return said_of(case, first, voice.say("stock_next", next=case.next_day))


def _out_of_stock(day: date, case: Case) -> date | None:
    """When goods without a print leave that are in stock on a day; None where a print is not ruled out."""
    if case.situation.facts.flag(FactName.CUSTOM_MADE) is not False:
        return None
    express = next(
        (
            c.limit
            for c in case.pack.in_force(case.today)
            if c.limit is not None
            and c.limit.measure is Measure.LEAD_TIME
            and AskKind.RUSH in c.asks
            and public(c) is not None
            and any(k.fact is FactName.CUSTOM_MADE and k.value is False for k in c.conditions)
        ),
        None,
    )
    return None if express is None else next_weekday(day + timedelta(days=int(express.value)))


def _left(day: date, case: Case) -> Core:
    """On which day the goods left, and when they arrive or are looked for."""
    voice, arrives = case.voice, known_days(case).get(FactName.ARRIVES_ON)
    left = say_date(day, case.language)
    if arrives is not None:
        return said_of(case, voice.say("sent_arrives", day=left, leave=say_date(arrives, case.language)))
    if day == case.today:
        return said_of(case, voice.say("sent_today", next=case.next_day))
    return said_of(case, voice.say("sent_order", day=left, next=case.next_day))


def looked_into(case: Case) -> tuple[str, ...]:
    """That somebody looks into it already, and when an answer is expected; empty where the note tells nothing of it."""
    one = tiding(case, TidingKind.ENQUIRY)
    if one is None:
        return ()
    said = case.voice.say("enquiry_carrier" if one.who is Who.CARRIER else "enquiry")
    if one.day is None:
        return said, case.voice.say("enquiry_next", next=case.next_day)
    return said, case.voice.say("enquiry_due", day=say_date(one.day, case.language))


def _pending(ruling: Ruling, case: Case) -> Core | None:
    """By when what was asked before is answered, to whoever asks where it stands."""
    if ruling.ask.kind is not AskKind.PLAIN_QUESTION or not any(t.kind in _PENDING for t in told(case)):
        return None
    if _STANDS.search(fold(case.situation.message.text)) is None:
        return None
    return said_of(case, case.voice.say("pending", decided=case.decided_day))


_PENDING = frozenset({TidingKind.DECIDER_BACK, TidingKind.ANSWER_DUE})
_STANDS = re.compile(
    r"\b(?:ou en (?:est|sont|etes)|nouvelles? (?:de|sur|pour)|alors,? (?:pour|cette|ma|notre)|any (?:news|update|word)"
    r"|where (?:are we|do we stand|is my request)|have you (?:decided|heard|had)|avez-vous (?:decide|pu|une reponse))\b"
)


def _after(day: date, case: Case) -> date:
    """The working day on which to write once goods have left."""
    return working_day(max(day, case.today), 1)
