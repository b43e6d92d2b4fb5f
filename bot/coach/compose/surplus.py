"""What may go back of goods that are too many, told where nobody knows yet how they were made and since when."""

from bot.coach.compose.case import Case
from bot.coach.compose.concession import public
from bot.coach.compose.core import Core
from bot.coach.compose.named import fault
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.ruled import clause_text, fits
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.policy import Authority, Clause, Measure
from bot.domain.stance import Move, Ruling


def left_over(ruling: Ruling, case: Case) -> Core | None:
    """The terms of return, and the question of what decides; None where there is no surplus, or no terms to tell."""
    text, facts = case.situation.message.text, case.situation.facts
    printed = facts.flag(FactName.CUSTOM_MADE) is True
    left = printed or holds(case.voice.book.marks["left_over"], text)
    if ruling.ask.kind is not AskKind.RETURN_OR_WARRANTY or not left or fault(ruling.ask, case) is not None:
        return None
    if facts.flag(FactName.OUR_FAULT) or facts.flag(FactName.DEFECT) or case.situation.has(AskKind.COMPLAINT):
        return None
    clauses = [c for c in case.pack.in_force(case.today) if public(c) is not None and fits(c, case)]
    taken = [c for c in clauses if _limited(c) and c.authority is Authority.SALESPERSON]
    kept = [c for c in clauses if _made_to_order(c)]
    if not taken or not kept:
        return None
    told = [t for c in ((kept[0],) if printed else (taken[0], kept[0])) if (t := clause_text(c, case)) is not None]
    if not told:
        return None
    asked = case.voice.say("return_ask_fault" if printed else "return_ask")
    return Core(Move.ANSWER, (Part("answer", " ".join(told), Place.CORE),), sentence(asked), "")


def _limited(clause: Clause) -> bool:
    return clause.limit is not None and clause.limit.measure is Measure.RETURN_DELAY


def _made_to_order(clause: Clause) -> bool:
    """Whether a clause says that what was made to order is not taken back."""
    made = any(c.fact is FactName.CUSTOM_MADE and c.value is True for c in clause.conditions)
    return made and AskKind.RETURN_OR_WARRANTY in clause.asks and clause.authority is Authority.NOBODY
