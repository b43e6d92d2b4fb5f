"""The machine's clock."""

from datetime import date, datetime


class SystemClock:
    """Implements `ports.Clock` with local time."""

    def now(self) -> datetime:
        """The present moment, with its time zone."""
        return datetime.now().astimezone()

    def today(self) -> date:
        """The present day where this machine stands."""
        return self.now().date()
