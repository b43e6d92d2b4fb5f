"""What a reply has to speak of: the rulings that earn words of their own, in the order they are said."""

from dataclasses import replace

from bot.coach.compose.as_questions import only_asked
from bot.coach.compose.case import Case
from bot.coach.compose.doubts import (
    caused,
    compensation,
    dated,
    echoed,
    misread,
    spare_gift,
    unfounded,
)
from bot.coach.compose.inquired import answered_elsewhere
from bot.coach.compose.matter import Matter
from bot.coach.compose.matter_topic import topic_for
from bot.coach.compose.meant import admin_asked, aimed_at, dated_as_ruled
from bot.coach.compose.named import fault
from bot.coach.compose.questions import pieces, questions
from bot.coach.compose.refused import only_pleads, would_carry_out
from bot.coach.compose.told_fault import told_fault
from bot.coach.compose.told_signs import said
from bot.coach.compose.too_few import too_few, whether_made
from bot.coach.compose.topics import holds
from bot.coach.compose.troubled import under_pressure
from bot.coach.compose.why import restart
from bot.domain.asks import TROUBLES, AskKind
from bot.domain.policy import CounterpartKind
from bot.domain.stance import Move, Ruling, Stance
from bot.reading.pointing_back import how_it_is_put_right
from bot.reading.requests import requests

# The order in which answers read best: what is given, what is asked for it, who decides, what is not possible.
_ORDER = (Move.YIELD, Move.ANSWER, Move.TRADE, Move.ESCALATE, Move.HOLD, Move.PART)
# Where the reason alone gives the words, two asks share them.
_SAID_ONCE = ("promise_claimed", "complaint_unverified", "poor_fit")
# What we owe is said once, whatever asks it answers.
_OWED = ("our_fault", "owed")
# What happened is looked into once, whatever is asked for it.
_LOOKED_INTO = (AskKind.RUSH, AskKind.PRICE_CUT)
_PRESSURE = frozenset({AskKind.ULTIMATUM, AskKind.ABUSE})


def matters(stance: Stance, case: Case) -> tuple[Matter, ...]:
    """The matters of a reply, as they are said; pressure has none of its own beside what it presses.

    Where the reply parts, nothing is bargained over beside it: only what we owe is still said.
    """
    meant = (admin_asked(only_asked(told_fault(r, case), case), case) for r in stance.rulings)
    rulings = tuple(dated_as_ruled(aimed_at(r, case), case) for r in meant)
    if any(r.move is Move.PART for r in rulings):
        rulings = tuple(r for r in rulings if r.move is Move.PART or r.why in _OWED)
    substance = [r for r in rulings if r.ask.kind not in _PRESSURE or r.move is Move.PART or r.why == "abuse_repeated"]
    substance = [r for r in substance if not _settled(r, substance) and not _unlikely(r, substance)]
    # By when it is needed, and what would make up for it, is told with what is looked into.
    substance = [r for r in substance if r.ask.kind not in _LOOKED_INTO or r.why != "complaint_unverified"] or substance
    kept = substance or list(rulings)
    if not substance:
        # The ultimatum carries the answer; the boundary is said beside it.
        kept = [under_pressure(r, case) for r in sorted(rulings, key=lambda r: r.ask.kind is AskKind.ABUSE)[:1]]
    found: list[Matter] = []
    for ruling in sorted(kept, key=_said_at):
        # A fault is spoken of as what went wrong, whatever is asked for it.
        kind = AskKind.COMPLAINT if ruling.why == "our_fault" or _faulty(ruling, case) else ruling.ask.kind
        one = Matter(ruling, topic_for(replace(ruling.ask, kind=kind), ruling, case))
        same = next((i for i, m in enumerate(found) if _same(m, one)), None)
        if same is None:
            found.append(one)
        elif one.topic.id != found[same].topic.id:
            found[same] = Matter(found[same].ruling, found[same].topic, (*found[same].also, one))
    found = _without_the_credit(_lighter(found), case)
    if len(found) > 1:
        # Whoever writes again and asks something is answered on it.
        found = [m for m in found if m.ruling.ask.kind is not AskKind.SILENCE_AFTER_EFFORT] or found
    if any(m.ruling.ask.kind is AskKind.SCOPE_CHANGE and m.ruling.move is Move.TRADE for m in found):
        # Nothing is given away beside work that is being paid for.
        found = [m for m in found if not spare_gift(m)]
    if any(m.ruling.why == "complaint_unverified" for m in found):
        # By when it is put right is told with the facts.
        found = [m for m in found if m.ruling.ask.kind is not AskKind.RUSH or not caused(m)]
    # What would carry out, or write down, what is refused is no yes of its own: it is left to the salesperson.
    found = [m for m in found if not (would_carry_out(m.ruling, case) or only_pleads(m.ruling, case))] or found
    # A paper that is given gladly is not looked for as well.
    yes = [m.ruling.ask.quote for m in found if m.ruling.ask.kind is AskKind.GOODWILL and m.ruling.move is Move.YIELD]
    found = [m for m in found if not (m.ruling.ask.kind is AskKind.PLAIN_QUESTION and m.ruling.ask.quote in yes)]
    ours = any(m.ruling.why == "our_fault" for m in found)
    if ours or any(m.ruling.why == "complaint_unverified" and m.topic.words for m in found):
        # Nobody pays for the change, the hurry or the proof that our own mistake makes them need.
        found = [m for m in found if not caused(m)]
    if ours:
        # What is known to be ours is put right, not looked into.
        found = [m for m in found if m.ruling.why != "complaint_unverified"]
    if any(m.ruling.ask.kind is AskKind.COMPLAINT for m in found):
        found = [m for m in found if not compensation(m.ruling)]
    if len(found) > 1:
        weak = (unfounded, echoed, dated, misread)
        # What goes to a manager is always told to the client.
        sure = [m for m in found if m.ruling.move is Move.ESCALATE or not any(d(m, found, case) for d in weak)]
        found = sure or found
    own = tuple(m for m in found if len(found) == 1 or not _answered_elsewhere(m, found, case))
    return own or tuple(found)


def _unlikely(ruling: Ruling, rulings: list[Ruling]) -> bool:
    """Whether a complaint makes an agreement read in the same words void ("darker than the proof we approved")."""
    return ruling.ask.kind is AskKind.ACCEPTANCE and any(r.ask.kind is AskKind.COMPLAINT for r in rulings)


def _faulty(ruling: Ruling, case: Case) -> bool:
    """Whether a return that cannot be ruled on yet is about something that went wrong."""
    back = ruling.ask.kind is AskKind.RETURN_OR_WARRANTY and ruling.move is Move.ANSWER
    return back and fault(ruling.ask, case) is not None


def _settled(ruling: Ruling, rulings: list[Ruling]) -> bool:
    """Whether what went wrong is answered by the ruling on its return: under warranty, by a manager, or not at all."""
    if ruling.why != "complaint_unverified":
        return False
    back = (r for r in rulings if r.ask.kind is AskKind.RETURN_OR_WARRANTY)
    return any(r.move in (Move.ESCALATE, Move.HOLD, Move.YIELD) for r in back)


def _said_at(ruling: Ruling) -> tuple[bool, int, bool]:
    """Where a ruling is said: an agreement first, then by move, what went wrong before what is asked for it."""
    kind = ruling.ask.kind
    return (kind is not AskKind.ACCEPTANCE, _ORDER.index(ruling.move), kind is not AskKind.COMPLAINT)


def _without_the_credit(found: list[Matter], case: Case) -> list[Matter]:
    """The matters, less a price that is a credit for goods which are not taken back: its no stands with theirs."""
    kept = any(m.ruling.ask.kind is AskKind.RETURN_OR_WARRANTY and m.ruling.move is Move.HOLD for m in found)
    if not kept:
        return found
    return [
        m for m in found if m.ruling.ask.kind is not AskKind.PRICE_CUT or not said("credit", m.ruling.ask.quote, case)
    ]


def _lighter(found: list[Matter]) -> list[Matter]:
    """A price refused beside the lighter make that was to reach it: one no, with what stays open for the price."""
    made = next((m for m in found if m.ruling.ask.kind is AskKind.SPEC_DOWNGRADE and m.ruling.move is Move.HOLD), None)
    refused = (Move.HOLD, Move.TRADE)
    priced = next((m for m in found if m.ruling.ask.kind is AskKind.PRICE_CUT and m.ruling.move in refused), None)
    if made is None or priced is None:
        return found
    ruling = made.ruling
    if ruling.fallback is None:
        traded = priced.ruling.move is Move.TRADE
        clause = priced.ruling.clause if traded else priced.ruling.fallback
        given = priced.ruling.grant if traded else priced.ruling.fallback_grant
        ruling = replace(ruling, fallback=clause, fallback_grant=given)
    ask = ruling.ask if ruling.ask.figures else replace(ruling.ask, figures=priced.ruling.ask.figures)
    one = Matter(replace(ruling, ask=ask), made.topic, (*made.also, priced))
    return [one if m is made else m for m in found if m is not priced]


def _answered_elsewhere(matter: Matter, found: list[Matter], case: Case) -> bool:
    """Whether a plain question belongs to another matter: in its words, or asking for the cost that it names."""
    if matter.ruling.ask.kind is not AskKind.PLAIN_QUESTION or matter.ruling.move is not Move.ANSWER:
        return False
    if any(m.topic.id == _LATE for m in found) and _where_it_is(matter, case):
        # Where goods are that did not come is what is looked into.
        return True
    if any(m.ruling.ask.kind in TROUBLES for m in found) and how_it_is_put_right(matter.ruling.ask.quote):
        # How it is put right is what the reply tells.
        return True
    if any(too_few(m.ruling) for m in found) and whether_made(matter.ruling.ask.quote):
        # From how many it is made says so.
        return True
    if any(m.ruling.why == "owed" for m in found) and _whether_covered(matter, case):
        # That it is owed says so.
        return True
    if any(m.ruling.move is Move.TRADE and restart(m.ruling, case) for m in found) and _when_it_leaves(matter, case):
        # From when the delay runs again is told with the change.
        return True
    if case.situation.inquiries:
        return all(answered_elsewhere(i, case) for i in case.situation.inquiries)
    asked = questions(matter.ruling.ask, case)
    given = any(m.ruling.move is Move.YIELD for m in found if m is not matter)
    if given and asked and all(holds(case.voice.book.marks["procedure"], q) for q in asked):
        # The yes says what happens next.
        return True
    if not any("?" in q or holds(case.voice.book.marks["asks"], q) for q in asked):
        return True
    topics = [t for q in asked for _, t in pieces(q, case)]
    if not any(topics) and all(holds(case.voice.book.marks["tags"], q) for q in asked):
        # "Would that work?" asks what the other matter answers.
        return True
    fees = (m.ruling.clause for m in found if m is not matter and m.ruling.clause is not None)
    priced = any(c.kind is CounterpartKind.FEE for clause in fees for c in clause.counterparts)
    return priced and all(holds(case.voice.book.marks["cost"], q) for q in asked)


def _where_it_is(matter: Matter, case: Case) -> bool:
    quote = matter.ruling.ask.quote
    status = any(p.name == "q_status" and p.share >= _TOLD and p.quote in quote for p in case.situation.points)
    return status and len(requests(quote, case.language)) < _TWO


def _whether_covered(matter: Matter, case: Case) -> bool:
    own = {p.name for p in case.situation.points if p.quote in matter.ruling.ask.quote and p.share >= _TOLD}
    return bool(own) and own <= {"q_included", "q_warranty", "q_returns"}


def _when_it_leaves(matter: Matter, case: Case) -> bool:
    own = [p for p in case.situation.points if p.quote in matter.ruling.ask.quote and p.share >= _TOLD]
    return bool(own) and all(p.name == "q_lead_time" for p in own)


_LATE, _TOLD, _TWO = "late", 0.5, 2


def _same(one: Matter, other: Matter) -> bool:
    """Whether the same words answer both."""
    if one.ruling.move is not other.ruling.move:
        return False
    if one.ruling.why == other.ruling.why and one.ruling.why in _SAID_ONCE:
        return True
    if one.ruling.move is Move.PART:
        return True
    if one.ruling.move is Move.ESCALATE and "unknown_policy" in (one.ruling.why, other.ruling.why):
        return one.ruling.why == other.ruling.why
    if one.ruling.move is Move.ANSWER and {one.ruling.ask.kind, other.ruling.ask.kind} <= TROUBLES:
        return True
    if one.ruling.move is Move.HOLD and one.ruling.clause is not None and one.ruling.clause.limit is None:
        # One rule that never bends is said once, whatever it was asked for.
        return one.ruling.clause == other.ruling.clause
    if one.ruling.why in _OWED and one.ruling.clause == other.ruling.clause:
        return True
    if one.ruling.why == other.ruling.why == "our_fault" and one.topic.id == other.topic.id:
        # What may be had in place of the repair is said with it.
        return True
    return one.topic.id == other.topic.id and one.ruling.clause == other.ruling.clause
