"""The points of a message: what the classifier hears each sentence say, and the questions that the pack may answer."""

from collections.abc import Sequence
from dataclasses import replace

from bot.coach.understand.plain import Plain
from bot.coach.understand.scored import Scores, of_own
from bot.domain.asks import Ask, AskKind
from bot.domain.points import Point, Stage, Vocabulary

_HEARD = 0.12
"""A share from which a sentence may say a point: whoever needs to be sure asks for more."""

_SURELY = 0.5
"""A share from which a point tells what an ask is about."""

_MOST = 5
_SURE = 0.6
"""A share from which the stage of a matter is relied on."""


def read_points(own: Sequence[Plain], scores: Scores | None, vocabulary: Vocabulary) -> tuple[Point, ...]:
    """The points of the client's own sentences in order, at most five each, the surest first; none without scores."""
    found: list[Point] = []
    for plain, shares in zip(own, of_own(scores, own) or (), strict=False):
        said = plain.sentence
        heard = sorted(((shares.get(name, 0.0), name) for name in vocabulary), reverse=True)[:_MOST]
        for share, name in heard:
            if share >= _HEARD:
                kind = vocabulary[name]
                found.append(Point(name, said.text, said.start, round(share, 3), kind.asks, kind.inquiry))
    return tuple(found)


def with_points(asks: Sequence[Ask], points: Sequence[Point], vocabulary: Vocabulary) -> tuple[Ask, ...]:
    """The asks, each with the sure points in its own words that it may be made of, and the usual names of these."""
    return tuple(_pointed(ask, points, vocabulary) for ask in asks)


def _pointed(ask: Ask, points: Sequence[Point], vocabulary: Vocabulary) -> Ask:
    sure = (p.name for p in points if p.share >= _SURELY and ask.kind in p.asks and _of(p, ask))
    names = tuple(dict.fromkeys(sure))
    return replace(ask, points=names, named=" . ".join(filter(None, (vocabulary[n].names for n in names))))


def without_the_unheard(asks: Sequence[Ask], points: Sequence[Point]) -> tuple[Ask, ...]:
    """The asks without those of which no point is heard where they stand, in a message whose points are heard.

    A question, an insult, pressure and a silence have words enough of their own.
    """
    if not points:
        return tuple(asks)
    return tuple(a for a in asks if a.kind not in _OF_POINTS or any(a.kind in p.asks and _of(p, a) for p in points))


_OF_POINTS = frozenset(
    {
        AskKind.SPEC_DOWNGRADE,
        AskKind.SPECIAL_FAVOUR,
        AskKind.PAYMENT_TERMS,
        AskKind.SCOPE_CHANGE,
        AskKind.ACCEPTANCE,
        AskKind.PRICE_CUT,
        AskKind.RUSH,
    }
)


def _of(point: Point, ask: Ask) -> bool:
    said = point.quote.strip()
    return said in ask.quote or ask.quote in said or point.quote in ask.heard


def read_stage(own: Sequence[Plain], scores: Scores | None) -> Stage | None:
    """How far the matter has come; None where no stage is sure enough."""
    heard = next(iter(of_own(scores, own) or ()), {})
    best = max(Stage, key=lambda stage: heard.get(stage.value, 0.0))
    return best if heard.get(best.value, 0.0) >= _SURE else None
