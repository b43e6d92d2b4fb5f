"""The points of a message: what the classifier hears each sentence say, and the questions that the pack may answer."""

from collections.abc import Sequence
from dataclasses import replace

from bot.coach.understand.plain import Plain
from bot.coach.understand.scored import Scores, of_own
from bot.domain.asks import Ask
from bot.domain.points import Point, Stage, Vocabulary

_HEARD = 0.12
"""A share from which a sentence may say a point: whoever needs to be sure asks for more."""

_SURELY = 0.35
"""A share from which a point tells what an ask is about that its words are read to make."""

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
    """The asks, each with the sure points in its own words that it may be made of, their usual names beside it."""
    return tuple(_pointed(ask, _sure_in(ask, points), vocabulary) for ask in asks)


def _pointed(ask: Ask, names: tuple[str, ...], vocabulary: Vocabulary) -> Ask:
    usual = (vocabulary[name].names for name in names)
    return replace(ask, points=names, beside=" . ".join(filter(None, (ask.beside, *usual))))


def _sure_in(ask: Ask, points: Sequence[Point]) -> tuple[str, ...]:
    """Of each sentence of the ask the surest point that it may be made of."""
    best: dict[int, str] = {}
    for point in points:
        if point.share >= _SURELY and ask.kind in point.asks and said_in(point, ask):
            best.setdefault(point.start, point.name)
    return tuple(dict.fromkeys(best.values()))


def said_in(point: Point, ask: Ask) -> bool:
    """Whether a point is said in the words of an ask, or in those it was read from."""
    said = point.quote.strip()
    return said in ask.quote or ask.quote in said or point.quote in ask.heard


def read_stage(own: Sequence[Plain], scores: Scores | None) -> Stage | None:
    """How far the matter has come; None where no stage is sure enough."""
    heard = next(iter(of_own(scores, own) or ()), {})
    best = max(Stage, key=lambda stage: heard.get(stage.value, 0.0))
    return best if heard.get(best.value, 0.0) >= _SURE else None
