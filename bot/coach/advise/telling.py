"""A topic told with the facts of the case and the company's own rules."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from bot.coach.advise.clauses import clause_for, met
from bot.domain.advice import AdviceBook, AdviceTopic, Counsel, Ground, Point, Rule, When
from bot.domain.answer import Advice, Option
from bot.domain.asks import Language
from bot.domain.facts import Fact
from bot.domain.knowledge import Principle
from bot.domain.policy import Clause, Pack, Words
from bot.domain.situation import Situation
from bot.domain.stance import Reason
from bot.reading.format import say_number
from bot.reading.sentences import sentences

_EVIDENCE = 3
"""Pieces of evidence on a side: more would not be read on a phone."""

_GENERAL = 2
"""Facts of the case come first; what holds in general only fills up to this."""

_WAYS = 3


class Teller:
    """One situation's facts and rules, used by every sentence of a topic."""

    def __init__(
        self,
        situation: Situation,
        pack: Pack,
        principles: Mapping[str, Principle],
        book: AdviceBook,
        language: Language,
        today: date | None,
    ) -> None:
        self._facts, self._question = situation.facts, situation.message.text
        self._pack, self._principles, self._book = pack, principles, book
        self._language, self._today = language, today
        self._signs = tuple(f for c in book.signs if (f := met(c, situation.facts)) is not None)

    def tell(self, topic: AdviceTopic) -> Advice | None:
        """The advice on `topic`, or None when no answer of it has its grounds here."""
        counsel = next((c for c in topic.answers if self._holds(c.when) and self._stands(c)), None)
        if counsel is None:
            return None
        ways = [
            (source, Option(self._say(w.words, w.when, w.ground), self._say(w.price, w.when, w.ground)))
            for w in topic.ways
            if self._holds(w.when) and (source := self._source(w.ground))
        ][:_WAYS]
        first = next(iter(self._points(topic.steps)), None)
        pros, cons = self._evidence(topic.evidence_for), self._evidence(topic.evidence_against)
        sources = [*counsel.grounds, *(r.source for r in (*pros, *cons)), *(s for s, _ in ways)]
        sources += [first.source] if first is not None else []
        return Advice(
            text=self._say(counsel.words, counsel.when, counsel.grounds[0]),
            evidence_for=pros,
            evidence_against=cons,
            options=tuple(o for _, o in ways),
            first_step=first.text if first is not None else "",
            sources=tuple(dict.fromkeys(sources)),
        )

    def _evidence(self, points: tuple[Point, ...]) -> tuple[Reason, ...]:
        known = self._points(p for p in points if not p.when.always)[:_EVIDENCE]
        general = self._points(p for p in points if p.when.always)
        return (*known, *general[: max(0, _GENERAL - len(known))])

    def _points(self, points: Iterable[Point]) -> list[Reason]:
        return [
            Reason(self._say(p.words, p.when, p.ground), source)
            for p in points
            if self._holds(p.when) and (source := self._source(p.ground))
        ]

    def _holds(self, when: When) -> bool:
        return len(self._signs) >= when.signs and all(met(c, self._facts) for c in when.conditions)

    def _stands(self, counsel: Counsel) -> bool:
        return all(self._source(g) for g in counsel.grounds)

    def _source(self, ground: Ground) -> str | None:
        """The passage to cite, or None when this company has none such."""
        if isinstance(ground, Rule):
            clause = self._clause(ground)
            return clause.passage_id if clause is not None else None
        essay = ground.removeprefix("essays/").partition("#")[0]
        return ground if essay in self._principles else None

    def _clause(self, rule: Rule) -> Clause | None:
        return clause_for(rule, self._pack, self._facts, self._question, self._today)

    def _say(self, words: Words, when: When, ground: Ground) -> str:
        known = {"days": str(self._pack.company.decides_within_days)}
        if when.conditions and (fact := met(when.conditions[0], self._facts)) is not None:
            known["fact"] = self._fact(fact)
        if self._signs:
            known["signs"] = ", ".join(dict.fromkeys(self._fact(f) for f in self._signs))
        clause = self._clause(ground) if isinstance(ground, Rule) else None
        if clause is not None:
            first = next(iter(sentences(clause.text.of(self._language))), None)
            known["clause"] = clause.title.of(self._language)
            known["rule"] = first.text if first is not None else known["clause"]
        return words.of(self._language).format_map(known)

    def _fact(self, fact: Fact) -> str:
        """The user's own words in quotes, or the fact by its name where it came from the client file."""
        french = self._language is Language.FR
        if fact.quote:
            said = _told(fact.quote)
            quoted = f"« {said} »" if french else f"“{said}”"
            return quoted if said else self._book.fallback["asked"].of(self._language)
        name = self._book.facts[fact.name].of(self._language) if fact.name in self._book.facts else fact.name.value
        if isinstance(fact.value, bool):
            return name
        value = say_number(fact.value, self._language) if isinstance(fact.value, Decimal) else fact.value
        return f"{name} : {value}" if french else f"{name}: {value}"


def _told(quote: str) -> str:
    """What is told in the words of a fact, less the question that ends them; "" where all is the question."""
    if not quote.rstrip().endswith("?"):
        return quote
    *told, _ = re.split(r"[,;:]\s|\s[-–—]\s", quote)
    return ", ".join(part.strip() for part in told)
