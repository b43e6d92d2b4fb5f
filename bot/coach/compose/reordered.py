"""A change of what is ordered, told from a change of what is drawn on it."""

import re

from bot.coach.compose.case import Case
from bot.coach.compose.topics import holds
from bot.domain.asks import AskKind
from bot.domain.policy import Measure
from bot.domain.stance import Ruling

_AS_IT_IS = re.compile(
    r"\b(?:same|mêmes?|meme) (?:artwork|logo|design|print|visuel|marquage|impression|drawing)\b", re.IGNORECASE
)


def of_another_order(ruling: Ruling, case: Case) -> bool:
    """Whether a change that takes no more than another proof is of the order itself, and of nothing that is drawn."""
    limit = ruling.clause.limit if ruling.clause is not None else None
    if ruling.ask.kind is not AskKind.SCOPE_CHANGE or limit is None or limit.measure is not Measure.REVISIONS:
        return False
    marks, text = case.voice.book.marks, case.situation.message.text
    text = _AS_IT_IS.sub(" ", text)
    return not holds(marks["drawn"], text) and holds(marks["other_order"], text)
