"""Days and moments as people write them, in the time of the machine."""

from datetime import datetime, timedelta

from bot.domain.asks import Language

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(moment: datetime, language: Language) -> str:
    """The day of a moment: "22/11", "22 Nov"."""
    local = moment.astimezone()
    return f"{local:%d/%m}" if language is Language.FR else f"{local.day} {_MONTHS[local.month - 1]}"


def hour(moment: datetime, language: Language) -> str:
    """A moment to the minute: "22/11 à 15:53", "22 Nov, 15:53"; midnight is the end of a day."""
    local, french = moment.astimezone(), language is Language.FR
    if not (local.hour or local.minute):
        return f"{day(local - timedelta(minutes=1), language)}{' à minuit' if french else ', midnight'}"
    return f"{day(local, language)}{' à' if french else ','} {local:%H:%M}"
