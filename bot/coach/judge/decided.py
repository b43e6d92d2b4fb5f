"""What a manager decided on an ask of this case takes the place of passing it up again."""

from dataclasses import replace

from bot.coach.judge.bench import Bench
from bot.coach.judge.ruling import by_limits
from bot.domain.message import Role
from bot.domain.policy import Bound, Counterpart, CounterpartKind, Words
from bot.domain.stance import Decision, Move, Ruling


def decided(ruling: Ruling, bench: Bench) -> Ruling:
    """The ruling as it is, or as a decision on this very request leaves it.

    A yes gives what a manager may give, within the company's limits; a no closes the ask. A
    request that goes further than what was decided on is passed up anew.
    """
    if ruling.move is not Move.ESCALATE:
        return ruling
    decision = next((d for d in bench.decisions if _covers(d, ruling)), None)
    if decision is None:
        return ruling
    if not decision.approved:
        return replace(ruling, move=Move.HOLD, why="refused_above")
    granted = by_limits(ruling.ask, replace(bench, speaker=Role.MANAGER))
    if granted.move in (Move.ESCALATE, Move.ANSWER):  # no figure speaks: the manager's word is all there is
        granted = replace(ruling, move=Move.YIELD, why="agreed_above")
    return granted if decision.counterpart is None else _for(granted, decision.counterpart)


def _covers(decision: Decision, ruling: Ruling) -> bool:
    clause = ruling.clause.id if ruling.clause is not None else None
    if (decision.ask, decision.clause) != (ruling.ask.kind, clause):
        return False
    if decision.requested is None or ruling.requested is None:
        return decision.requested is ruling.requested
    limit = ruling.clause.limit if ruling.clause is not None else None
    at_least = limit is not None and limit.bound is Bound.AT_LEAST
    further = ruling.requested < decision.requested if at_least else ruling.requested > decision.requested
    same = ruling.requested == decision.requested
    return same or (further is not decision.approved)


def _for(ruling: Ruling, words: Words) -> Ruling:
    """The same in exchange for what the manager asks, besides what the clause asks."""
    if ruling.move not in (Move.YIELD, Move.TRADE):
        return ruling
    # Of the kind that only a manager knows to be met.
    asked = replace(words, fr=_besides(ruling, "fr", words.fr), en=_besides(ruling, "en", words.en))
    agreed = (Counterpart(CounterpartKind.AGREED, asked),)
    return replace(ruling, move=Move.TRADE, counterparts=agreed, why="needs_counterpart", reached=False)


_OR, _AND = {"fr": " ou ", "en": " or "}, {"fr": " et ", "en": " and "}
_BESIDES = {"fr": ", avec ", "en": ", with "}


def _besides(ruling: Ruling, language: str, words: str) -> str:
    """The counterparts of the clause, any one of them, and with it what the manager asks."""
    own = _OR[language].join(getattr(c.words, language) for c in ruling.counterparts)
    link = _BESIDES if len(ruling.counterparts) > 1 else _AND
    return f"{own}{link[language]}{words}" if own else words
