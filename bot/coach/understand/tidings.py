"""What a note tells of the matter in hand, by ideas that stand together in one part of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.coach.understand.plain import Plain
from bot.coach.understand.told import parts_of
from bot.domain.tidings import Tiding, TidingKind, Who
from bot.reading.figures.past import days_of_the_month, latest_past
from bot.reading.sieve import Sieve, Sifted

_NONE_NAMED = ""


@dataclass(frozen=True, slots=True)
class _Rule:
    """A kind that is told where every idea of `all_of` stands in a part, none of `none_of`, and nowhere one of `never`.

    With `about`, where one of these things is named too; `dated` wants a day, gone by or to come as `past` and
    `coming` say; a `wide` one is read over the whole sentence ("DHL: handed over").
    """

    kind: TidingKind
    all_of: tuple[Sifted, ...]
    none_of: tuple[Sifted, ...]
    never: tuple[Sifted, ...]
    about: tuple[str, ...]
    who: Who
    so: bool
    past: bool
    coming: bool
    dated: bool
    wide: bool

    def met(self, part: str, whole: str) -> bool:
        if not all(i.search(part) for i in self.all_of) or any(i.search(part) for i in self.none_of):
            return False
        return not any(i.search(whole) for i in self.never)


@dataclass(frozen=True, slots=True)
class Heralds:
    """The rules of the section `tidings`, and the words for each thing they may be about."""

    rules: tuple[_Rule, ...]
    things: Mapping[str, Sifted]
    carrier: Sifted

    @classmethod
    def read(cls, data: Mapping[str, Any], sieve: Sieve) -> "Heralds":
        """The section's words and rules; raises KeyError, ValueError, TypeError or re.error when it is unusable."""

        def any_of(words: Sequence[str]) -> Sifted:
            return sieve.pattern(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")

        ideas = {name: any_of(words) for name, words in data["ideas"].items()}
        things = {name: any_of(words) for name, words in data["things"].items()}
        return cls(tuple(_rule(r, ideas) for r in data["rules"]), things, ideas["carrier"])


def _rule(rule: Mapping[str, Any], ideas: Mapping[str, Sifted]) -> _Rule:
    return _Rule(
        TidingKind(rule["kind"]),
        tuple(ideas[name] for name in rule["all"]),
        tuple(ideas[name] for name in rule.get("none", ())),
        tuple(ideas[name] for name in rule.get("never", ())),
        tuple(rule.get("about", ())),
        Who(rule.get("who", "us")),
        bool(rule.get("so", True)),
        bool(rule.get("past")),
        bool(rule.get("coming")),
        bool(rule.get("dated")),
        bool(rule.get("wide")),
    )


def read_tidings(sentences: Sequence[Plain], heralds: Heralds, today: date) -> tuple[Tiding, ...]:
    """The tidings of a note, in its order; of each sentence and kind the first rule that is met counts."""
    found: list[Tiding] = []
    for plain in sentences:
        told: set[TidingKind] = set()
        for part in (*_clauses(plain.text), *_wholes(plain.text)):
            for rule in heralds.rules:
                place = (0, len(plain.text)) if rule.wide else part
                if rule.past and not rule.wide and _COMMA.search(plain.text, *part):
                    # the day of another clause is of something else
                    continue
                again = rule.kind in told and not (rule.dated and _undated(rule.kind, found))
                if again or not rule.met(plain.text[slice(*place)], plain.text):
                    continue
                one = _tiding(rule, plain, place, heralds, today)
                if one is not None:
                    # a message that is found again is no goods found
                    found = [t for t in found if not (rule.dated and t.kind is rule.kind and t.day is None)]
                    told |= {rule.kind} | ({TidingKind.FOUND} if one.what == "message" else set())
                    found.append(one)
    return tuple(found)


def _undated(kind: TidingKind, found: Sequence[Tiding]) -> bool:
    """Whether what was told of a kind has no day: "none in stock", before "back on 2 December"."""
    return any(t.kind is kind and t.day is None for t in found)


def _wholes(text: str) -> Iterator[tuple[int, int]]:
    for start, part in parts_of(text):
        yield start, start + len(part)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """The places of what stands between commas: a denial in one says nothing of the next."""
    for start, end in ((n, n + len(p)) for n, p in parts_of(text)):
        begin = start
        for comma in _COMMA.finditer(text, start, end):
            yield begin, comma.start()
            begin = comma.end()
        if begin > start:
            yield begin, end


_COMMA = re.compile(r", | (?:mais|but) ")


def _tiding(rule: _Rule, plain: Plain, part: tuple[int, int], heralds: Heralds, today: date) -> Tiding | None:
    text = plain.text[part[0] : part[1]]
    named = [name for name, words in heralds.things.items() if words.search(text)]
    told = [name for name in named or [_NONE_NAMED] if not rule.about or name in rule.about]
    if not told:
        return None
    day = None
    if rule.past:
        day = next(_gone(plain, part, today), None)
    elif rule.coming:
        day = next(_ahead(plain, part, today), None)
    if rule.dated and day is None:
        return None
    who = Who.CARRIER if rule.kind is TidingKind.ENQUIRY and heralds.carrier.search(plain.text) else rule.who
    return Tiding(rule.kind, plain.sentence.text, rule.so, who, day, told[0])


def _days(plain: Plain, part: tuple[int, int]) -> Iterator[tuple[date, str]]:
    """The days told in a part, each with its words: one of another part may be of something else."""
    yield from ((f.top, f.text) for f in plain.figures_in(*part) if isinstance(f.top, date))


def _gone(plain: Plain, part: tuple[int, int], today: date) -> Iterator[date]:
    """The days of a part as days gone by: what was read as coming is taken for the latest past one."""
    text = plain.text[part[0] : part[1]]
    if _YESTERDAY.search(text):
        yield today - timedelta(days=1)
    elif _TODAY.search(text):
        yield today
    for day, words in _days(plain, part):
        before = latest_past(words, day, today)
        if before <= today <= before + _LATELY:
            yield before
    yield from days_of_the_month(text, today)


def _ahead(plain: Plain, part: tuple[int, int], today: date) -> Iterator[date]:
    """The days of a part that lie ahead and not far."""
    within = [d for d, _ in _days(plain, part)] or [d for d, _ in _days(plain, (0, len(plain.text)))]
    for day in within:
        if today <= day <= today + _LATELY:
            yield day


_LATELY = timedelta(days=120)
_YESTERDAY = re.compile(r"\b(?:hier|yesterday|last night)\b")
_TODAY = re.compile(
    r"\b(?:ce matin|cet apres-midi|tout a l'heure|aujourd'hui|this morning|this afternoon|today|earlier)\b"
)
