"""Free carriage asked for to a place that the clause does not reach: the rule, and the price to be checked."""

from bot.coach.compose.case import Case
from bot.coach.compose.core import Core
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.ruled import carriage_of
from bot.coach.compose.topics import holds
from bot.domain.policy import Measure
from bot.domain.stance import Move, Ruling


def carried_far(ruling: Ruling, case: Case) -> Core | None:
    """What meets the wish for free carriage beyond the places the clause names; None for any other ruling."""
    limit = ruling.clause.limit if ruling.clause is not None else None
    if limit is None or limit.measure is not Measure.FREE_SHIPPING or ruling.move is Move.PART:
        return None
    if not holds(case.voice.book.marks["far"], case.situation.message.text):
        return None
    said = carriage_of(case, None)
    return None if said is None else Core(Move.ANSWER, (Part("answer", said, Place.CORE),))
