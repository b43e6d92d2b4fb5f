"""The verdict in words a salesperson can repeat: reasons with their source, question, what was weighed."""

from collections.abc import Mapping
from dataclasses import replace

from bot.coach.explain.figures import by_its_own, from_value, lowers, say_grant, say_limit, say_requested
from bot.domain.asks import AskKind, Language
from bot.domain.facts import FactName, Origin
from bot.domain.knowledge import Passage, Principle, translated
from bot.domain.policy import Authority, Pack
from bot.domain.sayings import Sayings
from bot.domain.situation import Situation
from bot.domain.stance import Move, Reason, Ruling, Stance
from bot.domain.tidings import INTERNAL, TidingKind
from bot.reading.format import say_date

__all__ = ["explain"]


def explain(
    stance: Stance,
    situation: Situation,
    pack: Pack,
    passages: tuple[Passage, ...],
    principles: Mapping[str, Principle],
    sayings: Sayings,
    language: Language,
) -> Stance:
    """The stance with its reasons, question, assumptions and what would change it, in `language`.

    The first reason is the deciding ruling's and cites its clause, or the essay where no clause
    bears on it; the last names the principle and cites a passage of its essay.
    """
    teller = _Teller(stance, situation, pack, passages, principles, sayings, language)
    return replace(
        stance,
        reasons=teller.reasons(),
        question=teller.question(),
        assumptions=teller.assumptions(),
        weighed=teller.weighed(),
        would_change=teller.would_change(),
    )


class _Teller:
    """One verdict's variables, filled once and used by every sentence of it."""

    def __init__(
        self,
        stance: Stance,
        situation: Situation,
        pack: Pack,
        passages: tuple[Passage, ...],
        principles: Mapping[str, Principle],
        sayings: Sayings,
        language: Language,
    ) -> None:
        self._stance, self._situation, self._pack = stance, situation, pack
        self._passages, self._principles = passages, principles
        self._sayings, self._language = sayings, language

    def _words(self, ruling: Ruling) -> dict[str, str | None]:
        clause, language = ruling.clause, self._language
        authority = clause.authority if clause is not None and ruling.move is Move.ESCALATE else Authority.MANAGER
        if authority is Authority.NOBODY:
            authority = Authority.MANAGER
        granted = ", ".join(say_grant(g, language) for g in self._stance.granted_so_far)
        grant = say_grant(ruling.grant, language) if ruling.grant is not None else None
        limit = clause.limit if clause is not None else None
        nothing = limit is not None and ruling.requested == 0 and lowers(limit)
        none_of = self._sayings.say("none_of", limit.measure.value, language) if limit is not None and nothing else None
        return {
            "requested": none_of or say_requested(ruling, language),
            "threshold": from_value(clause, language),
            "limit": say_limit(limit, language) if limit is not None and not by_its_own(ruling) else None,
            "authority": self._sayings.say("authorities", authority.value, language),
            "clause": clause.title.of(language) if clause is not None else None,
            "kind": self._sayings.say("kinds", ruling.ask.kind.value, language),
            "grant": None if ruling.grant is not None and lowers(ruling.grant) else grant,
            "least": grant if ruling.grant is not None and lowers(ruling.grant) else None,
            "counterpart": _either([c.words.of(language) for c in ruling.counterparts], language),
            "granted": granted or None,
            "interest": _clausal(clause.reason.of(language)) if clause is not None and clause.reason else None,
            "condition": None
            if clause is None
            else _either([c.words.of(language) for c in clause.counterparts], language),
        }

    def _deciding(self) -> tuple[Ruling, ...]:
        """The rulings that make the move first, pressure last, one a code."""
        ordered = sorted(
            self._stance.rulings,
            key=lambda r: (r.move.strictness, r.why == "pressure_only"),
        )
        return tuple({r.why: r for r in reversed(ordered)}[w] for w in dict.fromkeys(r.why for r in ordered))

    def reasons(self) -> tuple[Reason, ...]:
        told = []
        for ruling in self._deciding():
            text = self._sayings.say("reasons", ruling.why, self._language, **self._words(ruling))
            if text is not None:
                source = self._clause(ruling) or self._essay(ruling.principle)
                told.append(Reason(_capital(text), source or f"essays/{ruling.principle}"))
        principle = self._deciding()[0].principle if self._stance.rulings else "loyalty"
        if principle in self._principles:
            source = self._essay(principle)
            told.append(Reason(self._principles[principle].of(self._language), source or f"essays/{principle}"))
        return tuple(told)

    def _clause(self, ruling: Ruling) -> str | None:
        return translated(ruling.clause.passage_id, self._language) if ruling.clause is not None else None

    def _essay(self, principle: str) -> str | None:
        """The best passage found in the principle's essay."""
        return next((p.id for p in self._passages if p.id.startswith(f"essays/{principle}#")), None)

    def question(self) -> str | None:
        asked = self._stance.question
        if asked is None:
            return None
        key, _, fact = asked.partition(":")
        named = self._fact(fact or key)
        return self._sayings.say("questions", key, self._language, fact=named) or self._sayings.say(
            "questions", "other", self._language, fact=named
        )

    def _fact(self, name: str) -> str:
        return self._sayings.say("facts", name, self._language) or name.replace("_", " ")

    def assumptions(self) -> tuple[str, ...]:
        asked = self._stance.question
        if asked is None or asked.startswith("conflict:"):
            return ()
        if asked == FactName.QUOTED_UNIT_PRICE.value:
            return _some(self._sayings.say("assumptions", "no_reference", self._language))
        return _some(self._sayings.say("assumptions", "unknown_fact", self._language, fact=self._fact(asked)))

    def weighed(self) -> tuple[str, ...]:
        say, language = self._sayings.say, self._language
        granted = ", ".join(say_grant(g, language) for g in self._stance.granted_so_far)
        told = [say("weighed", "granted", language, granted=granted or None)]
        told += [say("weighed", "claim", language, fact=c.quote) for c in self._situation.claims]
        told += [say("weighed", "attempt", language, fact=a) for a in self._situation.attempts]
        inside = {t.quote for t in self._situation.tidings if t.kind in INTERNAL}
        told += [say("weighed", "inside", language, fact=q) for q in dict.fromkeys(inside)]
        for one in self._situation.tidings:
            if one.kind in _DATING and one.day is not None:
                told.append(say("weighed", "dated", language, fact=say_date(one.day, language)))
        facts = (f for f in self._situation.facts if f.quote and f.origin is not Origin.CASE)
        quotes = dict.fromkeys(f.quote for f in facts if f.quote not in inside)
        told += [say("weighed", "fact", language, fact=q) for q in quotes]
        return tuple(t for t in told if t)

    def would_change(self) -> tuple[str, ...]:
        told = [self._sayings.say("would_change", r.why, self._language, **self._words(r)) for r in self._deciding()]
        if (
            not any(told)
            and self._stance.rulings
            and not any(a.kind is AskKind.ACCEPTANCE for a in self._situation.asks)
        ):
            return ()
        return tuple(t for t in told if t)


_DATING = frozenset({TidingKind.ANSWER_DUE, TidingKind.DECIDER_BACK})
"""Tidings by which the day of the next step is set."""


def _clausal(text: str) -> str:
    """A sentence as it follows a colon: its first letter small, no final stop."""
    first = text.split(" ", 1)[0]
    said = text if first == "I" or (first.isupper() and len(first) > 1) else text[:1].lower() + text[1:]
    # One sentence is to be repeated: what follows a semicolon only enlarges on it.
    return said.split(" ;")[0].split(";")[0].strip().removesuffix(".")


def _some(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _either(options: list[str], language: Language) -> str | None:
    if not options:
        return None
    return (" ou " if language is Language.FR else " or ").join(options)
