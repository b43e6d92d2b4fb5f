"""Days that the user's note settles: the one an answer is promised for, and the one whoever decides is back."""

from datetime import date, timedelta

from bot.coach.compose.days import working_day
from bot.domain.asks import AskKind
from bot.domain.policy import Measure
from bot.domain.situation import Situation
from bot.domain.stance import Ruling
from bot.domain.tidings import TidingKind, contradicted


def answer_due(situation: Situation, today: date) -> date | None:
    """The coming day for which an answer is promised; None where none is, or the note names two."""
    return _day(TidingKind.ANSWER_DUE, situation, today)


def decided_by(situation: Situation, today: date, usual: date) -> date:
    """By when a decision is told: as promised, else as `usual`, and not before whoever decides has been back a day."""
    if (due := answer_due(situation, today)) is not None:
        return due
    back = _day(TidingKind.DECIDER_BACK, situation, today)
    return usual if back is None else max(usual, working_day(back, 1))


def no_time_left(ruling: Ruling, situation: Situation, decided: date) -> bool:
    """Whether goods asked for in a hurry could not leave by the client's day any more, once that is decided."""
    limit = None if ruling.clause is None else ruling.clause.limit
    if ruling.ask.kind is not AskKind.RUSH or limit is None or limit.measure is not Measure.LEAD_TIME:
        return False
    days = [f.top for f in (*ruling.ask.figures, *situation.figures) if isinstance(f.top, date) and f.top >= decided]
    return bool(days) and decided + timedelta(days=int(limit.value)) >= min(days)


def _day(kind: TidingKind, situation: Situation, today: date) -> date | None:
    if kind in contradicted(situation.tidings):
        return None
    days = (t.day for t in situation.tidings if t.kind is kind and t.day is not None and t.day >= today)
    return next(days, None)
