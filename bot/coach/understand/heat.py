"""How hot the words are: abuse is aimed at a person, anger at a thing."""

from collections.abc import Mapping, Sequence

from bot.coach.understand.cues import Cues, found_in
from bot.coach.understand.plain import Plain
from bot.domain.asks import Ask, AskKind, Heat

_SURE = 0.9
"""The score from which a message is abusive without a word on the lists."""

_INSULT = "insult"
"""The point of prompts/points.v1.yaml that insults a person."""

_INSULTED = 0.85
"""A share from which a sentence that speaks of a person insults them, in whatever words."""

_A_QUESTION = 8
"""Words that an insult alone takes, at most: in more than these something is asked."""

_ENOUGH_WORDS = 5
"""A score over fewer words than this says too little to accuse anybody."""


def find_heat(
    sentences: tuple[Plain, ...], source: str, cues: Cues, heard: Sequence[Mapping[str, float]] | None = None
) -> tuple[Heat, str]:
    """The heat, and the sentence that shows abuse ("" for any other heat).

    ABUSIVE only for an insult, a threat or a humiliation of a person, in known words or as the
    classifier surely hears it (`heard`, its shares by sentence); a swear word about a price, a product or a
    situation is ANGRY, shouted capitals or marks at least ANNOYED.
    """
    for plain in sentences:
        if found_in(cues.heat["insult"], plain.text) or found_in(cues.heat["threat"], plain.text):
            return Heat.ABUSIVE, plain.sentence.text
    for plain, shares in zip(sentences, heard or (), strict=False):
        if shares.get(_INSULT, 0.0) >= _INSULTED and _of_somebody(plain, cues):
            return Heat.ABUSIVE, plain.sentence.text
    others = (one for p, one in zip(sentences, heard or (), strict=False) if not _themselves(p, cues))
    score = max((one.get(AskKind.ABUSE, 0.0) for one in others), default=0.0)
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


def _of_somebody(plain: Plain, cues: Cues) -> bool:
    """Whether a sentence speaks to or of a person, and not of the fool that its writer was made."""
    return found_in(cues.heat["person"], plain.text) is not None and not _themselves(plain, cues)


def _themselves(plain: Plain, cues: Cues) -> bool:
    return found_in(cues.heat["themselves"], plain.text) is not None


def without_the_insult(asks: tuple[Ask, ...], insult: str) -> tuple[Ask, ...]:
    """The asks, less a question that is but the insult itself ("are you thick or what?"), where another is left."""
    kept = tuple(
        a
        for a in asks
        if a.kind is not AskKind.PLAIN_QUESTION or a.quote not in insult or len(insult.split()) > _A_QUESTION
    )
    return kept or asks
