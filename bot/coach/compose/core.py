"""One ruling's words, as the parts of a reply take them up."""

from dataclasses import dataclass

from bot.coach.compose.aims import asked as figures
from bot.coach.compose.case import Case
from bot.coach.compose.concession import public
from bot.coach.compose.parts import Part
from bot.coach.compose.topics import topic_text
from bot.coach.compose.voice import sentence
from bot.domain.phrases import Topic
from bot.domain.stance import Move, Ruling


@dataclass(frozen=True, slots=True)
class Core:
    """One ruling's words: its parts, the question that closes it, the dated step when its parts hold none."""

    move: Move
    parts: tuple[Part, ...]
    question: str = ""
    step: str = ""
    also: str = ""  # what is said of a question to check where another already tells the day
    hangs: bool = False  # whether the step says what follows a yes to the question
    sized: bool = False  # whether what is put forward, and the step, wait for the quantity that the question asks


@dataclass(frozen=True, slots=True)
class Room:
    """How much a core may say: two ways forward or one, the shortest or the first."""

    many: bool = True
    short: bool = False


def reason(ruling: Ruling, topic: Topic, case: Case) -> str | None:
    """The interest protected: the clause's own sentence, else the topic's."""
    clause = public(ruling.clause)
    own = case.voice.clause_words(clause.reason) if clause is not None else None
    return own or topic_text(topic, ruling.ask, "reason", figures(ruling, case), case.voice)


def step(ruling: Ruling, topic: Topic, case: Case) -> str:
    """The dated next step of an ask, worded for a no or a trade where the topic has such words."""
    conditional = ruling.move in (Move.HOLD, Move.TRADE)
    values = {"next": case.next_day}
    said = topic_text(topic, ruling.ask, "next_no", values, case.voice) if conditional else None
    said = said or topic_text(topic, ruling.ask, "next", values, case.voice)
    return sentence(said) if said else ""


def asked(ruling: Ruling, topic: Topic, case: Case, key: str, **more: str) -> str | None:
    """The text `key` of the ask's topic, filled with the client's figures, what they want, and `more`."""
    values = {**figures(ruling, case), **more}
    wanted = topic_text(topic, ruling.ask, "wanted", values, case.voice)
    if wanted is not None and "wanted" not in more:
        values["wanted"] = wanted
    return topic_text(topic, ruling.ask, key, values, case.voice)
