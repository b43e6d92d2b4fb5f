"""Delays and dates as calendar days, the unit in which limits of time are written."""

from datetime import date
from decimal import Decimal

from bot.domain.figures import Figure, Unit

# A calendar month of a payment delay is counted as 30 days, the usage of French payment terms.
DAYS_IN_MONTH = Decimal(30)
# Five working days make a calendar week.
_CALENDAR_PER_WORKING_DAY = Decimal(7) / Decimal(5)


def as_days(figure: Figure, today: date) -> Decimal | None:
    """A delay or a date to come as calendar days from `today`; None for a day gone by and any other unit."""
    if figure.unit is Unit.DATE:
        days = (figure.value - today).days if isinstance(figure.value, date) else -1
        return Decimal(days) if days >= 0 else None
    if figure.unit is Unit.DAYS:
        return figure.number
    if figure.unit is Unit.WORKING_DAYS:
        return (figure.number * _CALENDAR_PER_WORKING_DAY).to_integral_value()
    if figure.unit is Unit.MONTHS:
        return figure.number * DAYS_IN_MONTH
    return None
