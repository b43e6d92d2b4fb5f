"""Which proof a further one would be: no longer in the price, and from which number on it is the last."""

from bot.coach.compose.case import Case
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.voice import sentence
from bot.domain.policy import Authority, Measure
from bot.domain.stance import Ruling


def rounds_told(ruling: Ruling, case: Case) -> list[Part]:
    """That the proof asked for is none of those in the price, and whether it is the last; empty where nobody counts."""
    limit = ruling.clause.limit if ruling.clause is not None else None
    if limit is None or limit.measure is not Measure.REVISIONS or ruling.requested is None or not ruling.counterparts:
        return []
    number = int(ruling.requested)
    said = [case.voice.say("proof_nth", count=str(number))]
    ceilings = (
        c.limit.value
        for c in case.pack.in_force(case.today)
        if c.limit is not None and c.limit.measure is Measure.REVISIONS and c.authority is Authority.NOBODY
    )
    if number >= min(ceilings, default=number + 1):
        said.append(case.voice.say("proof_last"))
    return [Part("no", " ".join(map(sentence, said)), Place.CORE)]
