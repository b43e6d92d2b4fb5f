"""The move, decided in code from asks, facts, limits and history; never by a model.

The order is the domain's (see bot/decisions/0002-the-move.md): people; what we owe; limits of
the company; authority of the speaker; counterparts; benevolence; pattern of poor fit; else answer.
"""

from dataclasses import replace
from datetime import date

from bot.coach.judge.aged import aged, outlived
from bot.coach.judge.bench import PRINCIPLE_OF, Bench
from bot.coach.judge.carry import carry
from bot.coach.judge.conditions import derive, excluded, suppose, told_by, unknown
from bot.coach.judge.decided import decided
from bot.coach.judge.fit import poor_fit
from bot.coach.judge.ladder import GRANTED_AS, bearing
from bot.coach.judge.measured import requested
from bot.coach.judge.ruling import by_limits, rule
from bot.coach.judge.soundness import covered_where_wrong
from bot.domain.asks import TROUBLES, Ask, AskKind, ClaimKind
from bot.domain.facts import Fact, FactName, Facts
from bot.domain.message import Role
from bot.domain.policy import Authority, Clause, Condition, Pack
from bot.domain.situation import Situation
from bot.domain.stance import Decision, Grant, Move, Ruling, Stance
from bot.domain.tidings import contradicted

# Asks that a pattern of poor fit ends: favours and pressure. What is owed, asked or accepted is answered.
_FAVOURS = frozenset(
    {
        AskKind.PRICE_CUT,
        AskKind.SPEC_DOWNGRADE,
        AskKind.RUSH,
        AskKind.FREE_EXTRA,
        AskKind.PAYMENT_TERMS,
        AskKind.SCOPE_CHANGE,
        AskKind.SPECIAL_FAVOUR,
        AskKind.GOODWILL,
        AskKind.ULTIMATUM,
        AskKind.SILENCE_AFTER_EFFORT,
    }
)

__all__ = ["judge"]


def judge(
    situation: Situation,
    pack: Pack,
    speaker: Role,
    today: date,
    *,
    standing: tuple[Situation, ...] = (),
    decisions: tuple[Decision, ...] = (),
) -> tuple[Situation, Stance]:
    """The stance on a situation, and the situation with what earlier turns left open and what follows from its facts.

    `standing` holds the client's earlier turns, latest first. `decisions` are a manager's
    for this case; none opens what the company closes for everyone.
    """
    carried = carry(situation, standing)
    facts = covered_where_wrong(outlived(derive(aged(carried, pack, today), pack)), carried)
    bench = Bench(carried, facts, pack, pack.in_force(today), speaker, today, decisions, not standing)
    rulings = _rulings(carried.asks, bench)
    move = min((r.move for r in rulings), key=lambda m: m.strictness, default=Move.ANSWER)
    asked = _question(carried.asks, bench, move)
    stance = Stance(
        move=move,
        rulings=rulings,
        reasons=(),
        authority=_authority(rulings, speaker),
        question=asked,
        granted_so_far=_granted_so_far(bench),
    )
    return replace(carried, facts=facts), stance


def _rulings(asks: tuple[Ask, ...], bench: Bench) -> tuple[Ruling, ...]:
    pressing = (AskKind.ULTIMATUM, AskKind.ABUSE)
    own = {i: decided(rule(a, bench), bench) for i, a in enumerate(asks) if a.kind not in pressing}
    if poor_fit(bench.situation):
        own = {
            i: _part(r, bench, "poor_fit") if r.ask.kind in _FAVOURS and r.move is not Move.YIELD else r
            for i, r in own.items()
        }
    strictest = min(own.values(), key=lambda r: r.move.strictness, default=None)
    return tuple(own[i] if i in own else _pressure(a, bench, strictest) for i, a in enumerate(asks))


def _part(ruling: Ruling, bench: Bench, why: str) -> Ruling:
    return Ruling(ruling.ask, Move.PART, _parting_clause(bench), "fit", why=why)


def _parting_clause(bench: Bench) -> Clause | None:
    """The clause that says when to part: a *never* of the principle `fit`, bound to no ask."""
    return next(
        (c for c in bench.clauses if not c.asks and c.principle == "fit" and c.authority is Authority.NOBODY), None
    )


def _clause(kind: AskKind, bench: Bench) -> Clause | None:
    fitting = [
        c for c in bench.clauses if kind in c.asks and not excluded(c, bench.facts) and not unknown(c, bench.facts)
    ]
    return fitting[0] if fitting else None


def _pressure(ask: Ask, bench: Bench, strictest: Ruling | None) -> Ruling:
    """Pressure has no ruling of its own: it takes the move of what it presses, or a boundary."""
    if ask.kind is AskKind.ABUSE:
        return _abuse(ask, bench)
    clause = _clause(ask.kind, bench)
    principle = clause.principle if clause is not None and clause.principle else PRINCIPLE_OF[ask.kind]
    if strictest is not None and strictest.ask.kind is not AskKind.PLAIN_QUESTION:
        return Ruling(ask, strictest.move, clause, principle, why="pressure_only")
    if poor_fit(bench.situation):
        return Ruling(ask, Move.PART, _parting_clause(bench), "fit", why="poor_fit")
    return Ruling(ask, Move.HOLD if clause is not None else Move.ANSWER, clause, principle, why="pressure_only")


def _abuse(ask: Ask, bench: Bench) -> Ruling:
    """A first insult to a person earns a boundary; after a boundary, the policy's end of the relation."""
    warned = bench.facts.flag(FactName.BOUNDARY_SET) is True
    clauses = [c for c in bench.clauses if AskKind.ABUSE in c.asks and not excluded(c, bench.facts)]
    if not warned:
        first = next((c for c in clauses if not c.conditions), None)
        return Ruling(ask, Move.ANSWER, first, PRINCIPLE_OF[ask.kind], why="abuse_first")
    after = next((c for c in clauses if any(x.fact is FactName.BOUNDARY_SET for x in c.conditions)), None)
    sent_up = after is not None and after.authority is Authority.MANAGER and bench.speaker is Role.SALESPERSON
    sent_up = sent_up and not any(d.ask is AskKind.ABUSE and d.approved for d in bench.decisions)
    return Ruling(ask, Move.ESCALATE if sent_up else Move.PART, after, PRINCIPLE_OF[ask.kind], why="abuse_repeated")


def _authority(rulings: tuple[Ruling, ...], speaker: Role) -> Authority:
    """Who decides: the highest authority a ruling needs, the speaker's where none does."""
    own = Authority(speaker.value)
    needed = [r.clause.authority for r in rulings if r.clause is not None and r.move in (Move.HOLD, Move.ESCALATE)]
    if any(r.move is Move.ESCALATE for r in rulings):
        return Authority.MANAGER
    return max((own, *needed), key=lambda a: a.rank)


_NEVER = "never"
"""Why a clause closes an ask whatever its figure: our own price would change nothing."""


def _question(asks: tuple[Ask, ...], bench: Bench, move: Move) -> str | None:
    """The fact whose answer would change the move, by name; None where no answer would.

    Contradictory facts that lead to different moves come first: one is wrong, and the user knows which.
    """
    if unclear := sorted(contradicted(bench.situation.tidings)):
        return f"conflict:{unclear[0].value}"
    for pair in bench.facts.conflicts():
        if _moves_apart(pair, asks, bench):
            return f"conflict:{pair[0].name.value}"
    if move is not Move.PART and any(
        requested(a, bench.facts, bench.pack, bench.today).reference_missing and by_limits(a, bench).why != _NEVER
        for a in asks
    ):
        return FactName.QUOTED_UNIT_PRICE.value
    for ask in asks:
        for clause in bearing(ask, bench.facts, bench.clauses):
            missing = [c for c in unknown(clause, bench.facts) if _askable(c, bench) and not _beside(c, clause, ask)]
            if missing and _would_move(missing, asks, bench, move):
                return missing[0].fact.value
    return None


def _beside(condition: Condition, clause: Clause, ask: Ask) -> bool:
    """Whether a condition is beside the point: goods wanted sooner are printed ones, where no word says unprinted."""
    unprinted = condition.fact is FactName.CUSTOM_MADE and condition.value is False
    return unprinted and ask.kind is AskKind.RUSH and not told_by(clause, ask)


def _askable(condition: Condition, bench: Bench) -> bool:
    """Whether asking makes sense: whose fault it is only where something is said to have gone wrong."""
    other = {FactName.OUR_FAULT: FactName.CLIENT_FAULT, FactName.CLIENT_FAULT: FactName.OUR_FAULT}.get(condition.fact)
    if other is not None and bench.facts.flag(other) is True:
        return False
    if condition.fact in (FactName.OUR_FAULT, FactName.CLIENT_FAULT):
        wrong = any(c.kind is ClaimKind.FAULT for c in bench.situation.claims)
        return wrong or any(a.kind in TROUBLES for a in bench.situation.asks)
    return condition.fact is not FactName.BOUNDARY_SET


def _would_move(conditions: list[Condition], asks: tuple[Ask, ...], bench: Bench, move: Move) -> bool:
    facts = bench.facts
    for condition in conditions:
        facts = suppose(condition, facts)
    facts = derive(facts, bench.pack)
    supposed = replace(bench, facts=facts, situation=replace(bench.situation, facts=facts))
    moves = [r.move for r in _rulings(asks, supposed)]
    return min(moves, key=lambda m: m.strictness, default=Move.ANSWER) is not move


def _moves_apart(pair: tuple[Fact, Fact], asks: tuple[Ask, ...], bench: Bench) -> bool:
    """Whether the move would be another with the one or the other of two facts that contradict each other."""
    moves = []
    for wrong in pair:
        facts = derive(Facts(tuple(f for f in bench.situation.facts if f != wrong)), bench.pack)
        supposed = replace(bench, facts=facts, situation=replace(bench.situation, facts=facts))
        rulings = _rulings(asks, supposed)
        moves.append(min((r.move for r in rulings), key=lambda m: m.strictness, default=Move.ANSWER))
    return moves[0] is not moves[1]


def _granted_so_far(bench: Bench) -> tuple[Grant, ...]:
    units = {c.limit.measure: c.limit.unit for c in bench.clauses if c.limit is not None}
    totals = ((m, bench.facts.total(name)) for m, name in GRANTED_AS.items())
    return tuple(Grant(m, value, units[m]) for m, value in totals if value > 0 and m in units)
