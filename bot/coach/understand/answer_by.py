"""A day by which the client waits for an answer: no hurry for the goods is read into it."""

from collections.abc import Sequence
from datetime import date

from bot.domain.asks import Ask, AskKind
from bot.reading.deciding import to_decide
from bot.reading.folding import fold
from bot.reading.sentences import sentences


def without_answers_due(asks: Sequence[Ask]) -> tuple[Ask, ...]:
    """The asks without a hurry, beside another, whose only day is one to answer by: "let me know by Thursday"."""
    return tuple(a for a in asks if a.kind is not AskKind.RUSH or len(asks) == 1 or not _to_answer(a))


def _to_answer(ask: Ask) -> bool:
    days = [f.text for f in ask.figures if isinstance(f.top, date)]
    dated = [s.text for s in sentences(ask.quote) if any(day in s.text for day in days)]
    return bool(dated) and all(to_decide(fold(said)) for said in dated)
