"""What the coach gives back for one message, whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.draft import Draft, ModelUse
from bot.domain.knowledge import Passage
from bot.domain.situation import Situation
from bot.domain.stance import Reason, Stance
from bot.domain.verdict import CheckResult, Score


class Status(StrEnum):
    """What came out."""

    DRAFTED = "drafted"
    ADVICE = "advice"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Option:
    """A way to go, and its price."""

    text: str
    price: str


@dataclass(frozen=True, slots=True)
class Advice:
    """An answer to the user's own question, grounded in passages; empty parts where nothing supports them."""

    text: str
    evidence_for: tuple[Reason, ...] = ()
    evidence_against: tuple[Reason, ...] = ()
    options: tuple[Option, ...] = ()
    first_step: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One verdict, its reasons, one draft, and what stands behind them."""

    id: str
    status: Status
    situation: Situation
    stance: Stance
    passages: tuple[Passage, ...]
    check: CheckResult
    draft: Draft | None = None
    advice: Advice | None = None
    scorecard: tuple[Score, ...] = ()
    withheld_because: str = ""
    notes: tuple[str, ...] = ()
    model: ModelUse | None = None
    timings_ms: Mapping[str, float] = field(default_factory=dict)
