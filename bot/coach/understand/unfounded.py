"""Complaints that tell of nothing gone wrong: anger at a price, or at us, opens no file about the goods."""

from collections.abc import Mapping, Sequence

from bot.coach.understand.cues import Cues
from bot.coach.understand.plain import Plain
from bot.coach.understand.wrongs import read_wrongs
from bot.domain.asks import Ask, AskKind
from bot.domain.points import Vocabulary

_A_WRONG = 0.15
"""A share below which a sentence tells of no wrong: low, since a complaint dropped in error is lost."""

_EXPLAINED = frozenset(
    {
        AskKind.PRICE_CUT,
        AskKind.ULTIMATUM,
        AskKind.RUSH,
        AskKind.PAYMENT_TERMS,
        AskKind.FREE_EXTRA,
        AskKind.SPEC_DOWNGRADE,
    }
)
"""Asks that somebody may be angry over."""

_VAGUE = "disappointed"
"""The point of who is unhappy and names nothing."""


def without_the_unfounded(
    asks: tuple[Ask, ...], own: Sequence[Plain], text: str, cues: Cues, heard: Sequence[Mapping[str, float]] | None
) -> tuple[Ask, ...]:
    """The asks; a complaint beside what is bargained for goes, where neither words nor classifier tell of a wrong."""
    if heard is None or not cues.points or not any(a.kind in _EXPLAINED for a in asks):
        return asks
    faults = _faults(cues.points)
    kept = tuple(a for a in asks if a.kind is not AskKind.COMPLAINT or _founded(a, own, faults, heard))
    return asks if len(kept) == len(asks) or read_wrongs(own, text, cues.wronged) else kept


def _faults(vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(k.name for k in vocabulary.values() if AskKind.COMPLAINT in k.asks and k.name != _VAGUE)


def _founded(ask: Ask, own: Sequence[Plain], faults: tuple[str, ...], heard: Sequence[Mapping[str, float]]) -> bool:
    said = (shares for p, shares in zip(own, heard, strict=True) if _of(p, ask))
    return any(shares.get(name, 0.0) >= _A_WRONG for shares in said for name in faults)


def _of(plain: Plain, ask: Ask) -> bool:
    said = plain.sentence.text
    return said in ask.quote or ask.quote in said or said in ask.heard
