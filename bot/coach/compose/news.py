"""Messages that only tell something: a farewell, thanks, good wishes; they ask for no answer."""

import re

from bot.coach.compose.case import Case
from bot.coach.compose.told_signs import cancelling
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.stance import Ruling
from bot.reading.farewells import asked_on_leaving, gone
from bot.reading.folding import fold
from bot.reading.requests import requests
from bot.reading.successor import successor_in

_SENTENCE = re.compile(r"(?<=[?!.…])\s+|\n+")


_UNDECIDED = re.compile(
    r"\b(?:si|s'il|s'ils|sinon|sans quoi|faute de|a moins|if|unless|otherwise|or else|devr\w+|devoir|risqu\w+"
    r"|pourri\w+"
    r"|songe\w*|pens\w+ a|envisage\w*|tent(?:e|es|ee|ees)|obliges?|may|might|could|would|have to|forced|tempted"
    r"|consider\w*|thinking of|carry on|keep (?:on|going))\b"
)
"""Words of somebody who may leave and has not left."""


def said_goodbye(case: Case) -> bool:
    """Whether the client tells that a project or the relation is over; that it may come to that is no farewell."""
    text = case.situation.message.text
    if gone(fold(text)):
        return True
    told = [s for s in _SENTENCE.split(text) if holds(case.voice.book.marks["lost"], s)]
    return bool(told) and not any(_UNDECIDED.search(fold(s)) for s in told)


_THANKS_FIRST = re.compile(
    r"^(?:(?:hi|hello|hey|dear|bonjour|bonsoir|salut"
    r"|coucou)\b[^.!?\n]{0,20}[,!.\n]\s*)?(?:just )?(?:a )?(?:quick |big |huge |un |grand |immense )*"
    r"(?:thank|merci (?:encore|beaucoup|mille|pour|a)\b)"
)


_LEAVES = 0.5
"""A share from which somebody says goodbye, or hands over to another."""

_SURELY_NEW = 0.8
"""A share from which somebody writes for the first time, whatever else is said of leaving and of a successor."""

_MAY_LEAVE = 0.2
"""The same where words for leaving a post stand in the message."""


def leaves(case: Case) -> bool:
    """Whether a person goes, and the client stays; not whoever writes in the place of one who went."""
    told = case.situation
    marks, text = case.voice.book.marks, told.message.text
    worded = holds(marks["leaving"], text)
    goes = told.says("goodbye", share=_LEAVES) or (worded and told.says("goodbye", share=_MAY_LEAVE))
    if worded and holds(marks["successor"], text):
        return not told.says("newcomer", share=_SURELY_NEW)
    return goes and not told.says("newcomer", share=_LEAVES)


def farewell(case: Case) -> str:
    """Thanks and good wishes to a person who goes, and a welcome to whoever is said to come."""
    voice = case.voice
    said = [sentence(voice.say("noted_leaving"))]
    marks = voice.book.marks["successor"]
    elsewhere = case.situation.says("declines", share=_LEAVES)
    if holds(marks, case.situation.message.text) and not elsewhere:
        named = successor_in(case.situation.message.text, marks)
        said.append(sentence(voice.say("succeeded") if named is None else voice.say("succeeded_by", name=named)))
    return " ".join(said)


def is_news(ruling: Ruling, case: Case) -> bool:
    """Whether the client only tells something: no question and no request stands anywhere in the message."""
    if case.situation.inquiries or cancelling(case):
        return False
    text, marks = case.situation.message.text, case.voice.book.marks
    told = ruling.ask.kind in (AskKind.PLAIN_QUESTION, AskKind.GOODWILL, AskKind.SILENCE_AFTER_EFFORT)
    asked = asked_on_leaving(fold(text))
    if told and said_goodbye(case) and "?" not in text and not asked and len(case.stance.rulings) == 1:
        return True
    if told and leaves(case) and "?" not in text and not asked and len(case.stance.rulings) == 1:
        # "Please be as kind to her" asks for nothing.
        return True
    later = holds(marks["back_later"], text) and ruling.ask.kind is AskKind.SILENCE_AFTER_EFFORT
    if len(case.stance.rulings) > 1 or not (later or ruling.ask.kind is AskKind.PLAIN_QUESTION):
        return False
    if later and "?" not in text:
        return True
    if "?" not in text and _THANKS_FIRST.search(fold(text)):
        return not requests(text, case.language)
    if "?" in text or holds(marks["asks"], text) or holds(marks["requests"], text):
        return False
    return (
        later
        or holds(marks["tells"], text)
        or holds(marks["wishes"], text)
        or holds(marks["leaving"], text)
        or any(s.id == "praise" and holds(s.words, text) for s in case.voice.book.signs)
    )
