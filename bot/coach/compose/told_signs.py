"""Whether a message holds signs of the phrase book, and by them whether it calls an order off."""

from bot.coach.compose.case import Case
from bot.domain.asks import AskKind
from bot.reading.signs import sign_in, words_of


def told(mark: str, case: Case) -> bool:
    """Whether the message holds one of the signs called `mark`: `*` for any ending, `…` for a few words between."""
    return said(mark, case.situation.message.text, case)


def said(mark: str, text: str, case: Case) -> bool:
    """Whether some words hold one of the signs called `mark`."""
    words = words_of(text)
    return any(sign_in(sign, words) for sign in case.voice.book.marks[mark])


def cancelling(case: Case) -> bool:
    """Whether an order placed before is to be called off, before anybody looked into how far it is."""
    return not case.situation.has(AskKind.COMPLAINT) and told("cancelling", case)
