"""What the classifier hears in the client's own sentences, worked out once for whoever asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.coach.understand.cues import Cues
from bot.coach.understand.of_others import of_others, without_their_points
from bot.coach.understand.plain import Plain
from bot.coach.understand.points import read_points, read_stage
from bot.coach.understand.scored import Scores, of_own, strongest
from bot.domain.points import Point, Stage


@dataclass(frozen=True, slots=True)
class Heard:
    """The shares of each sentence, None where no classifier listens, and what they tell of the message.

    `most` are the best shares of the message, `others` the sentences that ask what another client pays: no question
    heard in one of them is a point of this order's.
    """

    shares: tuple[Mapping[str, float], ...] | None
    most: Mapping[str, float]
    stage: Stage | None
    others: frozenset[int]
    points: tuple[Point, ...]


def listen(own: Sequence[Plain], scores: Scores | None, cues: Cues) -> Heard:
    """What is heard in the sentences `own`."""
    shares = of_own(scores, own)
    stage, others = read_stage(shares), of_others(own, cues)
    points = without_their_points(read_points(own, shares, stage, cues.points), own, others)
    return Heard(shares, strongest(shares or ()), stage, others, points)
