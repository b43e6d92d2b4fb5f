"""What a complaint is about: a wait, a fault that its words name, or else what the message is known to tell of."""

from dataclasses import replace

from bot.coach.compose.case import Case
from bot.coach.compose.lateness import waited
from bot.coach.compose.named import fault, told_of_trouble
from bot.coach.compose.told_wrong import told_wrong
from bot.coach.compose.topics import holds, topic_of
from bot.coach.compose.troubled import waiting
from bot.domain.asks import Ask, AskKind
from bot.domain.facts import FactName
from bot.domain.phrases import Topic
from bot.domain.stance import Ruling
from bot.domain.wrongs import WrongKind

# What went wrong with a bill is looked into, whoever waits for the answer.
_OF_MONEY = ("bill", "debited", "paper", "reminder")
_WAITS = (WrongKind.ABSENT, WrongKind.CAME_LATE, WrongKind.WAITING)
_FOUND = (WrongKind.SHORT, WrongKind.SPOILT, WrongKind.OTHER, WrongKind.BILLED)
_TOPICS = {
    WrongKind.ABSENT: "late",
    WrongKind.CAME_LATE: "arrived",
    WrongKind.SHORT: "missing",
    WrongKind.SPOILT: "damaged",
    WrongKind.OTHER: "wrong",
    WrongKind.BILLED: "bill",
    WrongKind.WAITING: "unanswered",
    WrongKind.SURPLUS: "complaint",
}


def complaint_topic(ask: Ask, found: Topic, ruling: Ruling, case: Case) -> Topic:
    """The topic of a complaint; one whose own words name nothing is read with the rest of the message.

    Where the message tells of goods or a bill and of no wait, a word that a wait may hold makes it none.
    """
    book, text = case.voice.book, case.situation.message.text
    general = next(t for t in book.topics if ask.kind in t.asks and not t.words and not t.measures)
    wrongs = case.situation.wrongs
    # Goods or a bill that went wrong come before an answer that did not.
    goods = case.situation.told(*_FOUND)
    waits = not wrongs or case.situation.told(*(_WAITS[:2] if goods else _WAITS))
    if not wrongs and _told_plainly(ask, case):
        return general
    if waits and (kept := waiting(ask, found, case)) is not None:
        return kept
    unanswered = next((t for t in book.topics if t.id == "unanswered"), None)
    silent = unanswered is not None and holds(unanswered.words, text) and not holds(book.marks["awaited"], text)
    billed = holds(tuple(w for t in book.topics if t.id in _OF_MONEY for w in t.words), fault(ask, case) or "")
    if unanswered is not None and silent and not billed and waits:
        return unanswered
    if wrongs and all(w.kind in _WAITS for w in wrongs):
        # What a note names besides is not what the client waits for.
        return next((t for t in book.topics if t.id == _TOPICS[_first(case)]), general)
    if (named := fault(ask, case)) is not None:
        # The fault tells its kind better than a word beside it.
        found = topic_of(replace(ask, quote=named), None, book)
    elif wrongs:
        told = next((w.kind for w in wrongs if w.kind is not WrongKind.WAITING), wrongs[0].kind)
        return next((t for t in book.topics if t.id == _TOPICS[told]), general)
    elif _general(found):
        notes = " ".join(told_of_trouble(ask, case)[1:])
        found = topic_of(replace(ask, quote=notes), ruling.clause, book)
    if _general(found):
        found = topic_of(replace(ask, quote=text), ruling.clause, book)
    defect = case.situation.facts.flag(FactName.DEFECT) is True
    return general if found.id == "unanswered" and defect else found


def _first(case: Case) -> WrongKind:
    """What is waited for: goods before an answer."""
    return min((w.kind for w in case.situation.wrongs), key=_WAITS.index)


def _general(topic: Topic) -> bool:
    return not topic.words and not topic.measures


def _told_plainly(ask: Ask, case: Case) -> bool:
    """Whether a complaint tells in a clause of its own what went wrong, and nobody waits for anything."""
    marks, text = case.voice.book.marks, case.situation.message.text
    awaits = any(holds(marks[m], text) for m in ("not_arrived", "kept_waiting", "uncalled"))
    said = None if awaits or waited(case) is not None or fault(ask, case) is not None else told_wrong(ask, case)
    named = tuple(w for t in case.voice.book.topics if AskKind.COMPLAINT in t.asks for w in t.words)
    return said is not None and not holds(named, said)
