"""What waits for our answer where something went wrong: the pieces that come back to us, and the invoice."""

from bot.coach.compose.case import Case
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.sent_too_many import extra_pieces
from bot.coach.compose.told_signs import told
from bot.coach.compose.voice import sentence
from bot.domain.asks import TROUBLES
from bot.domain.facts import FactName
from bot.domain.stance import Move, Ruling
from bot.domain.wrongs import WrongKind
from bot.reading.signs import sign_in, words_of

_OWED = ("our_fault", "owed")
_HERE = (WrongKind.SPOILT, WrongKind.OTHER, WrongKind.SURPLUS)
"""Wrongs of pieces that the client has, and that may come back."""
_AFTER = 87


def handed_back(case: Case, before: str) -> list[Part]:
    """That the pieces stay where they are until the client hears how they come back; `before` is the reply so far."""
    ours = case.situation.facts.flag(FactName.OUR_FAULT) is True
    if not (ours or any(_put_right(r) for r in case.stance.rulings)) or not told("handed_back", case):
        return []
    if case.situation.wrongs and not case.situation.told(*_HERE):
        # what never came, or came late, does not come back
        return []
    if extra_pieces(case) is not None:
        # What came too many is spoken of already.
        return []
    said = case.voice.say("back_told" if case.next_day in before else "back_dated", next=case.next_day)
    return [Part("handed_back", sentence(said), Place.WAYS, 0, _AFTER)]


def bill_waits(case: Case) -> list[Part]:
    """That the invoice waits for our answer, to whoever says so of goods or a bill that went wrong."""
    looked = any(r.ask.kind in TROUBLES and r.move in (Move.ANSWER, Move.YIELD) for r in case.stance.rulings)
    if not looked or not case.situation.wrongs or not told("bill_held", case):
        return []
    return [Part("bill_waits", sentence(case.voice.say("bill_waits")), Place.WAYS, 1, _AFTER)]


def asks_back(quote: str, case: Case) -> bool:
    """Whether a request asks who takes the pieces back, and how."""
    return _holds("handed_back", quote, case)


def of_the_bill(quote: str, case: Case) -> bool:
    """Whether a request is about the payment that waits."""
    return _holds("bill_held", quote, case)


def _holds(mark: str, quote: str, case: Case) -> bool:
    words = words_of(quote)
    return any(sign_in(sign, words) for sign in case.voice.book.marks[mark])


def _put_right(ruling: Ruling) -> bool:
    """Whether a ruling looks into what went wrong, or puts it right."""
    looked = ruling.move is Move.ANSWER and ruling.ask.kind in TROUBLES
    return looked or (ruling.move is Move.YIELD and ruling.why in _OWED)
