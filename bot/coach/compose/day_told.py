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
    name, day = known_day(case)
    return "" if day is None else sentence(case.voice.say(_SAID[name], day=say_date(day, case.language)))


def leaving_day(case: Case) -> str:
    """The sentence that gives the day on which goods awaited leave, and by when their arrival is confirmed."""
    name, day = known_day(case)
    if day is None or name is not FactName.LEAVES_ON:
        return ""
    return sentence(case.voice.say("leaves_checked", day=say_date(day, case.language), next=case.next_day))


def known_day(case: Case) -> tuple[FactName, date | None]:
    """The first day that the user told, and of what; None where none is known or all are past."""
    return next(iter(known_days(case).items()), (FactName.LEAVES_ON, None))


def known_days(case: Case) -> dict[FactName, date]:
    """The days still ahead on which goods leave and arrive, as the user told them."""
    found = {}
    for name in _SAID:
        told = [f.value for f in case.situation.facts if f.name is name and isinstance(f.value, str)]
        # the latest word counts: what an earlier turn said of it may have moved
        day = _day(told[-1]) if told else None
        if day is not None and day >= case.today:
            found[name] = day
    return found


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
