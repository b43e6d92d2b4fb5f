"""The points of a message: what the classifier hears each sentence say, and the questions that the pack may answer."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.coach.understand.plain import Plain
from bot.coach.understand.shares import LIKELY, PLAINLY, TOLD
from bot.domain.asks import Ask
from bot.domain.facts import Fact, FactName, Origin
from bot.domain.points import Point, Stage, Vocabulary
from bot.reading.folding import fold

_HEARD = 0.12
"""A share from which a sentence may say a point: whoever needs to be sure asks for more."""

_PRICE = "q_price"
_OTHERWISE = ("own_mistake", "return_goods", "damaged")
"""Points of somebody whose goods may well be sound, or were broken on their way."""

_MOST = 5


def read_points(
    own: Sequence[Plain], heard: Sequence[Mapping[str, float]] | None, stage: Stage | None, vocabulary: Vocabulary
) -> tuple[Point, ...]:
    """The points of the client's own sentences in order, at most five each, the surest first; none where none is heard.

    `heard` are the classifier's shares of each sentence. The price of goods that are ordered is asked where it is
    plainly heard, and not by "what would you like me to do?".
    """
    found: list[Point] = []
    agreed = stage in (Stage.ORDERED, Stage.DELIVERED)
    for plain, shares in zip(own, heard or (), strict=False):
        said = plain.sentence
        surest = sorted(((shares.get(name, 0.0), name) for name in vocabulary), reverse=True)[:_MOST]
        for share, name in surest:
            if share >= (PLAINLY if agreed and name == _PRICE else _HEARD):
                kind = vocabulary[name]
                found.append(Point(name, said.text, said.start, round(share, 3), kind.asks, kind.inquiry))
    return tuple(found)


def with_points(asks: Sequence[Ask], points: Sequence[Point], vocabulary: Vocabulary) -> tuple[Ask, ...]:
    """The asks, each with the sure points in its own words that it may be made of, their usual names beside it."""
    return tuple(_pointed(ask, _sure_in(ask, points), vocabulary) for ask in asks)


def _pointed(ask: Ask, names: tuple[str, ...], vocabulary: Vocabulary) -> Ask:
    usual = tuple(vocabulary[name].names for name in names)
    if names == (_PLAIN_SAMPLE,) and _PRINTED.search(fold(ask.quote)) is None:
        # What the goods to be ordered bear is told beside; the one to look at is as it is.
        plain = (said for said in ask.beside.split(" . ") if _PRINTED.search(fold(said)) is None)
        return replace(ask, points=names, beside=" . ".join(filter(None, (*plain, *usual))))
    return replace(ask, points=names, beside=" . ".join(filter(None, (ask.beside, *usual))))


_PLAIN_SAMPLE = "sample_plain"
_PRINTED = re.compile(
    r"\b(?:logos?|marqu\w+|imprim\w+|print\w*|brand\w*|noms?|names?|visuels?|artwork|crest|embleme)\b"
)


def _sure_in(ask: Ask, points: Sequence[Point]) -> tuple[str, ...]:
    """Of each sentence of the ask the surest point that it may be made of."""
    best: dict[int, str] = {}
    for point in points:
        if point.share >= LIKELY and ask.kind in point.asks and said_in(point, ask):
            best.setdefault(point.start, point.name)
    return tuple(dict.fromkeys(best.values()))


def said_in(point: Point, ask: Ask) -> bool:
    """Whether a point is said in the words of an ask, or in those it was read from."""
    said = point.quote.strip()
    return said in ask.quote or ask.quote in said or point.quote in ask.heard


def heard_defect(points: Sequence[Point], stage: Stage | None, known: Sequence[Fact]) -> tuple[Fact, ...]:
    """That goods the client has are faulty, where one sentence says surely so and no fact tells whether they are."""
    told = any(f.name in (FactName.DEFECT, FactName.CLIENT_FAULT) for f in known)
    if told or stage is not Stage.DELIVERED or any(p.name in _OTHERWISE and p.share >= LIKELY for p in points):
        return ()
    quote = next((p.quote for p in points if p.name == "defect" and p.share >= PLAINLY), None)
    return () if quote is None else (Fact(FactName.DEFECT, True, Origin.MESSAGE, quote),)


def read_stage(heard: Sequence[Mapping[str, float]] | None) -> Stage | None:
    """How far the matter has come; None where no stage is sure enough.

    It is heard of the whole message: each sentence's shares tell the same, and those of the first are read.
    """
    shares = next(iter(heard or ()), {})
    best = max(Stage, key=lambda stage: shares.get(stage.value, 0.0))
    return best if shares.get(best.value, 0.0) >= TOLD else None
