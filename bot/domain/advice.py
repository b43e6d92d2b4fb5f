"""What the coach knows to answer a user's own question: topics kept as data, each sentence with its ground."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.domain.asks import AskKind
from bot.domain.policy import Condition, Measure, Words


class Pattern(Protocol):
    """A pattern of words."""

    def search(self, text: str, /) -> object | None:
        """What of the text matches first, or None."""
        ...


@dataclass(frozen=True, slots=True)
class Rule:
    """A ground to be found in the company's own policies: a clause on this ask, whatever its id.

    `words` are patterns over the clause's folded title and text; any one suffices, none asks for nothing.
    `measure` is what its limit measures. Without an ask every clause that meets the rest serves.
    """

    ask: AskKind | None
    words: tuple[Pattern, ...] = ()
    measure: Measure | None = None


Ground = str | Rule
"""What a sentence rests on: the id of an essay section (`essays/fit#open-door`), or a rule of the company."""


@dataclass(frozen=True, slots=True)
class When:
    """Facts that must all be known to hold, and how many signs of poor fit at least; empty means always."""

    conditions: tuple[Condition, ...] = ()
    signs: int = 0

    @property
    def always(self) -> bool:
        """Whether nothing is asked."""
        return not self.conditions and not self.signs


@dataclass(frozen=True, slots=True)
class Point:
    """A piece of evidence or a step, said when its facts hold and its ground is there.

    Variables: {fact} the user's words for the first condition, {signs} those of every sign,
    {clause} and {rule} the title and first sentence of the clause found, {days} the working
    days in which a manager decides.
    """

    words: Words
    ground: Ground
    when: When = When()


@dataclass(frozen=True, slots=True)
class Counsel:
    """A short answer that rests on every one of its grounds, which are essay sections."""

    words: Words
    grounds: tuple[str, ...]
    when: When = When()


@dataclass(frozen=True, slots=True)
class Way:
    """A way to go, its price, and what it rests on."""

    words: Words
    price: Words
    ground: Ground
    when: When = When()


@dataclass(frozen=True, slots=True)
class AdviceTopic:
    """One question people ask; of `answers` and `steps` the first that can be said is.

    `cues` are patterns over folded text, in either language; `examples` whole questions, `asked` the one that
    stands for all, in each language.
    """

    id: str
    principle: str
    cues: tuple[Pattern, ...]
    examples: tuple[str, ...]
    asked: Words
    answers: tuple[Counsel, ...]
    evidence_for: tuple[Point, ...]
    evidence_against: tuple[Point, ...]
    ways: tuple[Way, ...]
    steps: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class OfCoach:
    """A question about the coach itself, and its answer; `step` is what to do next."""

    id: str
    cues: tuple[Pattern, ...]
    examples: tuple[str, ...]
    words: Words
    step: Words


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that a company's rules settle: the words it is asked about by, and the clauses that settle it."""

    id: str
    cues: tuple[Pattern, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """How a question about the company's own rules is known and answered.

    `limits` are patterns of a question that only a rule answers ("how far can I go"), `may` of one that a rule
    may answer where no advice does ("can I"), `ways` of one that asks how to go about something, which no rule tells.
    `said` holds what is told around the clauses.
    """

    limits: tuple[Pattern, ...]
    may: tuple[Pattern, ...]
    ways: tuple[Pattern, ...]
    subjects: tuple[Subject, ...]
    said: Mapping[str, Words]


@dataclass(frozen=True, slots=True)
class AdviceBook:
    """Every topic, the facts that are signs of poor fit, the names of facts, and what is said when no topic fits.

    `lookups` are patterns of questions that look something up rather than ask for advice; `coach` holds the
    questions about the coach itself, `rules` how those about the company's rules are answered.
    """

    prompt: str  # name and hash of the file
    topics: tuple[AdviceTopic, ...]
    signs: tuple[Condition, ...]
    lookups: tuple[Pattern, ...]
    coach: tuple[OfCoach, ...]
    rules: RuleBook
    facts: Mapping[str, Words]
    fallback: Mapping[str, Words]

    @property
    def asked(self) -> tuple[AdviceTopic | OfCoach, ...]:
        """Everything that is known by examples: the topics, and the questions about the coach."""
        return (*self.topics, *self.coach)
