"""The day on which the goods leave or arrive, where the user told it: said instead of a day to look into it."""

from datetime import date

from bot.coach.compose.case import Case
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.stance import Ruling
from bot.reading.format import say_date

_SAID = {FactName.LEAVES_ON: "leaves_told", FactName.ARRIVES_ON: "arrives_told"}
_ABOUT = frozenset({AskKind.COMPLAINT, AskKind.RUSH, AskKind.RETURN_OR_WARRANTY, AskKind.FREE_EXTRA})


def day_told(ruling: Ruling, case: Case) -> str:
    """The sentence that gives the day, for a repair of ours; empty where none is known or it is past."""
    if ruling.why != "our_fault" or ruling.ask.kind not in _ABOUT:
        return ""
    for name, key in _SAID.items():
        told = [f.value for f in case.situation.facts if f.name is name and isinstance(f.value, str)]
        # the latest word counts: what an earlier turn said of it may have moved
        day = _day(told[-1]) if told else None
        if day is not None and day >= case.today:
            return sentence(case.voice.say(key, day=say_date(day, case.language)))
    return ""


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
