"""What is owed before anything is weighed, and what one of us is said to have promised."""

import re

from bot.coach.judge.bench import PRINCIPLE_OF, Bench
from bot.coach.judge.conditions import told_by, unknown
from bot.coach.judge.ladder import bearing
from bot.coach.judge.measured import requested
from bot.coach.judge.request import Request
from bot.coach.judge.soundness import WRONG
from bot.domain.asks import Ask, AskKind, Claim, ClaimKind
from bot.domain.facts import FactName, Origin
from bot.domain.policy import Authority, Clause, Measure
from bot.domain.stance import Move, Ruling
from bot.reading.folding import fold

_LATE = re.compile(r"\b(?:retards?|en retard|trop tard|late|delays?|delayed|overdue)\b")


def owed_to(ask: Ask, bench: Bench) -> Ruling | None:
    """A yes that history never weighs against: our own fault, or what terms and law grant; else None."""
    own = bench.facts.flag(FactName.CLIENT_FAULT)
    request = requested(ask, bench.facts, bench.pack, bench.today)
    owed = [c for c in bearing(ask, bench.facts, bench.clauses) if c.owed and not unknown(c, bench.facts)]
    if own:
        # what terms grant by its date alone does not depend on whose mistake it was
        owed = [c for c in owed if any(k.fact is FactName.DAYS_SINCE_DELIVERY for k in c.conditions)]
    playing = [c for c in owed if told_by(c, ask)]
    if not playing and beyond_repair(ask, bench):
        return None
    if not _without_a_defect(ask, bench):
        playing += [c for c in owed if not c.signs]
    said = fold(ask.quote)
    late = ask.kind is AskKind.COMPLAINT and _LATE.search(said) is not None and WRONG.search(said) is None
    for clause in playing:
        limit = clause.limit
        if limit is not None and limit.measure is Measure.WARRANTY and (late or _unseen(ask, bench)):
            # goods that came late are not faulty for it; what nobody has seen is looked at first
            continue
        if (
            limit is None
            or request.value is None
            or limit.measure is not request.measure
            or limit.allows(request.value)
        ):
            why = "our_fault" if bench.facts.flag(FactName.OUR_FAULT) else "owed"
            return Ruling(ask, Move.YIELD, clause, clause.principle or PRINCIPLE_OF[ask.kind], why=why)
    if ask.kind is AskKind.COMPLAINT and bench.facts.flag(FactName.OUR_FAULT) and not own:
        return Ruling(ask, Move.YIELD, None, PRINCIPLE_OF[ask.kind], why="our_fault")
    return None


def _unseen(ask: Ask, bench: Bench) -> bool:
    """Whether a defect is told by a complaint alone, which claims nothing under the warranty: nobody of ours saw it."""
    claimed = bench.situation.has(AskKind.RETURN_OR_WARRANTY) or _WARRANTY.search(fold(bench.situation.message.text))
    facts = (f for f in bench.facts if f.name in (FactName.DEFECT, FactName.IN_WARRANTY))
    known = any(f.origin in (Origin.CONTEXT, Origin.CARD) for f in facts)
    return ask.kind is AskKind.COMPLAINT and not claimed and not known


_WARRANTY = re.compile(r"\b(?:garanti\w*|warrant\w*|guarant\w*)\b")


def beyond_repair(ask: Ask, bench: Bench) -> bool:
    """Whether the words of a complaint ask for what a clause that is not owed tells of: a gesture after the repair."""
    return ask.kind is AskKind.COMPLAINT and any(
        told_by(c, ask)
        for c in bearing(ask, bench.facts, bench.clauses)
        if not c.owed and c.conditions and not unknown(c, bench.facts)
    )


def _without_a_defect(ask: Ask, bench: Bench) -> bool:
    """Whether the words tell of a clause closed to everyone, and nobody says that something is wrong."""
    if bench.facts.flag(FactName.OUR_FAULT) or bench.situation.has(AskKind.COMPLAINT):
        return False
    closed = (c for c in bearing(ask, bench.facts, bench.clauses) if c.authority is Authority.NOBODY)
    return any(told_by(c, ask) and len(unknown(c, bench.facts)) < max(1, len(c.conditions)) for c in closed)


# What a salesperson may have promised; a promise about anything else is a complaint or a question.
_PROMISABLE = frozenset(
    {
        AskKind.PRICE_CUT,
        AskKind.RUSH,
        AskKind.FREE_EXTRA,
        AskKind.PAYMENT_TERMS,
        AskKind.RETURN_OR_WARRANTY,
        AskKind.SCOPE_CHANGE,
        AskKind.SPECIAL_FAVOUR,
        AskKind.SPEC_DOWNGRADE,
        AskKind.GOODWILL,
    }
)


def promised(ruling: Ruling, bench: Bench, first: Clause | None) -> Ruling | None:
    """A promise one of us is said to have made is neither denied nor confirmed: it is verified; None without one.

    What nobody may grant stays closed when only the client says that it was promised; where the
    user knows of the promise, a manager decides how to stand by it. A promise noted on the
    client's card counts for what it speaks of, and for nothing else.
    """
    told_of = any(c.kind is ClaimKind.PROMISE and _bears(c, ruling.ask, bench) for c in bench.situation.claims)
    claimed = told_of and ruling.move is not Move.HOLD
    told = any(f.name is FactName.PROMISE_BY_US and f.origin is not Origin.CARD for f in bench.facts)
    known = told or ruling.ask.kind in bench.situation.promised
    if ruling.ask.kind not in _PROMISABLE or not (claimed or known):
        return None
    clause = ruling.clause or first
    return Ruling(
        ruling.ask,
        Move.ESCALATE,
        clause,
        ruling.principle,
        requested=ruling.requested,
        requested_unit=ruling.requested_unit,
        why="promise_claimed",
    )


def _bears(claim: Claim, ask: Ask, bench: Bench) -> bool:
    """Whether a claim is about this ask: its words are in the ask's own, or in those of no other."""
    return claim.quote in ask.quote or not any(claim.quote in other.quote for other in bench.situation.asks)


def dated(ask: Ask, request: Request, bench: Bench) -> bool:
    """Whether a return would be owed by a date of delivery that nobody has told, and no time told rules it out."""
    if ask.kind is not AskKind.RETURN_OR_WARRANTY or bench.facts.get(FactName.DAYS_SINCE_DELIVERY) is not None:
        return False
    owed = (c for c in bearing(ask, bench.facts, bench.clauses) if c.owed)
    return any(
        [k.fact for k in unknown(c, bench.facts)] == [FactName.DAYS_SINCE_DELIVERY]
        and (request.value is None or c.limit is None or c.limit.allows(request.value))
        for c in owed
    )
