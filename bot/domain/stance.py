"""The move and what it rests on: the output of the judge."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.domain.asks import Ask, AskKind
from bot.domain.figures import Unit
from bot.domain.policy import Authority, Clause, Counterpart, Measure, Words


class Move(StrEnum):
    """The six moves, strictest first."""

    PART = "part"
    HOLD = "hold"
    ESCALATE = "escalate"
    TRADE = "trade"
    YIELD = "yield"
    ANSWER = "answer"

    @property
    def strictness(self) -> int:
        """0 for the strictest."""
        return list(Move).index(self)


@dataclass(frozen=True, slots=True)
class Grant:
    """A concession the speaker may make: so much of a measure, no more."""

    measure: Measure
    value: Decimal
    unit: Unit


@dataclass(frozen=True, slots=True)
class Decision:
    """What a manager decided, for one case, on an ask that was passed up under this clause.

    `requested` is the figure decided on, in the limit's own unit, None where none was asked;
    `counterpart` what is to be given for a yes, besides what the clause asks.
    """

    ask: AskKind
    clause: str | None
    approved: bool
    requested: Decimal | None = None
    counterpart: Words | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """One ask's own move, the clause it rests on, and what may be said.

    `grant` is what a trade or yield gives; `counterparts` what must be named with it;
    `requested` the figure asked for in the limit's own unit, where one was asked or implied.
    `fallback` is the clause that still offers room beside a hold ("what is possible").
    """

    ask: Ask
    move: Move
    clause: Clause | None
    principle: str
    grant: Grant | None = None
    counterparts: tuple[Counterpart, ...] = ()
    requested: Decimal | None = None
    requested_unit: Unit | None = None
    fallback: Clause | None = None
    fallback_grant: Grant | None = None
    why: str = ""  # a code of `coach/judge`: "beyond_limit", "owed", "pattern", ... rendered by phrases
    reached: bool = False  # the counterpart was already offered by the client


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence a salesperson can repeat, and the passage it rests on."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Stance:
    """The message's move: the strictest of its rulings, with reasons, authority and question.

    `weighed` and `would_change` are what stands behind *why*; `assumptions` what was taken
    for granted where a fact was unknown.
    """

    move: Move
    rulings: tuple[Ruling, ...]
    reasons: tuple[Reason, ...]
    authority: Authority
    question: str | None = None
    assumptions: tuple[str, ...] = ()
    weighed: tuple[str, ...] = ()
    would_change: tuple[str, ...] = ()
    granted_so_far: tuple[Grant, ...] = ()
