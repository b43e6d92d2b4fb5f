"""Facts told by the company that words keep: ideas that stand together in one part of a note, in any order."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import zip_longest
from math import inf
from typing import Any, cast

from bot.coach.understand.denial import denied, told_denied
from bot.coach.understand.plain import Plain
from bot.domain.facts import Fact, FactName, FactValue, Origin
from bot.domain.figures import Figure, Unit
from bot.reading.folding import fold
from bot.reading.sieve import Sieve, Sifted

_PARTS = re.compile(r"[;:]|(?<=\w)\. |\((?=\w)|\)| - |—|–")
_COUNTING = frozenset({Unit.TIMES, Unit.NUMBER, Unit.PIECES})
_YEAR = re.compile(r"\b(?:depuis|since|from)(?: \w+)? (20\d\d)\b")
_NTH = re.compile(r"\b(\w+) (?:commande|achat|order|purchase)\b")


@dataclass(frozen=True, slots=True)
class Idea:
    """A fact that is told where every idea of `all_of` stands in one part of a note, and none of `none_of`.

    The ideas of `then` stand in this order, a few words apart at most: who did it, and what was done.
    `value` is yes, no, a number, "text" for the words themselves, "money" for the amount in the part, "day" for the
    day to come, "nth" for what "the third" counts, "nth_before" for what it counts less one; None: the part's count.
    A day is not told where an idea of `rather` stands nearer to it. A rule `across` is read over a sentence and the
    next, taken together.
    """

    fact: FactName
    value: FactValue | None
    all_of: tuple[Sifted, ...]
    none_of: tuple[Sifted, ...]
    then: tuple[Sifted, ...] = ()
    across: bool = False
    rather: tuple[Sifted, ...] = ()

    def told_in(self, part: str) -> bool:
        """Whether `part` of a note tells the fact."""
        if not all(_has(s, part) for s in (*self.all_of, *self.then)) or any(_has(s, part) for s in self.none_of):
            return False
        return not self.then or _in_order(self.then, part)


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
                Idea(
                    FactName(rule["fact"]),
                    _value(rule.get("value")),
                    of(rule.get("all", ())),
                    of(rule.get("none", ())),
                    of(rule.get("then", ())),
                    bool(rule.get("across")),
                    of(rule.get("rather", ())),
                )
                for rule in data["rules"]
            ),
            {str(word): int(before) for word, before in data["nth"].items()},
        )


_WORDS, _MONEY, _DAY, _NTH_OF, _BEFORE = "text", "money", "day", "nth", "nth_before"


def _value(written: Any) -> FactValue | None:
    if written is None or isinstance(written, bool) or written in (_WORDS, _MONEY, _DAY, _NTH_OF, _BEFORE):
        return cast("FactValue | None", written)
    return Decimal(str(written))


def read_told(plain: Plain, ideas: Ideas, today: date, names: frozenset[FactName]) -> tuple[Fact, ...]:
    """The facts of `names` that a sentence of a note tells, the first rule of each fact counting."""
    found: dict[FactName, FactValue] = {}
    for start, part in parts_of(plain.text):
        for rule in ideas.rules:
            if rule.fact in found or rule.fact not in names:
                continue
            if not rule.told_in(part):
                # a day missed and the new one stand in two clauses: "should have left Monday, leaves tomorrow"
                place = _clause_of(rule, part) if rule.value == "day" else None
            elif rule.value is not False and told_denied(rule.fact, (*rule.all_of, *rule.then), part):
                continue
            else:
                place = _counted_in(rule, part)
            if place is None:
                continue
            value = _told(rule, plain, (start + place[0], start + place[1]), ideas.nth, today)
            if value is not None:
                found[rule.fact] = value
    said = fold(plain.sentence.text)
    for match in _NTH.finditer(said):
        if match[1] in ideas.nth and not denied(said, *match.span()):
            found.setdefault(FactName.ORDERS, Decimal(ideas.nth[match[1]]))
    if (since := _YEAR.search(plain.text)) and int(since[1]) <= today.year:
        found.setdefault(FactName.YEARS, Decimal(today.year - int(since[1])))
    return tuple(
        Fact(name, value, Origin.CONTEXT, plain.sentence.text) for name, value in found.items() if name in names
    )


def read_across(sentences: Sequence[Plain], ideas: Ideas) -> tuple[Fact, ...]:
    """The facts that two neighbouring sentences tell together: thirty mails in March, and then not a word since."""
    facts = []
    for one, other in zip_longest(sentences, sentences[1:]):
        both = f"{one.text} {other.text}" if other else one.text
        quote = f"{one.sentence.text} {other.sentence.text}" if other else one.sentence.text
        facts += [
            Fact(rule.fact, rule.value, Origin.CONTEXT, quote)
            for rule in ideas.rules
            if rule.across and isinstance(rule.value, bool) and rule.told_in(both)
        ]
    return tuple(facts)


def _has(sifted: Sifted, text: str) -> bool:
    return sifted.may(text) and sifted.compiled.search(text) is not None


_APART = 6
"""Words that may stand between who did something and what was done."""


def _in_order(ideas: Sequence[Sifted], part: str) -> bool:
    """Whether the ideas follow one another, each but a few words behind the one before."""
    first, *rest = ideas
    ends = [m.end() for m in first.compiled.finditer(part)]
    for idea in rest:
        ends = [
            m.end()
            for m in idea.compiled.finditer(part)
            if any(e <= m.start() and len(part[e : m.start()].split()) <= _APART for e in ends)
        ]
    return bool(ends)


def parts_of(text: str) -> Iterator[tuple[int, str]]:
    """The parts of a note's sentence, each with its offset: what stands between stops, colons and brackets."""
    begin = 0
    for mark in _PARTS.finditer(text):
        yield begin, text[begin : mark.start()]
        begin = mark.end()
    yield begin, text[begin:]


def _told(rule: Idea, plain: Plain, part: tuple[int, int], nth: Mapping[str, int], today: date) -> FactValue | None:
    """What a rule gives for the part between two offsets; None where the figure it counts on is missing."""
    start, end = part
    match rule.value:
        case None:
            return _count(plain, start, end)
        case "money":
            return next((f.number for f in plain.figures_in(start, end) if f.unit.is_money), None)
        case "day":
            return _day(rule, plain, part, today)
        case "nth" | "nth_before":
            said = next((nth[w] for w in _WORD.findall(plain.text[start:end]) if w in nth), None)
            return None if said is None else Decimal(said + (rule.value == _NTH_OF))
        case "text":
            return plain.sentence.text
        case _:
            return rule.value


def _counted_in(rule: Idea, part: str) -> tuple[int, int]:
    """The place that a rule is to count in: the clause that tells it by itself, where one does.

    "Three orders, sometimes pays a week late": the orders are not what was late.
    """
    if rule.value in (None, _NTH_OF, _BEFORE):
        return _clause_of(rule, part) or (0, len(part))
    return 0, len(part)


def _clause_of(rule: Idea, part: str) -> tuple[int, int] | None:
    """The place of the first clause between commas that tells a rule's fact by itself; None without one."""
    begin = 0
    for end in [*(m.start() for m in _COMMA.finditer(part)), len(part)]:
        if rule.told_in(part[begin:end]):
            return begin, end
        begin = end
    return None


_COMMA = re.compile(r", ")
_WORD = re.compile(r"\w+")
_SOON = timedelta(days=120)
"""A day further ahead than this was not meant as one to come."""


def _day(rule: Idea, plain: Plain, part: tuple[int, int], today: date) -> str | None:
    """The day to come told a few words from the rule's first idea, and nearer to it than to another (ISO)."""
    told = [
        (gap, day.isoformat())
        for i, f in plain.figures
        if part[0] <= i < part[1]
        and not _gone(plain.text, i)
        and (day := _to_come(f, today)) is not None
        and (gap := _gap(rule.all_of[0], plain.text, part, i)) <= _APART
        and not any(_gap(other, plain.text, part, i) < gap for other in rule.rather)
    ]
    return min(told)[1] if told else None


def _gap(idea: Sifted, text: str, part: tuple[int, int], at: int) -> float:
    """The words between a place in a part and the nearest words of an idea; endless where there are none."""
    spans = (text[m.end() : at] if m.end() <= at else text[at : m.start()] for m in idea.compiled.finditer(text, *part))
    return min((len(between.split()) for between in spans), default=inf)


_GONE_AFTER = re.compile(r"#\w+ (?:ago|late|overdue|plus tot|earlier|de retard)\b")
_GONE_BEFORE = re.compile(r"\b(?:il y a|y a|voila|voici|ca fait|depuis|since|for|pendant)(?: \w+)? ?$")


def _gone(text: str, at: int) -> bool:
    """Whether a delay counts back from today: "3 weeks ago", "depuis 10 jours"."""
    return bool(_GONE_AFTER.match(text, at) or _GONE_BEFORE.search(text[:at]))


def _to_come(figure: Figure, today: date) -> date | None:
    """A date, or a delay from today, as a day that lies ahead and not far."""
    if isinstance(figure.value, date):
        day = figure.value
    elif figure.unit is Unit.DAYS:
        day = today + timedelta(days=int(figure.number))
    elif figure.unit is Unit.WORKING_DAYS:
        day = today + timedelta(days=int(figure.number * 7 / 5))
    else:
        return None
    return day if today <= day <= today + _SOON else None


def _count(plain: Plain, start: int, end: int) -> Decimal | None:
    """The first count between two offsets of the plain form."""
    return next((f.number for f in plain.figures_in(start, end) if f.unit in _COUNTING), None)
