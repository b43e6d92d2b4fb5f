"""An order whose proof is approved: the day it leaves, told instead of a day by which to approve."""

from datetime import date, timedelta

from bot.coach.compose.case import Case
from bot.coach.compose.days import next_weekday
from bot.coach.compose.due import due_day, due_told
from bot.coach.compose.leadtime import approved_before
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.sold import usual_days
from bot.coach.compose.voice import sentence
from bot.domain.stance import Ruling
from bot.reading.format import say_date


def leaves_on(case: Case) -> date | None:
    """The day on which an order leaves whose proof was approved on a day that is told; None in any other case."""
    approved, days = approved_before(case), usual_days(case)
    if approved is None or days is None:
        return None
    leaves = next_weekday(approved + timedelta(days=days))
    return leaves if leaves >= case.today else None


def leaving(ruling: Ruling, case: Case) -> str | None:
    """The day on which the approved order leaves beside the client's own, where it comes in time; else None."""
    leaves, due = leaves_on(case), due_day(ruling)
    if leaves is None or due is None or leaves >= due:
        return None
    return case.voice.say("leaves_in_time", **_values(leaves, due, case))


def expected(case: Case) -> list[Part]:
    """The day on which an approved order leaves, to whoever waits for news of it; whether it meets their own day."""
    leaves, due, approved = leaves_on(case), due_told(case), approved_before(case)
    if leaves is None or approved is None:
        return []
    if due is None:
        said = case.voice.say("leaves_then", **_values(leaves, approved, case))
    else:
        said = case.voice.say("leaves_late" if leaves >= due else "leaves_in_time", **_values(leaves, due, case))
    return [Part("leaves", sentence(said), Place.CORE)]


def leaves_late(case: Case) -> bool:
    """Whether an approved order leaves too late for the client's own day."""
    leaves, due = leaves_on(case), due_told(case)
    return leaves is not None and due is not None and leaves >= due


def _values(leaves: date, day: date, case: Case) -> dict[str, str]:
    return {
        "leave": say_date(leaves, case.language, with_weekday=False),
        "day": say_date(day, case.language, with_weekday=False),
    }
