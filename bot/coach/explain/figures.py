"""Limits, requests and grants in the user's words."""

from decimal import Decimal

from bot.domain.asks import Language
from bot.domain.figures import Unit
from bot.domain.measures import SHAPES
from bot.domain.policy import Bound, Clause, Limit, Measure
from bot.domain.stance import Grant, Move, Ruling
from bot.reading.format import say_figure


def say_limit(limit: Limit, language: Language) -> str:
    """The bound and its figure: "au plus 10 %", "at least 12 days"."""
    at_most = limit.bound is Bound.AT_MOST
    side = ("au plus" if at_most else "au moins") if language is Language.FR else ("at most" if at_most else "at least")
    return f"{side} {say_figure(limit.value, limit.unit, language)}"


def by_its_own(ruling: Ruling) -> bool:
    """Whether what is asked lies beyond the clause that gives it, since the goods themselves take less time.

    "17 days are within at least 20" would contradict itself.
    """
    limit = ruling.clause.limit if ruling.clause is not None else None
    timed = limit is not None and limit.measure is Measure.LEAD_TIME and limit.unit is ruling.requested_unit
    given = ruling.move is Move.YIELD and ruling.requested is not None
    return limit is not None and timed and given and not limit.allows(ruling.requested or Decimal(0))


def lowers(given: Limit | Grant) -> bool:
    """Whether a concession of this measure goes down, as a lead time or a deposit does."""
    return SHAPES[given.measure].bound is Bound.AT_LEAST


def from_value(clause: Clause | None, language: Language) -> str | None:
    """The order value from which what the clause gives is free, nothing else being asked; None for other clauses."""
    if clause is None or clause.limit is None or clause.counterparts:
        return None
    limit = clause.limit
    return say_figure(limit.value, limit.unit, language) if limit.measure is Measure.FREE_SHIPPING else None


def say_grant(grant: Grant, language: Language) -> str:
    """The figure of a concession."""
    return say_figure(grant.value, grant.unit, language)


def say_requested(ruling: Ruling, language: Language) -> str | None:
    """The figure asked for, in the limit's unit; None where no figure was."""
    if ruling.requested is None or ruling.requested_unit is None:
        return None
    value = ruling.requested
    if ruling.requested_unit is Unit.PERCENT:
        value = value.quantize(Decimal("0.1")).normalize()
    return say_figure(value, ruling.requested_unit, language)
