"""Working days, for the dated next step."""

from datetime import date, timedelta

_SATURDAY = 5
# Days on which nobody answers in any of the countries the pack may be used in.
_HOLIDAYS = frozenset({(12, 25), (1, 1)})


def working_day(today: date, after: int) -> date:
    """The day `after` working days from `today`: weekends, Christmas and New Year's Day do not count."""
    day = today
    left = max(after, 1)
    while left:
        if day == date.max:
            return day
        day += timedelta(days=1)
        if day.weekday() < _SATURDAY and (day.month, day.day) not in _HOLIDAYS:
            left -= 1
    return day
