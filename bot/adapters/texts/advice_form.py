"""The form of prompts/advice.v1.yaml: what each of its tables may hold."""

import re
from typing import Annotated, Any, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator

from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.policy import Measure, Words
from bot.reading.folding import fold
from bot.reading.sieve import Sieve, Sifted


def _folded_pattern(text: Any, told: ValidationInfo) -> Any:
    if not isinstance(text, str):
        return text
    if fold(text) != text:
        raise ValueError(f"{text!r} can never match: patterns are read over folded text, in lower case without accents")
    try:
        sieve = cast("Sieve", told.context)
        return sieve.pattern(text)
    except re.error as error:
        raise ValueError(f"{text!r} is no pattern: {error}") from error


def _section(text: Any) -> Any:
    if isinstance(text, str) and not re.fullmatch(r"[a-z0-9-]+#[a-z0-9-]+", text):
        raise ValueError(f"{text!r} is no essay section; write essay#section")
    return f"essays/{text}" if isinstance(text, str) else text


_Pattern = Annotated[Sifted, BeforeValidator(_folded_pattern)]
_Section = Annotated[str, BeforeValidator(_section)]
_Text = Annotated[str, Field(min_length=1)]


class Entry(BaseModel):
    """One table of the file: known keys only."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True, frozen=True)


class PolicyRule(Entry):
    """The company's own clause on an ask or with a limit, one that holds these words where some are given."""

    policy: AskKind | None = None
    words: tuple[_Pattern, ...] = ()
    measure: Measure | None = None

    @model_validator(mode="after")
    def _means_something(self) -> "PolicyRule":
        if self.policy is None and self.measure is None:
            raise ValueError("name a policy, a measure or both")
        return self


class Said(Entry):
    """The same in both languages."""

    fr: _Text
    en: _Text

    @property
    def both(self) -> Words:
        """As a pair of words."""
        return Words(self.fr, self.en)


class Conditioned(Said):
    """Said where these facts hold."""

    when: dict[str, Any] = Field(default_factory=dict)


class CounselEntry(Conditioned):
    """An answer and the sections that it rests on."""

    rests_on: Annotated[tuple[_Section, ...], Field(alias="from", min_length=1)]


class PointEntry(Conditioned):
    """A piece of evidence or a step, and what it rests on."""

    rests_on: Annotated[PolicyRule | _Section, Field(alias="from")]


class WayEntry(PointEntry):
    """An option with its price."""

    price_fr: _Text
    price_en: _Text


class Both(Entry):
    """Texts in both languages."""

    fr: Annotated[tuple[_Text, ...], Field(min_length=1)]
    en: Annotated[tuple[_Text, ...], Field(min_length=1)]


class CueEntry(Entry):
    """Patterns in both languages."""

    fr: Annotated[tuple[_Pattern, ...], Field(min_length=1)]
    en: Annotated[tuple[_Pattern, ...], Field(min_length=1)]


class TopicEntry(Entry):
    """One topic."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    principle: str
    cues: CueEntry
    examples: Both
    answers: Annotated[tuple[CounselEntry, ...], Field(min_length=1)]
    pros: Annotated[tuple[PointEntry, ...], Field(alias="for", min_length=1)]
    cons: Annotated[tuple[PointEntry, ...], Field(alias="against", min_length=1)]
    options: Annotated[tuple[WayEntry, ...], Field(min_length=2)]
    first: Annotated[tuple[PointEntry, ...], Field(min_length=1)]


class CoachEntry(Said):
    """A question about the coach itself, its answer and the next step."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    cues: CueEntry
    examples: Both
    first: Said


class SubjectEntry(Entry):
    """Something that rules settle."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    cues: CueEntry
    rules: Annotated[tuple[PolicyRule, ...], Field(min_length=1)]


class RulesEntry(Entry):
    """How questions about the company's rules are known and answered."""

    limits: CueEntry
    may: CueEntry
    ways: CueEntry
    said: dict[str, Said]
    subjects: tuple[SubjectEntry, ...]


class AdviceFile(Entry):
    """The whole file; a `Sieve` is the context in which it is validated."""

    purpose: str
    inputs: tuple[str, ...]
    signs: dict[str, Any]
    lookups: CueEntry
    coach: tuple[CoachEntry, ...]
    rules: RulesEntry
    facts: dict[FactName, Said]
    fallback: dict[str, Said]
    topics: tuple[TopicEntry, ...]
