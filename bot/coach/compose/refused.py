"""A closed no stays closed: what a request beside it must not be promised, because it asks for the same once more."""

from bot.coach.compose.case import Case
from bot.coach.compose.coverage import stems
from bot.coach.compose.told_back import wished
from bot.domain.asks import AskKind
from bot.domain.figures import Unit
from bot.domain.policy import Clause
from bot.domain.stance import Move, Ruling
from bot.reading.signs import sign_in, words_of

_PRESSURE = frozenset({AskKind.ULTIMATUM, AskKind.ABUSE})
_SMALL = frozenset({AskKind.GOODWILL, AskKind.PLAIN_QUESTION, AskKind.FREE_EXTRA})
_COUNTED = frozenset({Unit.PIECES, Unit.NUMBER, Unit.DATE})
"""Units that any request of an order may name: they tell nothing of what was refused."""

_AGREED = frozenset({"go_ahead", "accepts_offer", "approves_proof", "new_order"})
_HEARD = 0.5
"""A share from which a sentence is heard to agree."""


def refused(case: Case) -> tuple[Ruling, ...]:
    """The rulings of a message whose ask gets a no."""
    return tuple(r for r in case.stance.rulings if r.move is Move.HOLD and r.ask.kind not in _PRESSURE)


def asked_again(text: str, case: Case) -> bool:
    """Whether words beside a no ask for what it refuses: for its own subject, or to have it carried out or in writing.

    "An invoice without either", "the signed terms": a promise to see to them would take the no back. What is asked
    so is left to the salesperson.
    """
    no = refused(case)
    return bool(no) and (carried_out(text, case) or any(of_its_subject(text, r) for r in no))


def carried_out(text: str, case: Case) -> bool:
    """Whether words point back at what is refused in the message ("on that basis"), or want it written and signed."""
    return bool(refused(case)) and (_holds("points_back", text, case) or _holds("terms_written", text, case))


def left_unsaid(case: Case) -> tuple[str, ...]:
    """The client's words of what is met with no sentence beside a no: for the salesperson to weigh."""
    return tuple(r.ask.quote for r in case.stance.rulings if would_carry_out(r, case) or only_pleads(r, case))


def would_carry_out(ruling: Ruling, case: Case) -> bool:
    """Whether a small yes, or a paper to look for, belongs to what the message is refused."""
    if ruling.move not in (Move.YIELD, Move.ANSWER) or not refused(case):
        return False
    quote = ruling.ask.quote
    if ruling.ask.kind is AskKind.ACCEPTANCE:
        # "Please return the signed agreement" agrees to nothing, beside a no to what it would say.
        own = (p for p in case.situation.points if p.name in _AGREED and p.quote in quote)
        return _holds("terms_written", quote, case) and not any(p.share >= _HEARD for p in own)
    asked = any(i.quote in quote for i in case.situation.inquiries)
    return ruling.ask.kind in _SMALL and not asked and carried_out(quote, case)


def only_pleads(ruling: Ruling, case: Case) -> bool:
    """Whether a favour beside a no names nothing but the wish for an exception: it is the same ask, pleaded."""
    clause = ruling.clause
    catches_all = clause is not None and clause.limit is None and not clause.signs
    if ruling.ask.kind is not AskKind.SPECIAL_FAVOUR or not catches_all or not refused(case):
        return False
    told = wished(ruling, case)
    pleading = frozenset(stems(" ".join(case.voice.book.marks["pleads"])))
    return told is None or frozenset(stems(told)) <= pleading


def of_its_subject(text: str, ruling: Ruling) -> bool:
    """Whether words name what a ruling is about: a sign of its clause, or the figure asked for in other words."""
    figures = (f.text for f in ruling.ask.figures if f.unit not in _COUNTED)
    if any(figure in text for figure in figures) and text not in ruling.ask.quote:
        return True
    return ruling.clause is not None and _signed(ruling.clause, text)


def _holds(mark: str, text: str, case: Case) -> bool:
    words = words_of(text)
    return any(sign_in(w, words) for w in case.voice.book.marks[mark])


def _signed(clause: Clause, text: str) -> bool:
    words = words_of(text)
    return any(sign_in(s, words) for pair in clause.signs for s in (pair.fr, pair.en) if s)
