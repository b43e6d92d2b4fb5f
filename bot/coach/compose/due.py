"""The day by which the client needs the goods: named in an ask, in a condition, or anywhere in the message."""

import re
from datetime import date

from bot.coach.compose.case import Case
from bot.coach.compose.days import gone_by
from bot.domain.stance import Ruling
from bot.reading.folding import fold

_CONDITION = re.compile(
    r"\b(?:a condition|sous reserve|pourvu|seulement si|si (?:c'est|tout est|nous sommes|on est|vous pouvez)|tant que"
    r"|provided|providing|on condition|as long as|so long as|subject to|only if|if you can)\b"
)
_STOP = re.compile(r"(?<=[?!.…])\s+|\n+")


def due_day(ruling: Ruling) -> date | None:
    """The day on which the client needs the goods, where the ask names one."""
    return next((f.top for f in ruling.ask.figures if isinstance(f.top, date)), None)


def due_on_condition(case: Case) -> date | None:
    """The coming day that an agreement hangs on: told in the sentence of the condition."""
    for said in _STOP.split(case.situation.message.text):
        if _CONDITION.search(fold(said)):
            days = [f.top for f in case.situation.figures if isinstance(f.top, date) and f.text in said]
            return max((d for d in days if d > case.today), default=None)
    return None


def due_told(case: Case) -> date | None:
    """The last coming day that the message names, whatever it asks: what is said of the past comes before it."""
    text = case.situation.message.text
    return max(
        (
            f.top
            for f in case.situation.figures
            if isinstance(f.top, date) and f.top > case.today and (_numbered(f.text) or not gone_by(text[: f.start]))
        ),
        default=None,
    )


def _numbered(said: str) -> bool:
    """Whether a day is told by its date: only the name of a week's day may lie behind."""
    return any(c.isdigit() for c in said)
