"""Pieces asked for free, counted in parts and told as their sum."""

from collections.abc import Mapping

from bot.coach.compose.case import Case
from bot.coach.compose.counts import in_words
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.stance import Ruling
from bot.reading.format import say_figure


def summed(ruling: Ruling, values: Mapping[str, str], case: Case) -> dict[str, str]:
    """The values of the sum of "two Breeze and two Storm", in place of its first part; none where nothing is added."""
    ask = ruling.ask
    if ask.kind is not AskKind.FREE_EXTRA or ruling.requested is None or ruling.requested_unit is not Unit.PIECES:
        return {}
    own = ruling.requested - case.situation.facts.total(FactName.GRANTED_FREE_UNITS)
    if not {"pieces", "count"} & values.keys() or own <= 1 or any(f.top == own for f in ask.figures):
        return {}
    return {"pieces": say_figure(own, Unit.PIECES, case.language), "count": in_words(own, case.language)}
