"""A question about the company's own rules, answered by the clauses themselves: their figures, and who decides."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from bot.coach.advise.clauses import clauses_for, met, serves
from bot.domain.advice import AdviceBook, Subject
from bot.domain.answer import Advice, Option
from bot.domain.asks import Language
from bot.domain.figures import Figure
from bot.domain.knowledge import Passage, PassageKind
from bot.domain.message import Role
from bot.domain.policy import Authority, Bound, Clause, Measure, Pack, Words
from bot.domain.situation import Situation
from bot.domain.stance import Reason
from bot.reading.figures import read_figures
from bot.reading.folding import fold
from bot.reading.sentences import sentences

_NEAR = 0.45
"""On the library's scale; a clause below it is about something else than the question, though it shares words."""

_WHOLE = 2
"""So many clauses are told whole, more by their first sentence."""

_MOST = 5
_WAYS = 3

_THRESHOLDS = frozenset({Measure.FREE_SHIPPING, Measure.MINIMUM_ORDER, Measure.QUOTE_VALIDITY})
"""Limits on what the client brings rather than on what we give."""


def subject_of(text: str, book: AdviceBook) -> Subject | None:
    """What of the company's rules a question is about: the one most of whose words it holds, else the first."""
    folded = fold(text)
    hits = {s.id: sum(c.search(folded) is not None for c in s.cues) for s in book.rules.subjects}
    best = max(book.rules.subjects, key=lambda s: hits[s.id], default=None)
    return best if best is not None and hits[best.id] else None


def asks_a_limit(text: str, book: AdviceBook) -> bool:
    """Whether nothing but a rule answers the question: "how far can I go?", "what is our rule?"."""
    folded = fold(text)
    return any(p.search(folded) for p in book.rules.limits)


def may_be_ruled(text: str, book: AdviceBook) -> bool:
    """Whether a rule may answer the question: "can I give it?", "do we take it back?"."""
    folded = fold(text)
    return any(p.search(folded) for p in book.rules.may)


def asks_a_way(text: str, book: AdviceBook) -> bool:
    """Whether the question is how to go about something: a topic that is near tells it better than a rule."""
    folded = fold(text)
    return any(p.search(folded) for p in book.rules.ways)


class Ruler:
    """The rules of one company as they stand for one question."""

    def __init__(
        self, situation: Situation, pack: Pack, book: AdviceBook, language: Language, today: date | None, role: Role
    ) -> None:
        self._question, self._facts = situation.message.text, situation.facts
        self._pack, self._said, self._language = pack, book.rules.said, language
        self._today, self._role = today, role

    def on(self, subject: Subject) -> Advice | None:
        """The clauses on a subject, judged against the figure asked about; None where the company has none."""
        found = {
            c.id: c for rule in subject.rules for c in clauses_for(rule, self._pack, self._facts, self._today)
        }.values()
        return self._told(sorted(found, key=_loosest_last)[:_MOST]) if found else None

    def figured(self, subject: Subject) -> bool:
        """Whether the question names a figure that the limits on the subject measure."""
        found = [c for rule in subject.rules for c in clauses_for(rule, self._pack, self._facts, self._today)]
        return self._asked(found) is not None

    def nearest(self, passages: Iterable[Passage]) -> Advice | None:
        """The clause that the library finds nearest, said to be the nearest; None where none is near."""
        near = sorted((p for p in passages if p.kind is PassageKind.POLICY), key=lambda p: -p.score)[:1]
        clauses = {c.passage_id: c for c in self._pack.clauses if serves(c, self._today)}
        clause = next((clauses.get(p.id.removesuffix("@en")) for p in near if p.score >= _NEAR), None)
        return self._told([clause], self._say("nearest") + " ") if clause is not None else None

    def _told(self, clauses: Sequence[Clause], lead: str = "") -> Advice:
        asked = self._asked(clauses)
        told, step = clauses, self._step(clauses)
        if asked is not None:
            lead, told, step = self._judged(asked, clauses)
        whole = len(told) <= _WHOLE
        text = lead + " ".join(self._clause(c, whole=whole) for c in told)
        reasons = dict.fromkeys((c.reason.of(self._language), c.passage_id) for c in told if c.reason is not None)
        return Advice(
            text=text,
            evidence_for=tuple(Reason(*r) for r in reasons)[:_WHOLE],
            options=tuple(o for c in told if (o := self._way(c)) is not None)[:_WAYS],
            first_step=step,
            sources=tuple(c.passage_id for c in told),
        )

    def _judged(self, asked: Figure, clauses: Sequence[Clause]) -> tuple[str, Sequence[Clause], str]:
        """Whose reach a figure is in, the clauses that say so, and the step that follows."""
        value = asked.number
        limited = [c for c in clauses if c.limit is not None and c.limit.unit is asked.unit]
        closed = [c for c in limited if c.authority is Authority.NOBODY and not _allows(c, value)]
        open_to = [c for c in limited if c.authority is not Authority.NOBODY and _allows(c, value)]
        if closed or not open_to:
            last = [c for c in limited if c.authority is not Authority.NOBODY][-1:]
            return self._say("beyond", asked) + " ", [*closed, *last], self._step([*closed, *last])
        first = open_to[0]
        anybody_s = next((c for c in open_to if self._applies(c)), None)
        if not self._applies(first) and anybody_s is not None:
            # a rule for some cases alone is told beside the one for all
            return self._say("depends", asked) + " ", [first, anybody_s], self._step([anybody_s])
        nearest = [c for c in open_to if c.authority is first.authority]
        key = "within" if first.authority.within(self._role) else "sent_up"
        return self._say(key, asked) + " ", nearest[:_WHOLE], self._step(nearest[:1])

    def _step(self, clauses: Sequence[Clause]) -> str:
        first = clauses[0]
        closed = [c for c in clauses if c.authority is Authority.NOBODY]
        if len(closed) == len(clauses) or first in closed:
            instead = [a.of(self._language) for c in closed for a in c.alternatives][:2]
            joined = (" ou " if self._language is Language.FR else " or ").join(instead)
            return (
                self._said["step_beyond"].of(self._language).format(instead=joined)
                if instead
                else self._say("step_told")
            )
        if not first.authority.within(self._role):
            return self._say("step_sent_up")
        if first.counterparts:
            return self._say("step_in_return")
        return self._say("step_within" if first.limit is not None else "step_told")

    def _applies(self, clause: Clause) -> bool:
        """Whether the clause rules whatever the case, or what is known meets its conditions."""
        return all(met(condition, self._facts) is not None for condition in clause.conditions)

    def _asked(self, clauses: Iterable[Clause]) -> Figure | None:
        """The one figure of the question that these limits measure; a threshold of the client's order is none."""
        units = {c.limit.unit for c in clauses if c.limit is not None and c.limit.measure not in _THRESHOLDS}
        found = [f for f in read_figures(self._question, self._language) if f.unit in units]
        return found[0] if len({f.value for f in found}) == 1 else None

    def _clause(self, clause: Clause, *, whole: bool) -> str:
        said = clause.text.of(self._language)
        first = next(iter(sentences(said)), None)
        return said if whole or first is None else first.text

    def _way(self, clause: Clause) -> Option | None:
        if not clause.counterparts:
            return None
        words = [c.words.of(self._language) for c in clause.counterparts]
        joined = (" ou " if self._language is Language.FR else " or ").join(words)
        return Option((clause.concession or clause.title).of(self._language), joined)

    def _say(self, key: str, figure: Figure | None = None) -> str:
        words: Words = self._said[key]
        days = str(self._pack.company.decides_within_days)
        return words.of(self._language).format(figure=figure.text if figure else "", days=days)


def _allows(clause: Clause, value: Decimal) -> bool:
    return clause.limit is not None and clause.limit.allows(value)


def _loosest_last(clause: Clause) -> tuple[int, Decimal]:
    """The clauses that most people may decide by first, among them the strictest."""
    if clause.limit is None:
        return clause.authority.rank, Decimal(0)
    value = clause.limit.value
    return clause.authority.rank, value if clause.limit.bound is Bound.AT_MOST else -value
