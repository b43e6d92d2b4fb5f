"""A day that even the time a fee buys would miss: that is said, with what would still come in time."""

from dataclasses import replace

from bot.coach.compose.case import Case
from bot.coach.compose.comes_to import after_their_day
from bot.coach.compose.concession import concession, counterpart
from bot.coach.compose.core import Core, step
from bot.coach.compose.due import due_day
from bot.coach.compose.fees import fee_told
from bot.coach.compose.nearest import nearest, nearest_step
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.voice import sentence
from bot.coach.compose.ways import alternatives, framed, too_slow
from bot.domain.inquiry import Subject
from bot.domain.phrases import Topic
from bot.domain.stance import Move, Ruling
from bot.reading.format import say_date


def misses_the_day(ruling: Ruling, topic: Topic, case: Case) -> Core | None:
    """What is left where even the time that a fee buys ends on the client's day or after it; None where it does not."""
    clause = ruling.clause
    leaves, due = after_their_day(clause, ruling, case), due_day(ruling)
    limit = clause.limit if clause is not None else None
    # What the fee buys is the clause's own days, not as many as are left.
    least = ruling.grant if ruling.grant is None or limit is None else replace(ruling.grant, value=limit.value)
    given = concession(least, clause, case)
    price = counterpart(clause.counterparts, case) if clause is not None else None
    if leaves is None or due is None or given is None or price is None:
        return None
    told = {"leave": say_date(leaves, case.language, with_weekday=False)}
    told["day"] = say_date(due, case.language, with_weekday=False)
    parts = [
        Part("no", sentence(case.voice.say("fee_too_late", concession=given, counterpart=price, **told)), Place.CORE)
    ]
    close = nearest(ruling, case)
    if close is not None:
        parts.append(Part("trade", sentence(close), Place.WAYS))
        nearer = nearest_step(ruling, case)
        asked = any(i.subject is Subject.PRICE for i in case.situation.inquiries)
        whole = fee_told(ruling, nearer.counterparts if nearer is not None else (), case)
        parts += [replace(p, rank=0 if asked else p.rank) for p in whole]
    other = next((w for w in alternatives(ruling, case, close or "") if not too_slow(w, ruling)), None)
    if other is not None:
        parts.append(Part("way", framed("way_trade_or" if close else "way_one", (other,), case), Place.WAYS, 1))
    if close is None:
        question = sentence(case.voice.say("question_one" if other else "question_open"))
        return Core(Move.TRADE, tuple(parts), question, step(ruling, topic, case))
    after = sentence(case.voice.say("nearest_when", decided=case.decided_day))
    return Core(Move.TRADE, tuple(parts), sentence(case.voice.say("nearest_question")), after, hangs=True)
