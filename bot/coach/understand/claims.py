"""What a client says that nobody verified."""

from bot.coach.understand.cues import Cues, found_in
from bot.coach.understand.plain import Plain
from bot.domain.asks import Claim


def find_claims(sentences: tuple[Plain, ...], cues: Cues) -> tuple[Claim, ...]:
    """The claims in `sentences`, each with its sentence as quote, in their order."""
    return tuple(
        Claim(kind, plain.sentence.text)
        for plain in sentences
        for kind, patterns in cues.claims.items()
        if found_in(patterns, plain.text)
    )
