"""What a sentence of a client's message says, finer than an ask: the points of prompts/points.v1.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.asks import AskKind
from bot.domain.inquiry import Subject


class Stage(StrEnum):
    """How far the matter of a message has come."""

    NEW = "new"  # nothing ordered
    ORDERED = "ordered"  # ordered, or ordered by this message, and not delivered
    DELIVERED = "delivered"


OF_COUNT = frozenset({"more_pieces", "fewer_pieces"})
"""Points of another number of pieces than agreed (prompts/points.v1.yaml)."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing said: its name, the sentence that says it, where that begins in the text, and how surely (0 to 1).

    `asks` are the kinds of asks it may be part of, `inquiry` the subject of a question that the pack may answer.
    """

    name: str
    quote: str
    start: int
    share: float
    asks: tuple[AskKind, ...] = ()
    inquiry: Subject | None = None


@dataclass(frozen=True, slots=True)
class PointKind:
    """A point of the vocabulary: the asks it may be part of, the subject of a question that the pack may answer.

    `names` are the usual names of what it is about, between full stops: a clause's signs are looked for in them too.
    """

    name: str
    asks: tuple[AskKind, ...]
    inquiry: Subject | None = None
    names: str = ""


Vocabulary = Mapping[str, PointKind]
"""The points by name."""
