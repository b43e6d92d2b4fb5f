"""What a message speaks of by name: the paper asked for, the fault told by the client or by the user's note."""

from bot.coach.compose.case import Case
from bot.domain.asks import Ask, AskKind
from bot.domain.facts import FactName
from bot.domain.phrases import Sign
from bot.reading.signs import sign_in, words_of

_OF_A_FAULT = (FactName.OUR_FAULT, FactName.DEFECT, FactName.NOTE)
_TROUBLED = (AskKind.COMPLAINT, AskKind.RETURN_OR_WARRANTY)


def told_of_trouble(ask: Ask, case: Case) -> tuple[str, ...]:
    """Where a fault may be told, nearest first: the ask's words, the user's note, the whole message."""
    notes = [f.quote or str(f.value) for f in case.situation.facts if f.name in _OF_A_FAULT]
    return (ask.quote, " ".join(notes), case.situation.message.text)


def fault(ask: Ask, case: Case) -> str | None:
    """What went wrong, as a noun phrase; None where nothing that we can name."""
    if ask.kind not in _TROUBLED and not any(f.name is FactName.OUR_FAULT for f in case.situation.facts):
        return None
    return next(
        (said for text in told_of_trouble(ask, case) if (said := _found(case.voice.book.faults, text, case))), None
    )


def thing(text: str, case: Case) -> str | None:
    """The paper or picture that `text` speaks of, as a noun phrase; None without one."""
    return _found(case.voice.book.things, text, case)


def _found(signs: tuple[Sign, ...], text: str, case: Case) -> str | None:
    words = words_of(text)
    sign = next((s for s in signs if any(sign_in(w, words) for w in s.words)), None)
    return None if sign is None else sign.says[0].fill({}, familiar=case.voice.familiar)
