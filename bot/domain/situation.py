"""What was understood of a message: the input of the judge."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.asks import Ask, AskKind, Claim, Heat
from bot.domain.facts import Facts
from bot.domain.figures import Figure
from bot.domain.inquiry import Inquiry
from bot.domain.message import ClientMessage
from bot.domain.points import Point, Stage
from bot.domain.tidings import Tiding
from bot.domain.wrongs import Wrong, WrongKind


class Speech(StrEnum):
    """Whose words were sent to the coach."""

    CLIENT = "client"  # a client's message to answer
    ADVICE = "advice"  # a question of the user's own


@dataclass(frozen=True, slots=True)
class Situation:
    """Asks with their quotes and figures, claims, heat and facts of one case.

    `attempts` quotes instructions aimed at the coach itself: shown to the user, never obeyed.
    `promised` are the kinds of asks that promises noted on the client's card speak of; `inquiries` the questions
    about goods and terms, in the order of the message; `tidings` what the user's note tells of the matter; `wrongs`
    what the client's words tell went wrong; `points` what each sentence says, as the classifier hears it, surest first
    within a sentence; `stage` how far the matter has come, where it is told surely enough.
    """

    message: ClientMessage
    speech: Speech
    asks: tuple[Ask, ...]
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    heat: Heat
    facts: Facts
    attempts: tuple[str, ...] = ()
    promised: tuple[AskKind, ...] = ()
    inquiries: tuple[Inquiry, ...] = ()
    tidings: tuple[Tiding, ...] = ()
    wrongs: tuple[Wrong, ...] = ()
    points: tuple[Point, ...] = ()
    stage: Stage | None = None

    def says(self, *names: str, share: float = 0.3) -> bool:
        """Whether a sentence of the message says one of these points, as surely as `share`."""
        return any(p.name in names and p.share >= share for p in self.points)

    def has(self, kind: AskKind) -> bool:
        """Whether the message holds an ask of this kind."""
        return any(a.kind is kind for a in self.asks)

    def told(self, *kinds: WrongKind) -> bool:
        """Whether the client's words tell that something went wrong in one of these ways."""
        return any(w.kind in kinds for w in self.wrongs)
