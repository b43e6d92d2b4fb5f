"""The words that show asks, claims, heat and attempts: patterns read from prompts/."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.coach.understand.plain import Forms
from bot.coach.understand.tidings import Heralds
from bot.coach.understand.told import Ideas
from bot.coach.understand.voices import Voices
from bot.coach.understand.weighing import Weighing
from bot.coach.understand.wrongs import Wronged
from bot.domain.asks import AskKind, ClaimKind
from bot.domain.errors import BadSetting
from bot.domain.inquiry import Subject
from bot.domain.points import PointKind, Vocabulary
from bot.reading.sieve import Sieve, Sifted

LEVELS = ("strong", "likely", "weak", "against", "subject")


class Pattern:
    """One pattern over the plain form; a match begins at the beginning of a word."""

    __slots__ = ("anchored", "needs", "sifted")

    def __init__(self, sifted: Sifted) -> None:
        self.anchored = sifted.source.startswith("^")
        self.needs = sifted.needs
        self.sifted = sifted

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in `text` that begins a word, or None."""
        return self.find(text) if self.sifted.may(text) else None

    def find(self, text: str) -> re.Match[str] | None:
        """The same, of a text known to hold what the pattern needs."""
        find = self.sifted.compiled.search
        found = find(text)
        while found and not self.anchored and found.start() and _mid_word(text, found.start()):
            found = find(text, found.start() + 1)
        return found


def _mid_word(text: str, i: int) -> bool:
    return text[i - 1].isalnum() and (text[i].isalnum() or text[i] == "'")


Patterns = tuple[Pattern, ...]

_WORDS_OF_HEAT = frozenset({"words", "people"})
"""Lists that patterns are filled with, and no patterns themselves."""


def found_in(patterns: Patterns, text: str) -> re.Match[str] | None:
    """The first pattern's match, or None."""
    live = patterns[0].sifted.sieve.live(text) if patterns else None
    if live is not None:
        return next((m for p in patterns if p.sifted in live and (m := p.find(text))), None)
    for pattern in patterns:
        # most patterns end here: a call for each of a thousand would cost more than the search for its words
        for word in pattern.needs or _ANY:
            if word in text:
                if match := pattern.search(text):
                    return match
                break
    return None


_ANY = ("",)
"""Stands in every text."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Every pattern of the cue file, and how much each sign of an ask counts."""

    asks: Mapping[AskKind, Mapping[str, Patterns]]
    claims: Mapping[ClaimKind, Patterns]
    heat: Mapping[str, Patterns]
    attempts: Patterns
    advice: Mapping[str, Patterns]
    offers: Mapping[str, Patterns]
    facts: tuple["FactCue", ...]
    ideas: Ideas
    heralds: Heralds
    wronged: Wronged
    topics: tuple["Topic", ...]
    forms: Forms
    weighing: Weighing
    inquiring: "Inquiring"
    others: Mapping[str, Patterns]
    outright: Mapping[AskKind, Patterns]
    points: Vocabulary = field(default_factory=dict)
    voices: Voices = field(default_factory=Voices)

    @classmethod
    def read(
        cls,
        data: Mapping[str, Any],
        weighing: Mapping[str, Any],
        sieve: Sieve | None = None,
        points: Mapping[str, Any] | None = None,
        voices: Mapping[str, Any] | None = None,
    ) -> "Cues":
        """The cues, their weights, the points and the voices in the data of four prompt files.

        Raises BadSetting naming the entry that is missing or no pattern.
        """
        sifting = sieve or Sieve()
        try:
            words = {k: _joined(v) for k, v in data["heat"]["words"].items()}
            words["amount"] = "(?:#m|#n)"
            # what people are called is heard in the heat alone: nothing that is learnt turns on it
            called = words | {k: _joined(v) for k, v in data["heat"]["people"].items()}

            def patterns(where: str, entries: Sequence[str], named: Mapping[str, str] = words) -> Patterns:
                return tuple(_pattern(where, entry, named, sifting) for entry in entries)

            return cls(
                asks={
                    AskKind(kind): {level: patterns(f"asks.{kind}.{level}", levels.get(level, ())) for level in LEVELS}
                    for kind, levels in data["asks"].items()
                },
                claims={ClaimKind(k): patterns(f"claims.{k}", v) for k, v in data["claims"].items()},
                heat={k: patterns(f"heat.{k}", v, called) for k, v in data["heat"].items() if k not in _WORDS_OF_HEAT},
                attempts=patterns("attempts", data["attempts"]),
                advice={k: patterns(f"advice.{k}", v) for k, v in data["advice"].items()},
                offers={k: patterns(f"offers.{k}", v) for k, v in data["offers"].items()},
                facts=tuple(FactCue.read(entry, words, sifting) for entry in data["facts"]),
                ideas=Ideas.read(data["told"], sifting),
                heralds=Heralds.read(data["tidings"], sifting),
                wronged=Wronged.read(data["wrongs"], sifting),
                topics=tuple(Topic.read(t, patterns("topics", t["when"])) for t in data["topics"]),
                forms=Forms(tuple(data["forms"])),
                weighing=Weighing.read(weighing),
                inquiring=Inquiring(
                    asking=patterns("inquiries.asking", data["inquiries"]["asking"]),
                    under_way=patterns("inquiries.under_way", data["inquiries"]["under_way"]),
                    subjects={
                        Subject(name): InquiryCue(
                            alone=patterns(f"inquiries.{name}.alone", entry.get("alone", ())),
                            beside=patterns(f"inquiries.{name}.beside", entry.get("beside", ())),
                            against=patterns(f"inquiries.{name}.against", entry.get("against", ())),
                            unless=patterns(f"inquiries.{name}.unless", entry.get("unless", ())),
                            hides=frozenset(AskKind(k) for k in entry["hides"]),
                        )
                        for name, entry in data["inquiries"]["subjects"].items()
                    },
                ),
                others={
                    k: patterns(f"others.{k}", v, data["others"]["words"])
                    for k, v in data["others"].items()
                    if k != "words"
                },
                outright={AskKind(k): patterns(f"outright.{k}", v) for k, v in data["outright"].items()},
                points=_vocabulary(points["points"] if points else {}),
                voices=Voices.read(voices) if voices else Voices(),
            )
        except (KeyError, ValueError, TypeError, AttributeError, re.error) as error:
            msg = f"the cue file is not usable: {error!r}"
            raise BadSetting(msg) from error


@dataclass(frozen=True, slots=True)
class InquiryCue:
    """Words that ask about one subject: by themselves, or in a sentence that asks; words that take both back.

    `hides` are the asks that such words are no sign of, `unless` words by which they may be one after all.
    """

    alone: Patterns
    beside: Patterns
    against: Patterns
    unless: Patterns
    hides: frozenset[AskKind]


@dataclass(frozen=True, slots=True)
class Inquiring:
    """Words by which a sentence asks, those of an order that is under way, and those of each subject."""

    asking: Patterns
    under_way: Patterns
    subjects: Mapping[Subject, InquiryCue]


@dataclass(frozen=True, slots=True)
class FactCue:
    """Words in which a fact about the client is read.

    `value` is "yes", "no", "text", a number as text, or "figure": the figure matched by the group `n`.
    """

    name: str
    value: str
    patterns: Patterns

    @classmethod
    def read(cls, entry: Mapping[str, Any], words: Mapping[str, str], sieve: Sieve) -> "FactCue":
        """One entry of the list `facts`."""
        name, value = entry["fact"], entry["value"]
        value = {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
        return cls(name, value, tuple(_pattern(f"facts.{name}", p, words, sieve) for p in entry["when"]))


@dataclass(frozen=True, slots=True)
class Topic:
    """Words that say the same as `names`, for asks of some kinds; they show an ask of the kind `shows`, if any."""

    names: str
    asks: frozenset[AskKind]
    patterns: Patterns
    shows: AskKind | None = None

    @classmethod
    def read(cls, entry: Mapping[str, Any], patterns: Patterns) -> "Topic":
        """One entry of the list `topics` in the cue file."""
        shows = entry.get("shows")
        return cls(
            str(entry["names"]),
            frozenset(AskKind(k) for k in entry["asks"]),
            patterns,
            AskKind(shows) if shows else None,
        )


def _vocabulary(data: Mapping[str, Any]) -> Vocabulary:
    return {
        name: PointKind(
            name,
            tuple(AskKind(k) for k in entry.get("asks", ())),
            Subject(entry["inquiry"]) if "inquiry" in entry else None,
            str(entry.get("names", "")),
        )
        for name, entry in data.items()
    }


def _joined(words: str) -> str:
    return f"(?:{_SPACES.sub(' ', words.strip()).replace('| ', '|')})"


_SPACES = re.compile(r"\s+")


def _pattern(where: str, source: str, words: Mapping[str, str], sieve: Sieve) -> Pattern:
    try:
        filled = re.sub(r"<(\w+)>", lambda m: words.get(m[1], m[0]), source)
        return Pattern(sieve.pattern(filled))
    except re.error as error:
        msg = f"{where}: {source!r} is no pattern: {error}"
        raise BadSetting(msg) from error
