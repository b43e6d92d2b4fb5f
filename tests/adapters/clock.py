"""A clock that the test sets."""

from datetime import UTC, date, datetime, timedelta


class TickingClock:
    """Implements `ports.Clock`: each look at it is a second later."""

    def __init__(self) -> None:
        self._now = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

    def now(self) -> datetime:
        """A second after the last look."""
        self._now += timedelta(seconds=1)
        return self._now

    def today(self) -> date:
        """The day of the last look."""
        return self._now.date()

    def pass_by(self, **spans: float) -> None:
        """Let time pass: `hours=3`."""
        self._now += timedelta(**spans)
