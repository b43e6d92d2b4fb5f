"""What a request or a question says, told back in our own person: "ouvrir notre atelier", "whether we deliver"."""

import re

from bot.coach.compose.echo_en import Told, question_en, wish_en
from bot.coach.compose.echo_fr import question_fr, wish_fr
from bot.coach.compose.politeness import plainly_asked
from bot.domain.asks import Language

__all__ = ["Told", "question", "wish"]

# Prices and shares are told back by their own phrases, never promised by an echo; neither are insults repeated.
_NEVER = re.compile(
    r"[%€$£\"«»]|\b(?:free|gratuit\w*|offert\w*|discount\w*|remise\w*|gift\w*|cadeau\w*)\b", re.IGNORECASE
)
# Without a thing to do it to, an echo hangs in the air.
_OBJECT = re.compile(
    r"\b(?:les?|la|une?|des|du|aux?|notre|nos|votre|vos|ton|ta|tes|ces?|cette|deux|trois|quatre|two|three|four|the|an?|our|your|these|some|any|[A-Z]\w+|\d+|[a-z]{3,}(?:es|[^s\W]s))\b|l'|d'"
)
_SENTENCE = re.compile(r"(?<=[?!.…])\s+|\n+|\s[–—]\s|(?<=\w)\s?:\s")
_LONGEST = 20


def wish(text: str, language: Language, tu: frozenset[str] | None = None, it: str | None = None) -> Told | None:
    """What the first request in `text` wants done, by us or by them, as an infinitive; None where it cannot be told.

    `it` names what a pronoun of the request may stand for ("put it in our name").
    """
    for said in _SENTENCE.split(text):
        sentence = plainly_asked(said, language)
        told = wish_fr(sentence, tu, it) if language is Language.FR else wish_en(sentence, it)
        if told is not None and _sayable(told.words):
            return told
    return None


def question(text: str, language: Language, tu: frozenset[str] | None = None) -> str | None:
    """The first question in `text` as a clause that follows "I am checking": None where it cannot be told."""
    for said in _SENTENCE.split(text):
        sentence = plainly_asked(said, language)
        told = question_fr(sentence, tu) if language is Language.FR else question_en(sentence)
        told = None if told is None else _DANGLING.sub("", told)
        if told is not None and _sayable(told) and not _POINTING.search(told):
            return lowered(told)
    return None


_POINTING = re.compile(r"\b(?:faisons pareil|faisons de même|do the same)$", re.IGNORECASE)
"""What says nothing without the words before it."""


def lowered(told: str) -> str:
    """A clause without the capitals of the sentence it was: "si Le coton est bio" begins small twice."""
    return _CAPITAL.sub(lambda m: m[0].lower(), told[:1].lower() + told[1:])


_CAPITAL = re.compile(
    r"(?<=^si )(?:L|V|N|C)(?=es? |a |'|os |otre |e(?:s|t|tte) )|(?<=^whether )(?:T|Y|O)(?=he|hi|our|ur)"
)


# What follows "and" was cut away with its own question.
_DANGLING = re.compile(r"(?:[\s,;:]+(?:et|ou|mais|and|or|but))?[\s,;:]*$")


# A question word in the middle asks what an indirect clause would state: "si nous pouvons faire combien".
_ASKS_INSIDE = re.compile(r"^\w+ .*\b(?:combien|how much|how many)\b", re.IGNORECASE)


def _sayable(words: str) -> bool:
    if _ASKS_INSIDE.search(words) and re.match(r"(?:si|whether)\b", words, re.IGNORECASE):
        return False
    return 2 <= len(words.split()) <= _LONGEST and _OBJECT.search(words) is not None and _NEVER.search(words) is None
