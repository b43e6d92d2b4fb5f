"""A clock that the test sets."""

from datetime import UTC, date, datetime, timedelta


class TickingClock:
    """Implements `ports.Clock`: each look at it is a second later, unless it stands still."""

    def __init__(self) -> None:
        self._now = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
        self._step = timedelta(seconds=1)

    def now(self) -> datetime:
        """A second after the last look."""
        self._now += self._step
        return self._now

    def stand_still(self) -> None:
        """From here on time passes by hand alone: how often somebody looks no longer counts."""
        self._step = timedelta(0)

    def today(self) -> date:
        """The day of the last look."""
        return self._now.date()

    def pass_by(self, **spans: float) -> None:
        """Let time pass: `hours=3`."""
        self._now += timedelta(**spans)
