"""The heart of a reply: for each ruling its yes, its no, its condition or its answer."""

from dataclasses import replace

from bot.coach.compose.abroad import carried_far
from bot.coach.compose.answering import answered, unfounded_claim
from bot.coach.compose.case import Case
from bot.coach.compose.core import Core, Room
from bot.coach.compose.giving import yes
from bot.coach.compose.news import is_news
from bot.coach.compose.parting import part
from bot.coach.compose.raising import promise, raised
from bot.coach.compose.refusing import hold
from bot.coach.compose.resized import resized
from bot.coach.compose.sent_too_many import sent_too_many
from bot.coach.compose.tidings import known, made_good
from bot.coach.compose.trading import trade
from bot.coach.compose.verifying import needed_by, verify
from bot.domain.asks import AskKind
from bot.domain.phrases import Topic
from bot.domain.stance import Move, Ruling


def core(ruling: Ruling, topic: Topic, case: Case, room: Room, before: str) -> Core:
    """The words of one ruling; `before` is what the reply's opening says."""
    told = known(ruling, topic, case)
    if ruling.why == "promise_claimed":
        # What was promised and is done already is told: there is nothing left to verify.
        return told or promise(ruling, case)
    if ruling.why == "our_fault":
        return made_good(told, yes(ruling, topic, case))
    if told is not None:
        noted = needed_by(topic, case) if ruling.ask.kind is AskKind.COMPLAINT else ()
        return replace(told, parts=(*told.parts, *noted))
    if ruling.why == "complaint_unverified" and (over := sent_too_many(ruling, case)) is not None:
        return over
    if ruling.why == "complaint_unverified":
        return verify(ruling, topic, case)
    if is_news(ruling, case) or unfounded_claim(ruling, case):
        return answered(ruling, topic, case, before)
    if (abroad := carried_far(ruling, case)) is not None:
        return abroad
    if (sized := resized(ruling, case, before)) is not None:
        return sized
    match ruling.move:
        case Move.HOLD:
            return hold(ruling, topic, case, room, before)
        case Move.TRADE:
            return trade(ruling, topic, case, before) or yes(ruling, topic, case)
        case Move.YIELD:
            return yes(ruling, topic, case)
        case Move.ESCALATE:
            return raised(ruling, topic, case, before)
        case Move.PART:
            return part(ruling, case, room)
        case _:
            return answered(ruling, topic, case, before)
