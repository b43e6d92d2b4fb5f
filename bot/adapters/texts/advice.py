"""Reads prompts/advice.v1.yaml: the topics on which users ask advice, checked against the essays."""

import hashlib
import re
import string
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from bot.adapters.kept import Kept
from bot.adapters.texts.advice_form import AdviceFile, CueEntry, PointEntry, PolicyRule, RulesEntry, TopicEntry
from bot.adapters.texts.prompts import parsed
from bot.domain.advice import (
    AdviceBook,
    AdviceTopic,
    Counsel,
    Ground,
    OfCoach,
    Pattern,
    Point,
    Rule,
    RuleBook,
    Subject,
    Way,
    When,
)
from bot.domain.errors import BadPack, Mistake
from bot.domain.facts import FactName, FactValue
from bot.domain.knowledge import DEFAULT_PRINCIPLES
from bot.domain.policy import Comparison, Condition, Words
from bot.reading.sieve import Sieve

FILE = "advice.v1.yaml"
_PATTERNS = "advice-patterns"

_FALLBACK = {
    "nothing": {"days"},
    "nearby": {"one", "other"},
    "ask_again": set[str](),
    "ask_manager": {"days"},
    "asked": set[str](),
    "found": set[str](),
    "then": set[str](),
    "confirm": {"days"},
    "quote": {"quote", "source", "section"},
    "quote_in_french": {"quote", "source", "section"},
}

_AROUND_RULES = {
    "within": {"figure"},
    "depends": {"figure"},
    "sent_up": {"figure", "days"},
    "beyond": {"figure"},
    "nearest": set[str](),
    "step_within": set[str](),
    "step_in_return": set[str](),
    "step_sent_up": {"days"},
    "step_beyond": {"instead"},
    "step_told": set[str](),
}


def load_advice(folder: Path, sections: Collection[str], kept: Kept | None = None) -> AdviceBook:
    """Read the topics of `folder`/advice.v1.yaml; raises BadPack with every mistake found.

    `sections` holds the ids of the essay passages there are (`essays/fit#open-door`). A topic
    that names a missing section of an essay is refused; one of our own essays which is not
    there at all is let be, for a company may bring its own instead. What was parsed and what the
    patterns need are looked for in `kept`.
    """
    try:
        raw = (folder / FILE).read_bytes()
        data = parsed(FILE.removesuffix(".yaml"), raw, kept)
    except OSError as error:
        raise BadPack((Mistake(FILE, 1, f"cannot be read: {error.strerror}"),)) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise BadPack((Mistake(FILE, mark.line + 1 if mark else 1, f"not YAML: {error}"),)) from error
    digest = hashlib.sha256(raw).hexdigest()
    sieve = Sieve.of((kept.read_data(_PATTERNS, digest) if kept else None) or {})
    try:
        read = AdviceFile.model_validate(data, context=sieve)
        book = _book(read, f"{FILE.removesuffix('.yaml')}@{digest[:12]}")
    except ValidationError as error:
        raise BadPack(tuple(Mistake(FILE, 1, _told(e, data)) for e in error.errors())) from error
    except ValueError as error:
        raise BadPack((Mistake(FILE, 1, str(error)),)) from error
    lines = raw.decode().splitlines()
    mistakes = [Mistake(FILE, _line(lines, t.id), m) for t in book.topics for m in _mistakes(t, frozenset(sections))]
    ids = [t.id for t in book.asked]
    mistakes += [Mistake(FILE, _line(lines, i), f"topic `{i}` is used twice") for i in set(ids) if ids.count(i) > 1]
    mistakes += [Mistake(FILE, 1, m) for m in _words_mistakes("fallback", _FALLBACK, book.fallback)]
    mistakes += [Mistake(FILE, 1, m) for m in _words_mistakes("rules", _AROUND_RULES, book.rules.said)]
    if mistakes:
        raise BadPack(tuple(mistakes))
    if kept and sieve.learnt:
        kept.keep_data(_PATTERNS, digest, sieve.told())
    return book


def _book(file: AdviceFile, prompt: str) -> AdviceBook:
    return AdviceBook(
        prompt=prompt,
        topics=tuple(_topic(t) for t in file.topics),
        signs=_when(file.signs).conditions,
        lookups=_cues(file.lookups),
        coach=tuple(
            OfCoach(c.id, _cues(c.cues), (*c.examples.fr, *c.examples.en), c.both, c.first.both) for c in file.coach
        ),
        rules=_rules(file.rules),
        facts={name.value: said.both for name, said in file.facts.items()},
        fallback={key: said.both for key, said in file.fallback.items()},
    )


def _topic(read: TopicEntry) -> AdviceTopic:
    return AdviceTopic(
        id=read.id,
        principle=read.principle,
        cues=_cues(read.cues),
        examples=(*read.examples.fr, *read.examples.en),
        asked=Words(_asking(read.examples.fr), _asking(read.examples.en)),
        answers=tuple(Counsel(a.both, a.rests_on, _when(a.when)) for a in read.answers),
        evidence_for=tuple(map(_point, read.pros)),
        evidence_against=tuple(map(_point, read.cons)),
        ways=tuple(
            Way(o.both, Words(o.price_fr, o.price_en), _ground(o.rests_on), _when(o.when)) for o in read.options
        ),
        steps=tuple(map(_point, read.first)),
    )


def _asking(examples: Sequence[str]) -> str:
    """The first example that is a question, else the first."""
    return next((e for e in examples if e.endswith("?")), examples[0])


def _rules(read: RulesEntry) -> RuleBook:
    return RuleBook(
        limits=_cues(read.limits),
        may=_cues(read.may),
        ways=_cues(read.ways),
        subjects=tuple(Subject(s.id, _cues(s.cues), tuple(map(_rule, s.rules))) for s in read.subjects),
        said={key: said.both for key, said in read.said.items()},
    )


def _cues(read: CueEntry) -> tuple[Pattern, ...]:
    return (*read.fr, *read.en)


def _rule(read: PolicyRule) -> Rule:
    return Rule(read.policy, read.words, read.measure)


def _point(read: PointEntry) -> Point:
    return Point(read.both, _ground(read.rests_on), _when(read.when))


def _ground(read: PolicyRule | str) -> Ground:
    return read if isinstance(read, str) else _rule(read)


def _when(read: dict[str, Any]) -> When:
    signs = read.get("signs", 0)
    if isinstance(signs, bool) or not isinstance(signs, int):
        raise ValueError(f"signs: a number is expected, not {signs!r}")  # noqa: TRY004  one kind of mistake for the reader
    return When(tuple(_condition(k, v) for k, v in read.items() if k != "signs"), signs)


def _condition(name: str, wanted: Any) -> Condition:
    if name not in set(FactName):
        raise ValueError(f"unknown fact {name!r} in a `when`")
    if isinstance(wanted, dict):
        ((comparison, value),) = wanted.items()
        return Condition(FactName(name), Comparison(comparison), _value(value))
    return Condition(FactName(name), Comparison.IS, _value(wanted))


def _value(value: Any) -> FactValue:
    return value if isinstance(value, (bool, str)) else Decimal(str(value))


def _mistakes(topic: AdviceTopic, sections: frozenset[str]) -> Iterator[str]:
    """Tell what is wrong with a topic: sections that do not exist, variables that cannot be filled."""
    essays = {s.partition("#")[0] for s in sections}
    known = essays | {f"essays/{p}" for p in DEFAULT_PRINCIPLES}
    evidence = (*topic.evidence_for, *topic.evidence_against)
    points: tuple[Point | Way, ...] = (*evidence, *topic.ways, *topic.steps)
    grounds = [g for a in topic.answers for g in a.grounds] + [p.ground for p in points if isinstance(p.ground, str)]
    for ground in dict.fromkeys(g for g in grounds if isinstance(g, str)):
        essay = ground.partition("#")[0]
        if essay not in known or (essay in essays and ground not in sections):
            yield f"topic `{topic.id}` rests on `{ground}`, and there is no such section"
    if f"essays/{topic.principle}" not in known:
        yield f"topic `{topic.id}` names an unknown principle `{topic.principle}`"
    if not topic.answers[-1].when.always:
        yield f"the last answer of topic `{topic.id}` must hold whatever is known"
    for answer in topic.answers:
        yield from _variables(topic.id, answer.words, _allowed(answer.when, ruled=False))
    for point in points:
        allowed = _allowed(point.when, ruled=isinstance(point.ground, Rule))
        yield from _variables(topic.id, point.words, allowed)
        if isinstance(point, Way):
            yield from _variables(topic.id, point.price, allowed)


def _allowed(when: When, *, ruled: bool) -> set[str]:
    allowed = {"days"}
    allowed |= {"fact"} if when.conditions else set()
    allowed |= {"signs"} if when.signs else set()
    return allowed | ({"clause", "rule"} if ruled else set())


def _variables(where: str, words: Words, allowed: set[str]) -> Iterator[str]:
    for text in (words.fr, words.en):
        for name in {n for _, n, _, _ in string.Formatter().parse(text) if n is not None} - allowed:
            yield f"`{where}`: nothing fills {{{name}}} in {text!r}"


def _words_mistakes(where: str, wanted: Mapping[str, set[str]], said: Mapping[str, Words]) -> Iterator[str]:
    for key in sorted(wanted.keys() ^ said.keys()):
        yield f"{where} `{key}` is {'missing' if key in wanted else 'unknown'}"
    for key in sorted(wanted.keys() & said.keys()):
        yield from _variables(f"{where}.{key}", said[key], wanted[key])


def _told(error: Any, data: Any) -> str:
    """Name the place of a mistake by the topic's id, and what is wrong there."""
    place = list(error["loc"])
    if place[:1] == ["topics"] and len(place) > 1:
        topic = data["topics"][place[1]]
        place[:2] = [topic.get("id", f"topic {place[1] + 1}") if isinstance(topic, dict) else f"topic {place[1] + 1}"]
    return f"{'.'.join(map(str, place))}: {error['msg']}"


def _line(lines: list[str], topic: str) -> int:
    return next((i for i, line in enumerate(lines, 1) if re.fullmatch(rf"\s*- id: {re.escape(topic)}\s*", line)), 1)
