"""The classifier's scores, by sentence: which of the client's own sentences shows each ask most, and how surely."""

from collections.abc import Iterable, Mapping, Sequence

from bot.coach.understand.plain import Plain
from bot.domain.asks import AskKind

Scores = Mapping[int, Mapping[str, float]]
"""The shares of each kind of ask and of each point, by where the sentence begins in the message's text."""

_SHOWN = 0.5
"""A share from which a sentence shows an ask."""

_AGREED = 0.6
"""A share from which a sentence agrees: an order is not lost among what is asked beside it."""


def strongest(scores: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Each kind's best share."""
    best: dict[str, float] = {}
    for one in scores:
        for kind, share in one.items():
            best[kind] = max(share, best.get(kind, 0.0))
    return best


def of_own(scores: Scores | None, own: Sequence[Plain]) -> tuple[Mapping[str, float], ...] | None:
    """The scores of these sentences in their order; None without a classifier, or where it read none of them."""
    found = tuple((scores or {}).get(p.sentence.start, {}) for p in own)
    return found if any(found) else None


def shown_in_scores(kind: AskKind, scores: Sequence[Mapping[str, float]] | None) -> list[int]:
    """The sentences that show the kind, or the one that shows it most; none without scores of the kind."""
    shares = [one.get(kind, 0.0) for one in scores or ()]
    if not any(shares):
        return []
    return [i for i, share in enumerate(shares) if share >= _SHOWN] or [
        max(range(len(shares)), key=lambda i: shares[i])
    ]


def agreed_in(scores: Sequence[Mapping[str, float]] | None) -> frozenset[int]:
    """The sentences in which the client agrees."""
    return frozenset(i for i, one in enumerate(scores or ()) if one.get(AskKind.ACCEPTANCE, 0.0) >= _AGREED)
