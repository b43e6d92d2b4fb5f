"""Trouble told in other words than a complaint's, and what kind of wait a complaint is about."""

import re
from dataclasses import replace

from bot.coach.compose.case import Case
from bot.coach.compose.lateness import waited
from bot.coach.compose.named import fault
from bot.coach.compose.repairs import came
from bot.coach.compose.topics import holds
from bot.domain.asks import Ask, AskKind
from bot.domain.phrases import Topic
from bot.domain.stance import Move, Ruling
from bot.reading.folding import fold

_PRESSURE = (AskKind.ULTIMATUM, AskKind.ABUSE)
_WAITS = ("late", "unanswered", "uncalled")


def under_pressure(ruling: Ruling, case: Case) -> Ruling:
    """A threat or an insult alone that tells why ("three weeks, no quote"): that is what the reply is about."""
    if ruling.ask.kind not in _PRESSURE or ruling.why not in ("pressure_only", "abuse_first"):
        return ruling
    text, marks = case.situation.message.text, case.voice.book.marks
    ask = replace(ruling.ask, kind=AskKind.COMPLAINT, quote=text)
    told = fault(ask, case) is not None or any(
        holds(marks[m], text) for m in ("not_arrived", "kept_waiting", "uncalled")
    )
    return replace(ruling, ask=ask, move=Move.ANSWER, clause=None, why="complaint_unverified") if told else ruling


def waiting(ask: Ask, found: Topic, case: Case) -> Topic | None:
    """The topic of a wait: goods that are not here or came late, a call; None for anything else."""
    book, text = case.voice.book, case.situation.message.text
    topics = {t.id: t for t in book.topics}
    late = found.id in ("late", "arrived") or holds(topics["late"].words, text) or waited(case) is not None
    named = fault(ask, case)
    told_late = found.id == "late" and waited(case) is not None
    if late and came(case) and (named is None or told_late or holds(topics["late"].words, named)):
        return topics["arrived"]
    paper = holds(topics["paper"].words, named or "") and _ON_THE_ROAD.search(fold(text)) is None
    if holds(book.marks["not_arrived"], text) and not paper:
        # What has not come is looked for, whatever paper is missing with it.
        return topics["late"]
    if found.id in (*_WAITS, "complaint") and holds(book.marks["uncalled"], text) and _only_called(found, case):
        return topics["uncalled"]
    return None


_ON_THE_ROAD = re.compile(
    r"\b(?:livr\w*|colis|arriv\w*|exped\w*|deliver\w*|parcel\w*|ship\w*|dispatch\w*|received|recu\w*|track\w*"
    r"|suivi)\b"
)


def _only_called(found: Topic, case: Case) -> bool:
    """Whether nothing but a call is waited for: no quote, no goods on their way."""
    return found.id in ("complaint", "uncalled") or not holds(
        case.voice.book.marks["of_goods"], case.situation.message.text
    )
