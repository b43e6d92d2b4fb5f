"""Clauses: the rules of the company, who may decide by each, and who may be told."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.asks import AskKind
from bot.domain.message import Role
from bot.domain.policy.terms import EVERYWHERE, Condition, Counterpart, Limit, Scope
from bot.domain.policy.words import Words


class State(StrEnum):
    """The life of a clause version."""

    PROPOSED = "proposed"
    IN_FORCE = "in force"
    RETIRED = "retired"


class Authority(StrEnum):
    """Who may decide what a clause allows; NOBODY closes it for everyone."""

    SALESPERSON = "salesperson"
    MANAGER = "manager"
    NOBODY = "nobody"

    @property
    def rank(self) -> int:
        """0 for a salesperson, 1 for a manager, 2 for nobody."""
        return ("salesperson", "manager", "nobody").index(self.value)

    def within(self, speaker: Role) -> bool:
        """Whether `speaker` may decide it."""
        return self.rank <= Authority(speaker.value).rank


class Confidentiality(StrEnum):
    """PUBLIC may be told to a client; INTERNAL never is, nor hinted at."""

    PUBLIC = "public"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Clause:
    """One rule of the company, as people read it and as the program compares with it.

    `authority` NOBODY without a limit means *never*; with a limit, that nobody may pass it.
    `owed` marks what terms, law or our own fault grant: history never weighs against it.
    `counterparts` are alternatives, any one suffices; empty means none is asked.
    `reason` is the interest the limit protects, a sentence fit for a client; `alternatives`
    are what is really offered instead, each a phrase that can follow "either".
    """

    id: str
    version: int
    state: State
    title: Words
    text: Words
    asks: tuple[AskKind, ...]
    authority: Authority
    source: str  # file stem of the pack, e.g. "discounts"
    line: int = 0
    effective: date | None = None
    expires: date | None = None
    scope: Scope = EVERYWHERE
    limit: Limit | None = None
    counterparts: tuple[Counterpart, ...] = ()
    conditions: tuple[Condition, ...] = ()
    owed: bool = False
    confidentiality: Confidentiality = Confidentiality.PUBLIC
    principle: str = ""
    reason: Words | None = None
    concession: Words | None = None
    alternatives: tuple[Words, ...] = ()
    signs: tuple[Words, ...] = ()  # words by which a message falls under this clause rather than a sibling
    asked: tuple[Words, ...] = ()  # how people ask for it in other words than its own; for search alone

    def in_force(self, today: date) -> bool:
        """Whether the clause serves on `today` (both ends included)."""
        return (
            self.state is State.IN_FORCE
            and (self.effective is None or self.effective <= today)
            and (self.expires is None or today <= self.expires)
        )

    @property
    def passage_id(self) -> str:
        """The id under which the clause is cited and indexed."""
        return f"policies/{self.source}#{self.id}"
