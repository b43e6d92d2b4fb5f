"""The step of the policy nearest to what is refused, where somebody else may grant it."""

from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.comes_to import after_their_day, told_in_full
from bot.coach.compose.concession import counterpart, public, reachable, within_reach
from bot.coach.compose.offers import met, told_since
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.policy import Authority, Bound, Clause, CounterpartKind, Measure
from bot.domain.stance import Grant, Ruling


def nearest(ruling: Ruling, case: Case, *, beyond: bool = False) -> str | None:
    """What a manager may consider instead, with its counterpart; None where nothing of the kind is within reach.

    `beyond` words it as said after what the speaker gives alone.
    """
    plain = "nearest_beyond" if beyond else "nearest"
    best = nearest_step(ruling, case)
    if best is None:
        return None
    given = case.voice.clause_words(best.concession)
    if given is None or best.limit is None:
        return None
    grant = Grant(best.limit.measure, best.limit.value, best.limit.unit)
    if not beyond:
        given = told_in_full(given, grant, within_reach(best.counterparts, case), ruling, case)
    one = met(best.counterparts, case)
    brought = told_since(one, case) if one is not None else None
    if brought is not None:
        return case.voice.say("nearest_since", who=case.voice.say("who_manager"), concession=given, offer=brought)
    price = counterpart((one,) if one is not None else best.counterparts, case)
    who = case.voice.say("who_manager")
    if price is None:
        return case.voice.say(plain, who=who, concession=given)
    return case.voice.say(f"{plain}_for", who=who, concession=given, counterpart=price)


def nearest_step(ruling: Ruling, case: Case) -> Clause | None:
    """The clause of that step; None where nothing of the kind is within reach, or comes in time."""
    clause = ruling.clause
    if clause is None or clause.limit is None or case.stance.granted_so_far:
        return None
    late = case.situation.facts.number(FactName.LATE_PAYMENTS)
    if clause.limit.measure is Measure.PAYMENT_DELAY and late:
        # Whoever paid late is not put forward for the longest terms.
        return None
    if clause.authority is Authority.MANAGER and _offered(clause, case):
        # what is asked goes beyond what the manager may give: that much can still be put to them
        return clause
    found = [c for c in case.pack.in_force(case.today) if _kin(c, clause, ruling) and _offered(c, case)]
    # A step whose condition the order meets already is nearer than a larger one that it would have to grow for.
    if case.quantity is None:
        # For how many nobody knows: what hangs on no quantity is within reach.
        found = [c for c in found if any(k.kind is not CounterpartKind.QUANTITY for k in c.counterparts)] or found
    found = [c for c in found if met(c.counterparts, case) is not None] or found
    best = _closest(_as_many_days(found, ruling) or found)
    # What comes after their day is no step towards it.
    return None if best is None or after_their_day(best, ruling, case) is not None else best


def to_month_end(ruling: Ruling) -> Decimal | None:
    """The days of a term of payment that runs on to the end of the month ("45 days end of month"); None elsewhere."""
    if ruling.ask.kind is not AskKind.PAYMENT_TERMS or ruling.requested is None:
        return None
    named = (f.number for f in ruling.ask.figures if f.unit is Unit.DAYS)
    return next((n for n in named if n < ruling.requested), None)


def _as_many_days(found: list[Clause], ruling: Ruling) -> list[Clause]:
    """The step that gives just the days named, where the end of the month is what takes them too far."""
    named = to_month_end(ruling)
    enough = [c for c in found if c.limit is not None and named is not None and c.limit.value >= named]
    return sorted(enough, key=lambda c: c.limit.value if c.limit is not None else 0)[:1]


def _kin(one: Clause, refused: Clause, ruling: Ruling) -> bool:
    """Whether a clause is a step below the one that refuses: same measure, conditions and words that tell of it."""
    limit = one.limit
    same = limit is not None and refused.limit is not None and limit.measure is refused.limit.measure
    return (
        same
        and one is not refused
        and ruling.ask.kind in one.asks
        and one.authority is Authority.MANAGER
        and one.conditions == refused.conditions
        and one.signs == refused.signs
    )


def _offered(one: Clause, case: Case) -> bool:
    return public(one) is not None and (not one.counterparts or any(reachable(c, case) for c in one.counterparts))


def _closest(found: list[Clause]) -> Clause | None:
    def size(c: Clause) -> Decimal:
        assert c.limit is not None
        return c.limit.value if c.limit.bound is Bound.AT_MOST else -c.limit.value

    return max(found, key=size, default=None)
