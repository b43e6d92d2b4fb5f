"""One ask's ruling, by the order of the domain: people, debts, limits, authority, trade, benevolence."""

from dataclasses import replace
from decimal import Decimal

from bot.coach.judge.awaited import awaited, made_up_for
from bot.coach.judge.bench import PRINCIPLE_OF, Bench
from bot.coach.judge.closed import never_told, price_of_more
from bot.coach.judge.conditions import told_by, unknown
from bot.coach.judge.fit import takes_without_giving
from bot.coach.judge.ladder import (
    Ladder,
    bearing,
    best_step,
    granted_already,
    ladder,
    opens_at,
    ordinary,
    reached,
    room,
    step_for,
)
from bot.coach.judge.mistakes import beyond_our_repair, fresh_start, only_complained
from bot.coach.judge.owed import beyond_repair, dated, owed_to, promised
from bot.coach.judge.paid_after import request_of
from bot.coach.judge.plain import not_told, unclear
from bot.coach.judge.prices import in_another_currency
from bot.coach.judge.request import Request
from bot.coach.judge.soundness import sound_apart
from bot.domain.asks import Ask, AskKind, ClaimKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.policy import Authority, Bound, Clause, Measure
from bot.domain.stance import Grant, Move, Ruling
from bot.reading.paid_before import paid_on_time
from bot.reading.rivals import only_rivals

_OVERDUE = 0.25
"""A share from which an invoice is spoken of that is due already."""


def rule(ask: Ask, bench: Bench) -> Ruling:
    """The ruling of one ask; ultimatum, abuse and pattern are settled by the judge over all asks."""
    match ask.kind:
        case AskKind.PLAIN_QUESTION if (closed := not_told(ask, bench)) is not None:
            return _ruling(ask, Move.HOLD, closed, "never")
        case AskKind.PLAIN_QUESTION if unclear(bench):
            return _ruling(ask, Move.ANSWER, None, "unclear")
        case AskKind.PLAIN_QUESTION | AskKind.SILENCE_AFTER_EFFORT:
            return _ruling(ask, Move.ANSWER, _first_clause(ask, bench), "nothing_to_negotiate")
        case AskKind.ACCEPTANCE:
            return _ruling(ask, Move.ANSWER, _first_clause(ask, bench), "accepted")
        case _:
            return _negotiable(ask, bench)


def _negotiable(ask: Ask, bench: Bench) -> Ruling:
    if (apart := sound_apart(ask, bench.situation, bench.facts)) is not None:
        alone = replace(bench.situation, asks=(ask,))
        return _of_its_own(ask, replace(bench, facts=apart, situation=alone))
    return _of_its_own(ask, bench)


def _of_its_own(ask: Ask, bench: Bench) -> Ruling:
    owed = owed_to(ask, bench)
    if owed is not None:
        return owed
    if awaited(ask, bench) or made_up_for(ask, bench) or only_complained(ask, bench):
        own = next(a for a in bench.situation.asks if a.kind is AskKind.COMPLAINT)
        return _ruling(ask, Move.ANSWER, _first_clause(own, bench), "complaint_unverified")
    ruling = by_limits(ask, bench)
    return promised(ruling, bench, _first_clause(ask, bench)) or ruling


def by_limits(ask: Ask, bench: Bench) -> Ruling:
    """Limits, authority, counterpart, benevolence: the steps of the ladder."""
    request = request_of(ask, bench)
    if kept := fresh_start(ask, bench) or beyond_our_repair(ask, bench):
        return _anew(ask, kept, bench)
    compared = any(c.kind is ClaimKind.COMPETITOR for c in bench.situation.claims)
    if ask.kind is AskKind.PRICE_CUT and not compared and in_another_currency(ask, bench.facts, bench.pack):
        return _ruling(ask, Move.ANSWER, None, "nothing_to_negotiate")
    steps = ladder(ask, request, bench.facts, bench.clauses)
    verified = bench.facts.flag(FactName.OUR_FAULT) and beyond_repair(ask, bench)
    if ask.kind is AskKind.COMPLAINT and bench.facts.flag(FactName.CLIENT_FAULT) is not True and not verified:
        return _ruling(ask, Move.ANSWER, _first_clause(ask, bench), "complaint_unverified")
    if not steps.steps:
        return _without_clause(ask, request, bench)
    if request.measure is Measure.DEPOSIT and request.value is not None and not steps.measured:
        return _ruling(ask, Move.ESCALATE, None, "unknown_policy")  # clauses on later payment are no answer
    if ask.kind is AskKind.PAYMENT_TERMS and _of_an_overdue_bill(bench):
        return _ruling(ask, Move.ESCALATE, None, "unknown_policy")  # terms of a new order are no answer
    if dated(ask, request, bench):
        return _fill(_ruling(ask, Move.ANSWER, None, "missing_fact"), request, steps, bench)
    if (closed := never_told(ask, bench)) is not None:
        # another's discount, told to be matched, is none that is asked of ours
        request = Request(request.measure) if only_rivals(ask) else request
        return _held(ask, request, steps, bench, "never", closed)
    if steps.measured and request.value is not None:
        return _measured(ask, request, steps, bench)
    return _unmeasured(ask, request, steps, bench)


def _of_an_overdue_bill(bench: Bench) -> bool:
    """Whether later payment is asked of a bill that is due, and no more surely of orders to come."""
    shares = {n: max((p.share for p in bench.situation.points if p.name == n), default=0.0) for n in _LATER_OR_DUE}
    return shares["invoice_overdue"] >= max(_OVERDUE, shares["pay_later"] * _AS_SURELY)


_LATER_OR_DUE, _AS_SURELY = ("invoice_overdue", "pay_later"), 0.5


def _anew(ask: Ask, kept: tuple[Clause, ...], bench: Bench) -> Ruling:
    """Help with a mistake, as far as the clauses kept for it go."""
    percent = next((f.number for f in ask.figures if f.unit is Unit.PERCENT), None)
    if ask.kind in (AskKind.SCOPE_CHANGE, AskKind.GOODWILL, AskKind.FREE_EXTRA):
        # made anew because of a mistake: not one more change to work under way, nor a small favour
        ask = replace(ask, kind=AskKind.RETURN_OR_WARRANTY)
    steps = Ladder(kept, measured=True)
    if percent is None:
        return _unmeasured(ask, Request(None), steps, bench)
    return _measured(ask, Request(Measure.DISCOUNT, percent, Unit.PERCENT), steps, bench)


def _ruling(ask: Ask, move: Move, clause: Clause | None, why: str) -> Ruling:
    principle = clause.principle if clause is not None and clause.principle else PRINCIPLE_OF[ask.kind]
    return Ruling(ask, move, clause, principle, why=why)


def _first_clause(ask: Ask, bench: Bench) -> Clause | None:
    steps = ladder(ask, request_of(ask, bench), bench.facts, bench.clauses).steps
    return steps[0] if steps else None


def _without_clause(ask: Ask, request: Request, bench: Bench) -> Ruling:
    """No clause in play: a fact is missing to open one, or no policy speaks and a person decides."""
    waiting = bool(bearing(ask, bench.facts, bench.clauses))
    pressing = ask.kind in (AskKind.COMPLAINT, AskKind.ULTIMATUM, AskKind.ABUSE)
    move = Move.ANSWER if waiting or pressing else Move.ESCALATE
    return Ruling(
        ask,
        move,
        None,
        PRINCIPLE_OF[ask.kind],
        requested=request.value,
        requested_unit=request.unit,
        why="missing_fact" if waiting else "unknown_policy",
    )


def _measured(ask: Ask, request: Request, steps: Ladder, bench: Bench) -> Ruling:
    assert request.value is not None
    if request.measure is Measure.DISCOUNT and request.value <= 0:
        # The price the client aims at is our own, or above it: there is nothing to negotiate.
        return Ruling(ask, Move.ANSWER, None, PRINCIPLE_OF[ask.kind], why="nothing_to_negotiate")
    total = request.value + (
        granted_already(request.measure, bench.facts) if request.measure is Measure.DISCOUNT else Decimal(0)
    )
    step = _usual(ask, request, steps, bench) or step_for(total, steps.steps, bench.facts)
    if step is not None and not step.authority.within(bench.speaker) and _history_told(ask, total, bench):
        # What their own history opens needs nobody else: only the file is to be looked up.
        return _fill(_ruling(ask, Move.ANSWER, None, "missing_fact"), request, steps, bench)
    if step is None and (of_more := price_of_more(ask, bench)) is not None:
        return _held(ask, request, steps, bench, "never", of_more)
    if step is None and all(c.limit is not None and c.limit.allows(total) for c in steps.steps):
        # a limit that is kept refuses nothing: what would open a clause within it is not known yet
        return _awaiting(ask, request, steps, bench)
    if step is None:
        return _held(ask, request, steps, bench, "beyond_limit")
    if not step.authority.within(bench.speaker):
        return _fill(_ruling(ask, Move.ESCALATE, step, "beyond_speaker"), request, steps, bench)
    return _granted(ask, request, step, steps, bench)


def _history_told(ask: Ask, value: Decimal, bench: Bench) -> bool:
    """Whether later payment is asked for that the speaker gives for a history which the client tells of."""
    if ask.kind is not AskKind.PAYMENT_TERMS or not paid_on_time(bench.situation.message.text):
        return False
    return any(
        c.authority.within(bench.speaker) and not c.counterparts and c.limit is not None and c.limit.allows(value)
        for c in bearing(ask, bench.facts, bench.clauses)
        if c.limit is not None and c.limit.measure is Measure.PAYMENT_DELAY and unknown(c, bench.facts)
    )


def _awaiting(ask: Ask, request: Request, steps: Ladder, bench: Bench) -> Ruling:
    """What waits for a fact; beside a complaint, for what is found out about it."""
    own = next((a for a in bench.situation.asks if a.kind is AskKind.COMPLAINT), None)
    if own is not None:
        return _ruling(ask, Move.ANSWER, _first_clause(own, bench), "complaint_unverified")
    return _fill(_ruling(ask, Move.ANSWER, None, "missing_fact"), request, steps, bench)


def _usual(ask: Ask, request: Request, steps: Ladder, bench: Bench) -> Clause | None:
    """The clause of the ordinary term, where the product's own lead time already meets the request.

    Goods wanted on a day leave before it.
    """
    product = bench.pack.product(bench.facts.text(FactName.PRODUCT))
    if (
        request.measure is not Measure.LEAD_TIME
        or request.value is None
        or product is None
        or product.lead_days is None
    ):
        return None
    on_the_road = int(
        any(f.unit is Unit.DATE for f in ask.figures) and all(f.unit is not Unit.DAYS for f in ask.figures)
    )
    return (
        next((c for c in steps.steps if ordinary(c) and not c.conditions), None)
        if request.value >= product.lead_days + on_the_road
        else None
    )


def _unmeasured(ask: Ask, request: Request, steps: Ladder, bench: Bench) -> Ruling:
    closed = [c for c in steps.steps if c.authority is Authority.NOBODY]
    never = next((c for c in closed if c.limit is None), None)
    told_closed = never if never is not None and (never.conditions or told_by(never, ask)) else None
    step = best_step(steps.steps, bench.speaker, bench.facts)
    if told_closed is not None:
        return _held(ask, request, steps, bench, "never", told_closed)
    if step is None and never is not None:
        return _held(ask, request, steps, bench, "never", never)
    if step is None:
        decided = next((c for c in steps.steps if c.authority is not Authority.NOBODY), None)
        if decided is None:
            return _held(ask, request, steps, bench, "never")
        return _fill(_ruling(ask, Move.ESCALATE, decided, "beyond_speaker"), request, steps, bench)
    if step.limit is not None and step.limit.bound is Bound.AT_MOST and room(step, bench.facts) is None:
        return _held(ask, request, steps, bench, "room_used", step)
    return _granted(ask, request, step, steps, bench)


def _granted(ask: Ask, request: Request, step: Clause, steps: Ladder, bench: Bench) -> Ruling:
    if not step.counterparts and takes_without_giving(bench.facts) and not step.owed and not ordinary(step):
        return _fill(_ruling(ask, Move.HOLD, step, "pattern"), request, steps, bench)
    move, why = Move.YIELD, "goodwill" if ask.kind is AskKind.GOODWILL else "within_limit"
    given = room(step, bench.facts)
    if given is not None and request.value is not None and request.measure is given.measure:
        given = Grant(
            given.measure,
            min(given.value, request.value)
            if step.limit and step.limit.bound is Bound.AT_MOST
            else max(given.value, request.value),
            given.unit,
        )
    price = step.counterparts or opens_at(step, request)
    if price:
        move, why = Move.TRADE, "needs_counterpart"
    elif step.limit is None and step.concession is None:
        # What a clause leaves to judgment with no words for what is given is decided by a person, not granted.
        return _fill(
            _ruling(
                ask, Move.ANSWER, step, "complaint_unverified" if ask.kind is AskKind.COMPLAINT else "missing_fact"
            ),
            request,
            steps,
            bench,
        )
    return Ruling(
        ask,
        move,
        step,
        step.principle or PRINCIPLE_OF[ask.kind],
        given,
        price,
        request.value,
        request.unit,
        why=why,
        reached=reached(step, bench.facts),
    )


def _held(ask: Ask, request: Request, steps: Ladder, bench: Bench, why: str, clause: Clause | None = None) -> Ruling:
    closed = clause or next((c for c in steps.steps if c.authority is Authority.NOBODY), steps.steps[-1])
    return _fill(_ruling(ask, Move.HOLD, closed, why), request, steps, bench)


def _fill(ruling: Ruling, request: Request, steps: Ladder, bench: Bench) -> Ruling:
    """The request's figure, and what the speaker can still trade beside the no."""
    wider = steps.steps
    if ruling.move is Move.HOLD and not any(c.authority.within(bench.speaker) for c in wider):
        wider = ladder(ruling.ask, Request(request.measure, Decimal(0)), bench.facts, bench.clauses).steps
    within = [c for c in wider if c.authority.within(bench.speaker) and c is not ruling.clause and room(c, bench.facts)]
    spare = best_step(tuple(within), bench.speaker, bench.facts)
    return Ruling(
        ruling.ask,
        ruling.move,
        ruling.clause,
        ruling.principle,
        None,
        (),
        request.value,
        request.unit,
        spare,
        room(spare, bench.facts) if spare is not None else None,
        ruling.why,
    )
