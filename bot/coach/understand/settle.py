"""What is left of the asks found when several read the same words."""

from collections.abc import Mapping

from bot.coach.understand.shown import Shown
from bot.domain.asks import AskKind

Found = dict[AskKind, tuple[list[int], float]]
"""The sentences that show a kind, and its points with the score."""

NEGOTIATED = frozenset(AskKind) - {AskKind.PLAIN_QUESTION, AskKind.ACCEPTANCE, AskKind.GOODWILL}
_PUSHING = frozenset({AskKind.PRICE_CUT, AskKind.SPEC_DOWNGRADE, AskKind.PAYMENT_TERMS, AskKind.FREE_EXTRA})
_LOOKALIKES = frozenset({AskKind.SCOPE_CHANGE, AskKind.RETURN_OR_WARRANTY, AskKind.FREE_EXTRA})
"""What a small request that helps many may sound like."""

_LIKE_GOODWILL = frozenset(
    {AskKind.COMPLAINT, AskKind.SCOPE_CHANGE, AskKind.RETURN_OR_WARRANTY, AskKind.FREE_EXTRA, AskKind.SPECIAL_FAVOUR}
)


def settle(found: Found, agreed: frozenset[int] = frozenset()) -> None:
    """Take away what a stronger reading of the same words already says.

    In the sentences `agreed` an agreement is heard: what is pushed for in others does not undo it.
    """
    if AskKind.GOODWILL in found:
        small, points = found[AskKind.GOODWILL]
        for kind in _LOOKALIKES & found.keys():
            if points >= found[kind][1]:
                _keep_outside(found, kind, set(small))
    taken = {i for kind, (indices, _) in found.items() if kind in NEGOTIATED for i in indices}
    for kind in (AskKind.PLAIN_QUESTION, AskKind.GOODWILL):
        _keep_outside(found, kind, taken)
    # who asks for something in the same words is not silent
    asked = {i for kind, (indices, _) in found.items() if kind is not AskKind.SILENCE_AFTER_EFFORT for i in indices}
    _keep_outside(found, AskKind.SILENCE_AFTER_EFFORT, asked)
    if AskKind.ACCEPTANCE in found:
        pushed = [v for k, (_, v) in found.items() if k in _PUSHING]
        apart = agreed - {i for k, (indices, _) in found.items() if k in _PUSHING for i in indices}
        if pushed and max(pushed) > found[AskKind.ACCEPTANCE][1] and not apart:
            del found[AskKind.ACCEPTANCE]
        elif set(found.get(AskKind.PLAIN_QUESTION, ([-1], 0))[0]) <= set(found[AskKind.ACCEPTANCE][0]):
            del found[AskKind.PLAIN_QUESTION]
    if AskKind.GOODWILL in found:
        _keep_outside(found, AskKind.PLAIN_QUESTION, set(found[AskKind.GOODWILL][0]))


def _keep_outside(found: Found, kind: AskKind, taken: set[int]) -> None:
    """Leave `kind` only the sentences that are not `taken`; without any it goes."""
    if kind not in found:
        return
    left = [i for i in found[kind][0] if i not in taken]
    if left:
        found[kind] = (left, found[kind][1])
    else:
        del found[kind]


def prefer_goodwill(found: Found, shown: Mapping[AskKind, Shown], shares: Mapping[AskKind, float]) -> None:
    """Where a small request is likelier than another reading that no word shows, it is the reading."""
    if AskKind.GOODWILL in found:
        for kind in _LIKE_GOODWILL & found.keys():
            if not shown[kind].signs - {"subject"} and shares[kind] < shares[AskKind.GOODWILL]:
                del found[kind]
