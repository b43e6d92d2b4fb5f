"""Figures that are no favour: what anyone gets, a ceiling told as one."""

from decimal import Decimal

from bot.coach.check.case import Case
from bot.coach.check.promise import Promise
from bot.coach.check.shelf import stems
from bot.coach.check.terms import applies
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.policy import Authority, Bound, Clause, Measure
from bot.reading.folding import fold_keep

_NEAR = 22
_BARE = 3
_AT_LEAST = (Measure.LEAD_TIME, Measure.DEPOSIT, Measure.RUSH_FEE, Measure.FREE_SHIPPING, Measure.MINIMUM_ORDER)


def is_usual(case: Case, promise: Promise, clauses: tuple[Clause, ...]) -> bool:
    """Whether a figure is what anyone gets: no favour at all."""
    measure = promise.measure
    if measure is Measure.LEAD_TIME:
        usual = [p.lead_days for i in _ordered(case) if (p := case.context.pack.product(i)) and p.lead_days]
        if usual:
            return promise.value >= min(usual)
    bounds = [c.limit.value for c in clauses if c.limit and c.limit.bound is Bound.AT_LEAST and applies(case, c)]
    if measure is Measure.LEAD_TIME and all(c.counterparts or c.authority is Authority.NOBODY for c in clauses):
        bounds = [Decimal(p.lead_days) for p in case.context.pack.products if p.lead_days] or bounds
    if measure in _AT_LEAST:
        return not bounds or promise.value >= max(bounds)
    return False


def _ordered(case: Case) -> tuple[str, ...]:
    """The products named or, where none is, those whose list price the draft tells."""
    told = {abs(f.number) for f in case.page.figures if f.unit.is_money}
    priced = tuple(p.id for p in case.context.pack.products if any(b.unit_price in told for b in p.prices))
    here = stems(case.page.folded)
    kinds = tuple(p.id for p in case.context.pack.products if stems(fold_keep(f"{p.name.fr} {p.name.en}")) & here)
    return tuple(dict.fromkeys((*case.products, *kinds))) if case.products else priced or kinds


def first_break(case: Case, promise: Promise) -> bool:
    """Whether a quantity reaches the first price of a product named in its sentence, or of any where none is."""
    sentence = case.page.sentence_at(promise.figure.start)
    words = case.page.of(sentence)
    here = stems(words)
    kinds = tuple(p.id for p in case.context.pack.products if stems(fold_keep(f"{p.name.fr} {p.name.en}")) & here)
    ids = case.shelf.products_in(words) or kinds or case.products
    firsts = [p.prices[0].from_quantity for p in case.context.pack.products if p.id in ids or not ids]
    return bool(firsts) and promise.value >= min(firsts)


def is_rush(case: Case, promise: Promise) -> bool:
    """Whether a fee stands in a sentence about haste or delivery, or beside a number of days."""
    sentence = case.page.sentence_at(promise.figure.start)
    if any(f.unit is Unit.DAYS for f in case.page.figures_in(sentence)):
        return True
    return case.context.lexicon.any(("rush_word", "lead"), case.page.folded, sentence.start, sentence.end)


def ceiling_told(case: Case, promise: Promise, clauses: tuple[Clause, ...]) -> bool:
    """Whether the figure is the limit nobody passes, said as one: "the house stops at 10 %"."""
    stated = any(
        c.authority is Authority.NOBODY and c.limit and c.limit.value == promise.value and applies(case, c)
        for c in clauses
    )
    clause = case.page.clause_at(promise.figure.start)
    if len(case.page.of(clause).split()) <= _BARE:
        clause = case.page.sentence_at(promise.figure.start)
    lexicon = case.context.lexicon
    before = case.page.folded[max(clause.start, promise.figure.start - _NEAR) : promise.figure.start]
    if stated and promise.measure in _AT_LEAST and lexicon.find("at_least", before):
        return True
    given = lexicon.find("own_gift", case.page.folded, clause.start, clause.end)
    return stated and not given and lexicon.find("ceiling", case.page.folded, clause.start, clause.end) is not None


def since_delivery(case: Case) -> Decimal:
    """Days since the delivery, 0 where nobody knows."""
    return case.context.known.number(FactName.DAYS_SINCE_DELIVERY) or Decimal(0)
