"""What is to be done beside the goods: a wrapping, a card, a tag, looked into where no ruling speaks of it."""

from bot.coach.compose.case import Case
from bot.domain.asks import AskKind
from bot.reading.signs import sign_in, words_of


def extras_in(text: str, before: str, case: Case) -> str:
    """What a text wants done beside the goods (wrapping, a card) on which the reply has no word; else empty."""
    if case.situation.has(AskKind.COMPLAINT) or "?" not in case.situation.message.text:
        return ""
    words, said = words_of(text), words_of(before)
    named = [
        s.says[0].fill({}, familiar=case.voice.familiar)
        for s in case.voice.book.extras
        if any(sign_in(w, words) for w in s.words) and not any(sign_in(w, said) for w in s.words)
    ]
    return case.voice.say("and").join(named[:2])
