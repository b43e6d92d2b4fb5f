"""A sample that a sentence is heard to ask for, and that no ask was read in."""

from collections.abc import Sequence

from bot.coach.understand.heard import Heard
from bot.coach.understand.plain import Plain
from bot.coach.understand.shares import LIKELY, TOLD
from bot.domain.asks import Ask, AskKind

_SAMPLES = ("sample_plain", "sample_printed")


def with_the_sample_heard(asks: tuple[Ask, ...], own: Sequence[Plain], heard: Heard) -> tuple[Ask, ...]:
    """The asks, with a sample that a sentence is heard to ask for, perhaps free: "could I touch one first?"."""
    if heard.shares is None or any(a.kind is AskKind.FREE_EXTRA for a in asks):
        return asks
    for plain, shares in zip(own, heard.shares, strict=True):
        told = max(shares.get(name, 0.0) for name in _SAMPLES) >= TOLD
        if told and shares.get(AskKind.FREE_EXTRA, 0.0) >= LIKELY:
            return (*asks, Ask(AskKind.FREE_EXTRA, plain.sentence.text))
    return asks
