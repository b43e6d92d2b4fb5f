"""Questions and ultimatums that tell of something gone wrong: read as the complaint they are."""

from dataclasses import replace

from bot.coach.compose.case import Case
from bot.coach.compose.named import told_apart
from bot.coach.compose.people import address_slip
from bot.coach.compose.topics import holds
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.stance import Move, Ruling

_PRESSURE = frozenset({AskKind.ULTIMATUM, AskKind.ABUSE})


def told_fault(ruling: Ruling, case: Case) -> Ruling:
    """A question that tells of a fault ("no tracking number, can you help?") as the complaint it is."""
    if ruling.ask.kind is AskKind.ULTIMATUM and _waits(case):
        # Whoever leaves unless they hear from us has been kept waiting: that is what is answered.
        return replace(ruling, ask=replace(ruling.ask, kind=AskKind.COMPLAINT), why="complaint_unverified")
    if _chased(ruling, case):
        # "Could you chase the carrier?": what is looked into is where the goods are.
        ask = replace(ruling.ask, kind=AskKind.COMPLAINT)
        return replace(ruling, ask=ask, move=Move.ANSWER, clause=None, grant=None, why="complaint_unverified")
    if ruling.ask.kind is not AskKind.PLAIN_QUESTION or ruling.move is not Move.ANSWER:
        return ruling
    own = case.situation.facts.flag(FactName.CLIENT_FAULT) is True
    if case.situation.inquiries or address_slip(case) or own:
        # Whoever owns a slip of theirs asks, and complains of nothing.
        return ruling
    ask, text = replace(ruling.ask, kind=AskKind.COMPLAINT), case.situation.message.text
    if case.situation.has(AskKind.ACCEPTANCE):
        # Whoever has just ordered is not waiting for goods: "when do you expect the deposit?" complains of nothing.
        return ruling
    if case.situation.has(AskKind.COMPLAINT) or holds(case.voice.book.marks["supposing"], text):
        return ruling
    points, marks = case.situation.points, case.voice.book.marks
    if points and not any(AskKind.COMPLAINT in p.asks for p in points):
        # "Last time it was a little light" beside a go-ahead: nothing is heard to be wrong.
        return ruling
    waits = any(holds(marks[m], text) for m in ("not_arrived", "kept_waiting", "uncalled"))
    told = waits or told_apart(ask, case)
    return replace(ruling, ask=ask, why="complaint_unverified") if told else ruling


def _chased(ruling: Ruling, case: Case) -> bool:
    """Whether a small favour is asked about goods that are not here yet, and nothing else is."""
    alone = len(case.stance.rulings) == 1 and ruling.ask.kind is AskKind.GOODWILL and ruling.move is Move.YIELD
    return alone and holds(case.voice.book.marks["not_arrived"], case.situation.message.text)


def _waits(case: Case) -> bool:
    """Whether nothing is pressed over but what went wrong: an answer or a delivery awaited, money asked back."""
    text, asks = case.situation.message.text, case.situation.asks
    alone = all(a.kind in (*_PRESSURE, AskKind.COMPLAINT) for a in asks)
    waited = (t for t in case.voice.book.topics if t.id in ("unanswered", "late"))
    owed = holds(case.voice.book.marks["compensation"], text)
    return alone and (owed or any(holds(t.words, text) for t in waited))
