"""Amounts that follow from the price list: totals, shares, fees, savings, reckoned rather than granted."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from bot.coach.check.acts import Act
from bot.coach.check.case import Case
from bot.coach.check.promise import Money, Promise
from bot.domain.facts import FactName
from bot.domain.figures import Figure, Unit
from bot.domain.policy import Measure, Product

_CENT = Decimal("0.011")
_ROUND = Decimal("0.51")
_HALF = Decimal("0.5")
_WHOLE = Decimal(100)
_USUAL_TAXES = frozenset(Decimal(rate) for rate in ("0.2", "0.1", "0.055", "0.081", "0.026"))
_MOST_COUNTS = 8
_PAIR = 2


def follows(case: Case, promise: Promise) -> bool:
    """Whether an amount is what the list price, and percentages judged on their own, come to.

    Reckoned are: list price by quantity; that with a discount the draft grants, a fee it asks or a tax it
    names; a deposit or a half and the balance; the gap between two public prices, by piece or by order.
    """
    value = promise.value
    bases = _bases(case)
    return any(_same(value, sum_) for sum_ in (*_sums(case, promise, bases), *_refunds(case, promise)))


def _refunds(case: Case, promise: Promise) -> Iterator[Decimal]:
    """What a number of pieces cost at the price that the whole order had, where pieces are refunded."""
    if not case.context.lexicon.find("refund", case.page.of(case.page.sentence_at(promise.figure.start))):
        return
    for unit in _units(case):
        for count in _counts(case):
            yield unit * count


def _same(value: Decimal, other: Decimal) -> bool:
    gap = abs(value - other)
    return gap <= _CENT or (value == value.to_integral_value() and gap <= _ROUND and value >= _WHOLE)


def _counts(case: Case) -> frozenset[Decimal]:
    bare = {
        abs(f.number)
        for f in case.page.figures
        if f.unit in (Unit.PIECES, Unit.NUMBER) and isinstance(f.value, Decimal) and f.number >= 1
    }
    counts = sorted(bare | set(case.quantities))[:_MOST_COUNTS]
    return frozenset(counts)


def _named(case: Case) -> tuple[Product, ...]:
    products = case.context.pack.products
    return tuple(p for p in products if p.id in case.products) or products


@lru_cache(maxsize=256)
def _totals(products: tuple[Product, ...], counts: frozenset[Decimal]) -> frozenset[Decimal]:
    found: set[Decimal] = set()
    for product in products:
        for count in counts:
            if count >= product.prices[0].from_quantity:
                found.add(count * product.unit_price(int(count)))
        found |= {step.from_quantity * step.unit_price for step in product.prices}
    return frozenset(found)


def _bases(case: Case) -> frozenset[Decimal]:
    """List totals, the quoted ones, and the sum of the totals of two products."""
    totals = set(_totals(_named(case), _counts(case)))
    for name in (FactName.QUOTED_TOTAL, FactName.QUOTED_UNIT_PRICE):
        quoted = case.context.known.number(name)
        if quoted is not None:
            totals.add(quoted)
    units = _units(case)
    if len(case.products) == _PAIR:
        own = [t for t in totals if any(_same(t, c * u) for c in case.quantities for u in units)]
        totals |= {a + b for i, a in enumerate(own) for b in own[i + 1 :]}
    told = sorted((totals | units) & _amounts(case))[:_MOST_COUNTS]
    totals |= {a + b for i, a in enumerate(told) for b in told[i + 1 :] if a + b in _amounts(case)}
    return frozenset(totals | multiples(case))


def multiples(case: Case) -> frozenset[Decimal]:
    """The amounts of the draft that some quantity comes to at its list price, where no quantity is told."""
    if case.quantities or case.context.lexicon.find("instead_of", case.page.folded):
        return frozenset()
    found = set()
    for amount in _amounts(case):
        for product in _named(case):
            for step in product.prices:
                pieces = amount / step.unit_price
                whole = pieces == pieces.to_integral_value()
                if whole and pieces >= step.from_quantity and product.unit_price(int(pieces)) == step.unit_price:
                    found.add(amount)
    return frozenset(found)


def _units(case: Case) -> frozenset[Decimal]:
    """The list prices of one piece that a quantity of the case reaches."""
    counts = case.quantities
    return frozenset(
        s.unit_price for p in _named(case) for s in p.prices if not counts or any(c >= s.from_quantity for c in counts)
    )


def _sums(case: Case, promise: Promise, bases: frozenset[Decimal]) -> Iterator[Decimal]:
    page, lexicon = case.page, case.context.lexicon
    sentence = page.sentence_at(promise.figure.start)
    near = page.folded[max(0, sentence.start - 160) : sentence.end]
    halves = lexicon.find("half_paid", near) is not None
    shares = {p.value / _WHOLE for p in case.promises if p.measure is Measure.DEPOSIT} | _asked_first(case, near)
    added = {p.value / _WHOLE for p in case.promises if p.measure is Measure.RUSH_FEE}
    taxes = {abs(f.number) / _WHOLE for f in page.figures if f.unit is Unit.PERCENT and _taxed(case, f.start, f.end)}
    usual_taxes = _USUAL_TAXES if not taxes and lexicon.find("tax", near) else frozenset()
    off = {
        p.value / _WHOLE
        for p in case.promises
        if p.measure is Measure.DISCOUNT
        and p.act in (Act.GRANT, Act.HYPOTHETICAL, Act.LIMIT)
        and p.figure.unit is Unit.PERCENT
    }
    fees = {m for t in case.shelf.told if t.clause.counterparts for m in t.money if m in _amounts(case)}
    yield from bases
    for base in bases | _units(case):
        for rate in off:
            yield base * (1 - rate)
            yield base * rate
        for rate in added | taxes | usual_taxes:
            yield base * (1 + rate)
            yield base * rate
        for share in shares | ({_HALF} if halves else set()):
            yield base * share
            yield base * (1 - share)
            for rate in off:
                yield base * (1 - rate) * share
                yield base * (1 - rate) * (1 - share)
        for fee in fees:
            yield base + fee
    if lexicon.find("saving", page.of(sentence)):
        yield from _gaps(case)
    elif promise.measure not in (Money.OFF_UNIT, Money.OFF_TOTAL) and not lexicon.find("grant", page.of(promise.span)):
        yield from _left(case, bases)
    if promise.measure not in (Money.OFF_UNIT, Money.OFF_TOTAL):
        yield from _apart(case)


def _asked_first(case: Case, near: str) -> set[Decimal]:
    """The share the house asks first, where a deposit, a balance or an invoice is spoken of."""
    if not case.context.lexicon.any(("deposit", "part_due", "invoice_sent"), near):
        return set()
    in_force = case.context.pack.in_force(case.context.today)
    return {
        c.limit.value / _WHOLE
        for c in in_force
        if c.limit
        and c.limit.measure is Measure.DEPOSIT
        and c.authority.within(case.context.speaker)
        and not c.counterparts
    }


def _left(case: Case, bases: frozenset[Decimal]) -> Iterator[Decimal]:
    """What a client's own amount leaves above a list amount of the draft, or lacks below it."""
    asked = {abs(f.number) for f in case.asked.figures if _priced(f)} if case.asked else set()
    told = _amounts(case)
    for own in asked & told | {a for a in asked if a >= _WHOLE}:
        gaps = [abs(own - base) for base in (bases | _units(case)) & told]
        yield from gaps
        for gap in gaps:
            yield from (abs(gap - base) for base in (bases | _units(case)) & told if gap in told)


def _apart(case: Case) -> Iterator[Decimal]:
    """The gap between two list prices of one piece that the draft tells."""
    listed = {s.unit_price for p in case.context.pack.products for s in p.prices} & _amounts(case)
    told = sorted(listed)[:_MOST_COUNTS]
    yield from (b - a for i, a in enumerate(told) for b in told[i + 1 :])


def _amounts(case: Case) -> frozenset[Decimal]:
    money = [f for f in case.page.figures if f.unit.is_money]
    return frozenset({abs(f.number) for f in money} | {abs(f.high) for f in money if isinstance(f.high, Decimal)})


def _taxed(case: Case, start: int, end: int) -> bool:
    around = case.page.folded[max(0, start - 90) : end + 40] + (case.asked.folded if case.asked else "")
    return case.context.lexicon.find("tax", around) is not None


def _priced(figure: Figure) -> bool:
    return figure.unit.is_money or figure.unit is Unit.NUMBER


def _gaps(case: Case) -> Iterator[Decimal]:
    """What a price break saves, on one piece or on a quantity of the draft."""
    counts = _counts(case)
    for product in _named(case):
        for i, step in enumerate(product.prices):
            for better in product.prices[i + 1 :]:
                gap = step.unit_price - better.unit_price
                yield gap
                yield gap * better.from_quantity
                for count in counts:
                    if count >= better.from_quantity:
                        yield gap * count
    units = sorted(_units(case))
    asked = [abs(f.number) for f in case.asked.figures if _priced(f)] if case.asked else []
    yield from (b - a for i, a in enumerate(units) for b in units[i + 1 :])
    yield from (abs(u - a) for u in units for a in asked)
    own = sorted(t for p in _named(case) for t in _totals((p,), case.quantities) if case.products)
    if 1 < len(own) <= _MOST_COUNTS:
        yield from (b - a for i, a in enumerate(own) for b in own[i + 1 :])
