"""Terms that a client's own history opens, told as soon as the file bears it out."""

from bot.coach.compose.case import Case
from bot.coach.compose.concession import public
from bot.coach.compose.core import Core
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.ruled import clause_text
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.figures import Unit
from bot.domain.policy import Authority, Measure
from bot.domain.stance import Move, Ruling
from bot.reading.paid_before import paid_on_time


def earned_terms(ruling: Ruling, case: Case) -> str | None:
    """The clause that gives a delay for a history, to whoever tells such a history; None where no clause does.

    What they tell is theirs to say and ours to look up. Whoever has these terms already is told nothing new.
    """
    if ruling.ask.kind is not AskKind.PAYMENT_TERMS or not paid_on_time(case.situation.message.text):
        return None
    for clause in case.pack.in_force(case.today):
        limit = clause.limit
        own = clause.authority is Authority.SALESPERSON and bool(clause.conditions) and not clause.counterparts
        if not own or limit is None or limit.measure is not Measure.PAYMENT_DELAY or public(clause) is None:
            continue
        days = (f for f in ruling.ask.figures if f.unit in (limit.unit, Unit.NUMBER))
        had = any(f.number == limit.value != ruling.requested for f in days)
        said = None if had else clause_text(clause, case)
        if said is not None:
            return f"{said} {sentence(case.voice.say('history_looked_up'))}"
    return None


def opened(ruling: Ruling, case: Case) -> Core | None:
    """The answer to whoever asks for just what their history opens; None where more, or something else, is asked."""
    waits = ruling.move is Move.ANSWER and ruling.why == "missing_fact"
    said = earned_terms(ruling, case) if waits else None
    if said is None:
        return None
    dated = sentence(case.voice.say("history_by", next=case.next_day))
    return Core(Move.ANSWER, (Part("answer", said, Place.CORE), Part("check", dated, Place.CORE)))
