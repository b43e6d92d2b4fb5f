"""How hot the words are: abuse is aimed at a person, anger at a thing."""

from bot.coach.understand.cues import Cues, found_in
from bot.coach.understand.plain import Plain
from bot.domain.asks import Heat

_SURE = 0.9
"""The score from which a message is abusive without a word on the lists."""

_ENOUGH_WORDS = 5
"""A score over fewer words than this says too little to accuse anybody."""


def find_heat(sentences: tuple[Plain, ...], source: str, cues: Cues, score: float = 0.0) -> tuple[Heat, str]:
    """The heat, and the sentence that shows abuse ("" for any other heat).

    ABUSIVE only for an insult, a threat or a humiliation of a person, in known words or by a
    high `score` of the classifier; a swear word about a price, a product or a situation is
    ANGRY, shouted capitals or marks at least ANNOYED.
    """
    for plain in sentences:
        if found_in(cues.heat["insult"], plain.text) or found_in(cues.heat["threat"], plain.text):
            return Heat.ABUSIVE, plain.sentence.text
    if score >= _SURE and len(source.split()) >= _ENOUGH_WORDS and sentences:
        aimed = next((p for p in sentences if found_in(cues.advice["addressed"], p.text)), sentences[0])
        return Heat.ABUSIVE, aimed.sentence.text
    if any(found_in(cues.heat["angry"], p.text) for p in sentences):
        return Heat.ANGRY, ""
    if any(found_in(cues.heat["annoyed"], p.text) for p in sentences) or _shouted(source):
        return Heat.ANNOYED, ""
    return Heat.CALM, ""


def _shouted(source: str) -> bool:
    """Whether a text of some length stands in capitals or ends in many exclamation marks."""
    letters = [c for c in source if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return "!!!" in source or (len(letters) >= 25 and capitals * 10 >= len(letters) * 7)
