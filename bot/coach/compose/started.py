"""The day on which production begins, as the user's note tells it: whoever asks in time is told that it is."""

import re
from datetime import date

from bot.coach.compose.case import Case
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.voice import sentence
from bot.domain.facts import Origin
from bot.reading.figures import read_figures
from bot.reading.format import say_date

_BEGINS = re.compile(
    r"\b(?:production|printing|print run|impression|fabrication|lancement|tirage)\b[^.;,]{0,20}"
    r"\b(?:starts?|begins?|starting|due|planned|scheduled|prévue?|commence|démarre|débute|lancée)\b(?P<when>[^.;,]{2,30})",
    re.IGNORECASE,
)


def not_too_late(case: Case) -> list[Part]:
    """That production only begins on a day to come, where the note tells one."""
    for fact in case.situation.facts:
        match = _BEGINS.search(fact.quote) if fact.origin is Origin.CONTEXT else None
        if match is None:
            continue
        read = read_figures(match["when"], case.language, case.today, case.pack.company.currency)
        days = [f.top for f in read if isinstance(f.top, date) and f.top > case.today]
        if days:
            said = case.voice.say("not_too_late", day=say_date(min(days), case.language))
            return [Part("early", sentence(said), Place.CORE)]
    return []
