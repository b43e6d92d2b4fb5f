"""Amounts that follow from the price list: totals, shares, fees, savings, reckoned rather than granted."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from bot.coach.check.case import Case
from bot.coach.check.made_good import repairs
from bot.coach.check.promise import Money, Promise
from bot.coach.check.reckoned import Grounds, explained, same, told_back
from bot.domain.facts import FactName
from bot.domain.figures import Figure, Unit
from bot.domain.policy import Measure, Product
from bot.reading.figures.number_words import spelled_numbers

_HALF = Decimal("0.5")
_MOST_OFF = Decimal(50)
_WHOLE = Decimal(100)
_USUAL_TAXES = frozenset(Decimal(rate) for rate in ("0.2", "0.1", "0.055", "0.081", "0.026"))
_MOST_COUNTS = 8
_PAIR = 2
_TOUCHING = 2


def follows(case: Case, promise: Promise) -> bool:
    """Whether an amount is what the list price, and percentages judged on their own, come to.

    Reckoned are: list price by quantity; that with a discount the draft grants, a fee it asks or a tax it
    names; a deposit or a half and the balance; sums, gaps and multiples of what is explained already; and,
    where nothing is taken off, what the client's own amounts leave or lack.
    """
    value = promise.value
    known, back = reckoned(case)
    taken = promise.measure in (Money.OFF_UNIT, Money.OFF_TOTAL)
    if any(same(value, k) for k in known):
        return True
    saving = case.context.lexicon.find("saving", case.page.of(case.page.sentence_at(promise.figure.start)))
    if (saving or not taken) and any(same(value, b) for b in back):
        return not case.context.lexicon.find("grant", case.page.of(promise.span))
    if saving and any(same(value, gap) for gap in _gaps(case)):
        return True
    return any(same(value, sum_) for sum_ in _refunds(case, promise))


def reckoned(case: Case) -> tuple[frozenset[Decimal], frozenset[Decimal]]:
    """The draft's amounts that follow from the list, and those that set the client's own beside them; once a case."""
    key = (case.draft, case.asked is not None, "reckoned")
    read: tuple[frozenset[Decimal], frozenset[Decimal]] | None = case.context.readings.get(key)
    if read is None:
        read = case.context.readings[key] = _reckoned(case) if _amounts(case) else (frozenset(), frozenset())
    return read


def _reckoned(case: Case) -> tuple[frozenset[Decimal], frozenset[Decimal]]:
    grounds = _grounds(case)
    known = explained(grounds)
    if known != grounds.told:
        # the fees stand in the texts of clauses, which take long to read and are seldom needed
        grounds = replace(grounds, fees=_fees(case) & grounds.told)
        known = explained(grounds)
    return known, told_back(grounds, known)


def _grounds(case: Case) -> Grounds:
    """What the draft's amounts may be reckoned from, less the fees."""
    page, lexicon = case.page, case.context.lexicon
    told = _amounts(case)
    asked = frozenset(abs(f.number) for f in case.asked.figures if _priced(f)) if case.asked else frozenset()
    taxes = {abs(f.number) / _WHOLE for f in page.figures if f.unit is Unit.PERCENT and _taxed(case, f.start, f.end)}
    usual = _USUAL_TAXES if not taxes and lexicon.find("tax", page.folded) else frozenset()
    shares = {p.value / _WHOLE for p in case.promises if p.measure is Measure.DEPOSIT} | _asked_first(case)
    if lexicon.find("half_paid", page.folded):
        shares.add(_HALF)
    off = frozenset(abs(f.number) / _WHOLE for f in page.figures if f.unit is Unit.PERCENT and f.number < _MOST_OFF)
    off |= _named_for(case)
    added = {p.value / _WHOLE for p in case.promises if p.measure is Measure.RUSH_FEE}
    return Grounds(
        told, asked, _bases(case), _units(case), _counts(case), off, frozenset(added | taxes | usual), frozenset(shares)
    )


def _fees(case: Case) -> frozenset[Decimal]:
    """The amounts in the texts of clauses that ask something in return."""
    return frozenset(m for t in case.shelf.told if t.clause.counterparts for m in t.money)


def _refunds(case: Case, promise: Promise) -> Iterator[Decimal]:
    """What a number of pieces cost at the price that the whole order had, where pieces are refunded."""
    sentence = case.page.sentence_at(promise.figure.start)
    before = case.page.sentences[max(0, sentence.sentence - 1)]
    spoken = case.context.lexicon.any(("refund", "past_order"), case.page.folded, before.start, sentence.end)
    if not spoken and not repairs(case):
        return
    listed = {s.unit_price for p in _named(case) for s in p.prices}
    counts = _counts(case) | {Decimal(w.value) for w in spelled_numbers(case.page.folded)}
    for unit in listed:
        yield unit
        for count in counts:
            yield unit * count


def _counts(case: Case) -> frozenset[Decimal]:
    bare = {
        abs(f.number)
        for f in case.page.figures
        if f.unit in (Unit.PIECES, Unit.NUMBER) and isinstance(f.value, Decimal) and f.number >= 1
    }
    counts = sorted(bare | set(case.quantities), reverse=True)[:_MOST_COUNTS]
    return frozenset(counts)


def _named(case: Case) -> tuple[Product, ...]:
    """The goods that the draft names, with those the client orders: another model may be put beside them."""
    products = case.context.pack.products
    own = case.context.known.text(FactName.PRODUCT)
    return tuple(p for p in products if p.id in case.products or (case.products and p.id == own)) or products


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
        own = [t for t in totals if any(same(t, c * u) for c in _counts(case) for u in units)]
        totals |= {a + b for i, a in enumerate(own) for b in own[i + 1 :]}
    return frozenset(totals | multiples(case))


def multiples(case: Case) -> frozenset[Decimal]:
    """The amounts of the draft that some quantity comes to at its list price, where no quantity is told."""
    folded = case.page.folded
    left = {m.end() for m in case.context.lexicon.all("instead_of", folded)}
    if case.quantities or any(
        f.unit.is_money and any(0 <= f.start - at <= _TOUCHING for at in left) for f in case.page.figures
    ):
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
    least = min((p.prices[0].from_quantity for p in _named(case)), default=1)
    counts = {c for c in case.quantities if c >= least}
    return frozenset(
        s.unit_price for p in _named(case) for s in p.prices if not counts or any(c >= s.from_quantity for c in counts)
    )


def _asked_first(case: Case) -> set[Decimal]:
    """The share the house asks first, where a deposit, a balance or an invoice is spoken of."""
    if not case.context.lexicon.any(("deposit", "part_due", "invoice_sent", "half_paid"), case.page.folded):
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


def _named_for(case: Case) -> frozenset[Decimal]:
    """The discounts of the speaker's own whose counterpart the draft names, where no share is told."""
    page, lexicon = case.page, case.context.lexicon
    if any(f.unit is Unit.PERCENT for f in page.figures):
        return frozenset()
    return frozenset(
        c.limit.value / _WHOLE
        for c in case.context.pack.in_force(case.context.today)
        if c.limit
        and c.limit.measure is Measure.DISCOUNT
        and c.authority.within(case.context.speaker)
        and any(
            p.value is None
            and f"give_{p.kind.value}" in lexicon.cues
            and lexicon.find(f"give_{p.kind.value}", page.folded)
            for p in c.counterparts
        )
    )


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
    yield from (b - a for i, a in enumerate(units) for b in units[i + 1 :])
    own = sorted(t for p in _named(case) for t in _totals((p,), case.quantities) if case.products)
    if 1 < len(own) <= _MOST_COUNTS:
        yield from (b - a for i, a in enumerate(own) for b in own[i + 1 :])
