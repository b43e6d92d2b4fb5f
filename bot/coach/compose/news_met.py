"""What meets news that ask for nothing: a farewell, thanks, good wishes, a project that is over."""

from bot.coach.compose.case import Case
from bot.coach.compose.core import Core
from bot.coach.compose.news import farewell, leaves, said_goodbye
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.people import thanked
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.domain.stance import Move
from bot.reading.farewells import gone
from bot.reading.folding import fold

_LEAVING = "noted_leaving"


def met(case: Case) -> Core:
    """The words that meet the news of a message."""
    key, name = _noted(case), thanked(case)
    named = key in ("noted", "noted_praise") and name is not None
    said = case.voice.say("noted_thanked", name=name or "") if named else case.voice.say(key)
    told = sentence(said) if key != _LEAVING else farewell(case)
    if key == "noted_lost" and leaves(case):
        # The firm goes elsewhere, and so does whoever writes.
        told = " ".join(sentence(case.voice.say(one)) for one in (_LEAVING, "choice_respected"))
    return Core(Move.ANSWER, (Part("answer", told, Place.CORE),), "", "")


def _noted(case: Case) -> str:
    """Which news a message tells that asks for nothing, as the name of the text that meets it."""
    if leaves(case) and not case.situation.says("declines"):
        # A person goes, and the client stays.
        return _LEAVING
    if gone(fold(case.situation.message.text)):
        return "noted_lost"
    marks, text = case.voice.book.marks, case.situation.message.text
    praise = next((s.words for s in case.voice.book.signs if s.id == "praise"), ())
    read = {"leaving": marks["leaving"], "wishes": marks["wishes"], "later": marks["back_later"]}
    if said_goodbye(case):
        read["lost"] = marks["lost"]
    read["praise"] = praise
    return next((f"noted_{name}" for name, words in read.items() if holds(words, text)), "noted")
