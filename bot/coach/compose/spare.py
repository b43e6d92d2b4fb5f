"""What the speaker can still trade beside a no or an escalation: the step nearest to what was asked, within reach."""

from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.concession import public, reachable
from bot.coach.compose.offers import met
from bot.domain.figures import Unit
from bot.domain.policy import Authority, Clause, Measure
from bot.domain.stance import Grant, Ruling


def spare(ruling: Ruling, case: Case) -> tuple[Clause, Grant] | None:
    """The clause and the grant to put forward; the judge's own, unless a larger discount is as easy to reach."""
    clause, grant = ruling.fallback, ruling.fallback_grant
    if clause is None or grant is None:
        return None
    kept = met(clause.counterparts, case) is not None or case.stance.granted_so_far
    if grant.measure is not Measure.DISCOUNT or _asked(ruling, case) is None or kept:
        return clause, grant
    nearer = [c for c in case.pack.in_force(case.today) if _fits(c, ruling, case) and _value(c) > grant.value]
    best = max(nearer, key=_value, default=None)
    return (clause, grant) if best is None else (best, Grant(Measure.DISCOUNT, _value(best), grant.unit))


def _asked(ruling: Ruling, case: Case) -> Decimal | None:
    """The share asked for in percent, told or implied by the price aimed at; None where neither is known."""
    if ruling.requested is not None or case.product is None:
        return ruling.requested
    price = case.product.unit_price(case.quantity)
    told = (f for f in ruling.ask.figures if f.unit.is_money or f.unit is Unit.NUMBER)
    aims = [f.number for f in told if price / 2 < f.number < price]
    return (1 - min(aims) / price) * 100 if aims else None


def _value(clause: Clause) -> Decimal:
    return clause.limit.value if clause.limit is not None else Decimal(0)


def _fits(clause: Clause, ruling: Ruling, case: Case) -> bool:
    """Whether a clause of the speaker's own gives a discount for something this client could bring."""
    limit = clause.limit
    if limit is None or limit.measure is not Measure.DISCOUNT or public(clause) is None:
        return False
    own = clause.authority is Authority.SALESPERSON and ruling.ask.kind in clause.asks and not clause.conditions
    asked = _asked(ruling, case)
    return own and asked is not None and limit.value <= asked and any(reachable(c, case) for c in clause.counterparts)
