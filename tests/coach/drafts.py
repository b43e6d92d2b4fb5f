"""What the coach answers to a chat message on a day that stays the same."""

from datetime import date

from bot.coach.pipeline import Coach
from bot.domain.answer import Answer
from bot.domain.message import Channel
from bot.domain.request import CoachRequest
from bot.reading.folding import fold

TODAY = date(2026, 11, 23)


def answered(coach: Coach, message: str, context: str = "", today: date = TODAY) -> Answer:
    """The answer to a chat message."""
    return coach.answer(CoachRequest(message, context, today=today, channel=Channel.CHAT))


def draft(coach: Coach, message: str, context: str = "", today: date = TODAY) -> str:
    """The drafted reply, folded, with plain spaces."""
    answer = answered(coach, message, context, today)
    assert answer.draft is not None, message
    return " ".join(fold(answer.draft.text).split())
