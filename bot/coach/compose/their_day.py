"""A day of the client's own: by when to approve for it in the usual time, or what less time costs."""

from dataclasses import replace
from datetime import date, timedelta

from bot.coach.compose.case import Case
from bot.coach.compose.comes_to import told_in_full
from bot.coach.compose.concession import concession
from bot.coach.compose.days import next_weekday, open_day
from bot.coach.compose.fees import fee_told
from bot.coach.compose.offers import offer_words
from bot.coach.compose.sold import kinds, usual_days
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.inquiry import Subject
from bot.domain.policy import Authority, Measure
from bot.domain.stance import Grant, Ruling
from bot.reading.format import say_date

# A few days between the dispatch and the client's own day, for the carrier.
_ON_THE_ROAD = 3
_SATURDAY = 5


def kept(due: date, ruling: Ruling, case: Case) -> str | None:
    """When the proof is to be approved and the order leaves for a day of the client's; None where nothing tells."""
    approved = case.situation.facts.flag(FactName.PROOF_APPROVED) is True
    # A day far enough for the goods that take longest is far enough for all of them.
    known = usual_days(case)
    days = known or max((p.lead_days or 0 for p in kinds(case)), default=0)
    if not days or approved or (known is None and _last(due, days) < case.today):
        return None
    lead = timedelta(days=days)
    day = say_date(due, case.language, with_weekday=False)
    last = due - lead - timedelta(days=_ON_THE_ROAD)
    while (last + lead).weekday() >= _SATURDAY or open_day(last) != last:
        # nothing is dispatched on a weekend, and nobody approves on one
        last -= timedelta(days=1)
    if last < case.today:
        leaves = next_weekday(case.today + lead)
        if leaves >= due:
            return None
        said = case.voice.say("tight", day=day, leave=say_date(leaves, case.language, with_weekday=False))
        return " ".join(filter(None, [sentence(said), faster(due, ruling, case)]))
    approve = case.voice.say("today")
    if last > case.today:
        approve = case.voice.say("by_day", day=say_date(last, case.language))
    return case.voice.say(
        "yield_on", day=day, approve=approve, leave=say_date(last + lead, case.language, with_weekday=False)
    )


def sooner(due: date, ruling: Ruling, case: Case) -> str | None:
    """That the usual time comes after the client's day, and what the speaker may offer for less; else None."""
    days = usual_days(case)
    if days is None:
        return None
    leaves = next_weekday(case.today + timedelta(days=days))
    if leaves < due:
        return None
    day, leave = (say_date(d, case.language, with_weekday=False) for d in (due, leaves))
    said = sentence(case.voice.say("usual_late", day=day, leave=leave))
    return " ".join(filter(None, [said, faster(due, ruling, case)]))


def short_of_time(due: date, case: Case) -> bool:
    """Whether the usual time leaves the carrier less than a few days before the client's own."""
    days = usual_days(case)
    approved = case.situation.facts.flag(FactName.PROOF_APPROVED) is True
    return days is not None and not approved and _last(due, days) < case.today


def _last(due: date, days: int) -> date:
    """The last day to approve on: the dispatch falls on no weekend and leaves the carrier a few days."""
    last = due - timedelta(days=days + _ON_THE_ROAD)
    while (last + timedelta(days=days)).weekday() >= _SATURDAY:
        last -= timedelta(days=1)
    return last


def faster(due: date, ruling: Ruling, case: Case) -> str | None:
    """What the speaker may offer for less time than usual, with what it costs; None where the pack has nothing."""
    for clause in case.pack.in_force(case.today):
        limit = clause.limit
        own = clause.authority is Authority.SALESPERSON and AskKind.RUSH in clause.asks and bool(clause.counterparts)
        if not own or limit is None or limit.measure is not Measure.LEAD_TIME or clause.conditions:
            continue
        grant = Grant(limit.measure, limit.value, limit.unit)
        given = concession(grant, clause, case)
        dated = replace(
            ruling,
            ask=replace(
                ruling.ask, kind=AskKind.RUSH, figures=tuple(f for f in case.situation.figures if f.top == due)
            ),
        )
        told = None if given is None else told_in_full(given, grant, clause.counterparts, dated, case)
        offer = None if told is None else offer_words(told, clause.counterparts, ("trade_offer", "trade_reached"), case)
        if offer is not None:
            asked = any(i.subject is Subject.PRICE for i in case.situation.inquiries)
            whole = fee_told(dated, clause.counterparts, case) if asked else ()
            return " ".join([sentence(offer), *(p.text for p in whole)])
    return None


def approval(ruling: Ruling, case: Case) -> dict[str, str]:
    """When the proof is to be approved for the client's date to hold in the usual time; empty where unknown."""
    day = next((f.top for f in ruling.ask.figures if isinstance(f.top, date)), None)
    days = usual_days(case)
    if ruling.ask.kind is not AskKind.RUSH or day is None or days is None:
        return {}
    last = day - timedelta(days=days)
    if last <= case.today:
        return {"approve": case.voice.say("today")} if last == case.today else {}
    return {"approve": case.voice.say("by_day", day=say_date(last, case.language))}
