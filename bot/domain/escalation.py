"""What is passed up to a manager: the request, when it is due, what became of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.stance import Decision

_WEEKEND = (5, 6)


class Ruled(StrEnum):
    """What became of a request. REFUSED and EXPIRED close the ask."""

    OPEN = "open"
    APPROVED = "approved"
    COUNTERED = "countered"  # approved, for something in return
    REFUSED = "refused"
    EXPIRED = "expired"  # nobody answered in time: refused


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a reminder goes out, when the deputies are asked, when silence means no."""

    remind: datetime
    deputy: datetime
    due: datetime

    @property
    def steps(self) -> tuple[datetime, ...]:
        """The three moments, in order."""
        return (self.remind, self.deputy, self.due)


def schedule(asked: datetime, working_days: int) -> Schedule:
    """Half of the working days until a reminder, a quarter more until the deputies are asked; weekends do not count."""
    whole = timedelta(days=max(1, working_days))
    return Schedule(_later(asked, whole / 2), _later(asked, whole * 3 / 4), _later(asked, whole))


def _later(moment: datetime, span: timedelta) -> datetime:
    """So much time later, Saturdays and Sundays left out."""
    while True:
        if moment.weekday() in _WEEKEND:
            moment = _midnight(moment)
            continue
        left = _midnight(moment) - moment
        if span <= left:
            return moment + span
        span, moment = span - left, _midnight(moment)


def _midnight(moment: datetime) -> datetime:
    """The end of the day."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Escalation:
    """A request of `person` about a version, put to managers.

    `asks` are what is to be decided (as if agreed to). `step` counts the moments of `times` that
    have passed. `by`, `at`, `word` tell the decision; `until` is when a yes ends.
    """

    id: str
    case: str
    draft: str
    person: str
    asks: tuple[Decision, ...]
    asked: datetime
    times: Schedule
    step: int = 0
    ruled: Ruled = Ruled.OPEN
    by: str | None = None
    at: datetime | None = None
    word: str = ""
    until: datetime | None = None
