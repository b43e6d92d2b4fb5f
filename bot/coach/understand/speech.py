"""Whose words were sent: a client's, to answer, or the user's own question about one."""

from bot.coach.understand.cues import Cues, found_in
from bot.coach.understand.plain import Plain
from bot.domain.situation import Speech


def find_speech(sentences: tuple[Plain, ...], cues: Cues) -> Speech:
    """ADVICE for words about a client or a team in the third person that nobody is addressed by; else CLIENT."""
    texts = [p.text for p in sentences]
    third = any(found_in(cues.advice["third"][:1], t) or found_in(cues.advice["third"][2:3], t) for t in texts)
    pronoun = any(found_in(cues.advice["third"], t) for t in texts)
    asks = any(found_in(cues.advice["question"], t) for t in texts)
    addressed = any(found_in(cues.advice["addressed"], t) for t in texts)
    told = any(found_in(cues.advice["told"], t) for t in texts)
    if asks and (third or pronoun) and (not addressed or third):
        return Speech.ADVICE if not addressed or _only_quoted(texts, cues) else Speech.CLIENT
    if not addressed and (told or (third and pronoun)):
        return Speech.ADVICE
    return Speech.CLIENT


def _only_quoted(texts: list[str], cues: Cues) -> bool:
    """Whether "you" stands only beside what asks for advice ("what would you do?")."""
    return all(found_in(cues.advice["question"], t) for t in texts if found_in(cues.advice["addressed"], t))
