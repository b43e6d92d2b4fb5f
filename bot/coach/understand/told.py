"""Facts told by the company that words keep: ideas that stand together in one part of a note, in any order."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, cast

from bot.coach.understand.plain import Plain
from bot.domain.facts import Fact, FactName, FactValue, Origin
from bot.domain.figures import Unit
from bot.reading.folding import fold
from bot.reading.sieve import Sieve, Sifted

_PARTS = re.compile(r"[;:]|(?<=\w)\. |\((?=\w)|\)| - |—|–")
_COUNTING = frozenset({Unit.TIMES, Unit.NUMBER, Unit.PIECES})
_YEAR = re.compile(r"\b(?:depuis|since|from)(?: \w+)? (20\d\d)\b")
_NTH = re.compile(r"\b(\w+) (?:commande|achat|order|purchase)\b")


@dataclass(frozen=True, slots=True)
class Idea:
    """A fact that is told where every idea of `all_of` stands in one part of a note, and none of `none_of`.

    `value` is yes, no, a number, "text" for the words themselves, "money" for the amount in the part; None: its count.
    """

    fact: FactName
    value: FactValue | None
    all_of: tuple[Sifted, ...]
    none_of: tuple[Sifted, ...]


@dataclass(frozen=True, slots=True)
class Ideas:
    """The rules of the section `told`, and the words for first, second… with the number of orders before."""

    rules: tuple[Idea, ...]
    nth: Mapping[str, int]

    @classmethod
    def read(cls, data: Mapping[str, Any], sieve: Sieve) -> "Ideas":
        """The section's concepts and rules; raises KeyError, ValueError, TypeError or re.error when it is unusable."""
        words = {name: sieve.pattern(rf"(?<!\w)(?:{'|'.join(f)})(?!\w)") for name, f in data["ideas"].items()}

        def of(names: Sequence[str]) -> tuple[Sifted, ...]:
            return tuple(words[name] for name in names)

        return cls(
            tuple(
                Idea(FactName(rule["fact"]), _value(rule.get("value")), of(rule["all"]), of(rule.get("none", ())))
                for rule in data["rules"]
            ),
            {str(word): int(before) for word, before in data["nth"].items()},
        )


_WORDS, _MONEY = "text", "money"


def _value(written: Any) -> FactValue | None:
    if written is None or isinstance(written, bool) or written in (_WORDS, _MONEY):
        return cast("FactValue | None", written)
    return Decimal(str(written))


def read_told(plain: Plain, ideas: Ideas, today: date, names: frozenset[FactName]) -> tuple[Fact, ...]:
    """The facts of `names` that a sentence of a note tells, the first rule of each fact counting."""
    found: dict[FactName, FactValue] = {}
    for start, part in _parts(plain.text):
        for rule in ideas.rules:
            if rule.fact in found or rule.fact not in names or not all(_has(s, part) for s in rule.all_of):
                continue
            if any(_has(s, part) for s in rule.none_of):
                continue
            value = _told(rule, plain, start, start + len(part))
            if value is not None:
                found[rule.fact] = value
    for match in _NTH.finditer(fold(plain.sentence.text)):
        if match[1] in ideas.nth:
            found.setdefault(FactName.ORDERS, Decimal(ideas.nth[match[1]]))
    if (since := _YEAR.search(plain.text)) and int(since[1]) <= today.year:
        found.setdefault(FactName.YEARS, Decimal(today.year - int(since[1])))
    return tuple(
        Fact(name, value, Origin.CONTEXT, plain.sentence.text) for name, value in found.items() if name in names
    )


def _has(sifted: Sifted, text: str) -> bool:
    return sifted.may(text) and sifted.compiled.search(text) is not None


def _parts(text: str) -> Iterator[tuple[int, str]]:
    begin = 0
    for mark in _PARTS.finditer(text):
        yield begin, text[begin : mark.start()]
        begin = mark.end()
    yield begin, text[begin:]


def _told(rule: Idea, plain: Plain, start: int, end: int) -> FactValue | None:
    """What a rule gives for the part between two offsets; None where the figure it counts on is missing."""
    if rule.value is None:
        return _count(plain, start, end)
    if rule.value == _MONEY:
        return next((f.number for f in plain.figures_in(start, end) if f.unit.is_money), None)
    return plain.sentence.text if rule.value == _WORDS else rule.value


def _count(plain: Plain, start: int, end: int) -> Decimal | None:
    """The first count between two offsets of the plain form."""
    return next((f.number for f in plain.figures_in(start, end) if f.unit in _COUNTING), None)
