"""P1 on prices: a unit price, a total or a sum taken off is compared with the price list."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bot.coach.check.acts import Act
from bot.coach.check.case import Case
from bot.coach.check.findings import amount, finding
from bot.coach.check.limits import judge
from bot.coach.check.made_good import repairs
from bot.coach.check.mends import removal
from bot.coach.check.page import Span
from bot.coach.check.promise import Money, Promise
from bot.coach.check.shelf import stems
from bot.coach.check.sums import follows, multiples, reckoned
from bot.domain.facts import FactName
from bot.domain.figures import Figure, Unit
from bot.domain.policy import Measure, Product
from bot.domain.verdict import Finding
from bot.reading.figures.number_words import spelled_numbers

_CENT = Decimal("0.011")
_WHOLE = Decimal("1.5")
_LEAST_WHOLE = Decimal(150)
_LEAST_COUNT = 20
_A_FEW = 5
_OF_ANOTHER = 45
_PART = Decimal("0.6")
_CLOSE_TO = Decimal("0.7")
"""An amount that reaches this share of a told total is that total, lowered."""


def check_prices(case: Case) -> Iterator[Finding]:
    """Findings for the amounts of money promised, and for a run below the first quantity of the list."""
    yield from _too_few(case)
    for promise in case.promises:
        if (
            not isinstance(promise.measure, Money)
            or promise.act is not Act.GRANT
            or case.told_verbatim(promise.figure.start)
        ):
            continue
        if _replaced(case, promise) or _their_own(case, promise):
            continue
        taken = promise.measure in (Money.OFF_UNIT, Money.OFF_TOTAL)
        if taken and not follows(case, promise):
            yield from _taken_off(case, promise)
        elif not taken and not _public(case, promise) and (_of_more(case, promise) or not follows(case, promise)):
            yield from _priced(case, promise)


def _too_few(case: Case) -> Iterator[Finding]:
    """A total that is the list price of fewer pieces than a product starts at."""
    lexicon, page = case.context.lexicon, case.page
    if repairs(case) or lexicon.any(("past_order", "refund"), page.folded):
        return
    for promise in case.promises:
        if not isinstance(promise.measure, Money) or promise.act is not Act.GRANT:
            continue
        sentence = page.sentence_at(promise.figure.start)
        counts = {f.number for f in page.figures_in(sentence) if f.unit in (Unit.PIECES, Unit.NUMBER)}
        for product in case.context.pack.products:
            first = product.prices[0]
            few = {c for c in counts if _A_FEW < c < first.from_quantity and c * first.unit_price == promise.value}
            if product.id in case.products and few and case.quantities <= few:
                yield finding(case.context, page, "P1", "uncovered", promise.span, mend=removal(case, promise))
                return


def _replaced(case: Case, promise: Promise) -> bool:
    """Whether the amount is the one left behind: "12,90 € au lieu de 14,90 €"."""
    before = case.page.folded[max(0, promise.figure.start - 20) : promise.figure.start]
    return any(len(before) - m.end() <= 1 for m in case.context.lexicon.all("instead_of", before))


def _their_own(case: Case, promise: Promise) -> bool:
    """Whether the amount is what the client has to spend: theirs, told back right after "your"."""
    before = case.page.folded[max(0, promise.figure.start - 24) : promise.figure.start]
    asked = {abs(f.number) for f in case.asked.figures if f.unit is not Unit.DATE} if case.asked else set()
    return promise.value in asked and any(
        len(before) - m.end() <= 1 for m in case.context.lexicon.all("their_purse", before)
    )


def _products(case: Case, promise: Promise) -> tuple[Product, ...]:
    sentence = case.page.sentence_at(promise.figure.start)
    ids = case.shelf.products_in(case.page.of(sentence)) or case.products
    pack = case.context.pack
    return tuple(p for p in pack.products if p.id in ids) or pack.products


def _counts(case: Case, promise: Promise) -> frozenset[Decimal]:
    """The quantities the price may hold for: its clause's, its sentence's, else any known."""
    clause, sentence = case.page.clause_at(promise.figure.start), case.page.sentence_at(promise.figure.start)
    return _counted_in(case, clause) or _theirs(case, sentence) or _counted_in(case, sentence) or case.quantities


def _counted_in(case: Case, span: Span) -> frozenset[Decimal]:
    """The quantities told in a stretch."""
    near = frozenset(
        f.number
        for f in case.page.figures_in(span)
        if (f.unit is Unit.PIECES and f.number in case.quantities) or _counted(case, f) or _step(case, f)
    )
    return near | frozenset(Decimal(w.value) for w in spelled_numbers(case.page.of(span)) if _breaks(case, w.value))


_YOURS = re.compile(r"\b(?:pour )?(?:vos|tes|your) $")


def _theirs(case: Case, sentence: Span) -> frozenset[Decimal]:
    """The client's own quantity beside a greater one of the list: "the price of 1,000 for your 850"."""
    page = case.page
    counts = [f for f in page.figures_in(sentence) if f.unit in (Unit.NUMBER, Unit.PIECES) and f.number >= _LEAST_COUNT]
    own = frozenset(f.number for f in counts if _YOURS.search(page.folded, max(0, f.start - 10), f.start))
    return own if len(own) == 1 and any(f.number > max(own) and _step(case, f) for f in counts) else frozenset()


def _of_more(case: Case, promise: Promise) -> bool:
    """Whether it is the price of a greater quantity, given for the client's own: no reckoning explains it."""
    clause, sentence = case.page.clause_at(promise.figure.start), case.page.sentence_at(promise.figure.start)
    unit = promise.measure is Money.UNIT_PRICE
    return unit and not _counted_in(case, clause) and bool(_theirs(case, sentence))


def _breaks(case: Case, number: int) -> bool:
    """Whether the list has a price from that number of pieces on, above the first."""
    return any(number == s.from_quantity for p in case.context.pack.products for s in p.prices[1:])


def _counted(case: Case, figure: Figure) -> bool:
    """Whether a bare number is a quantity: "from 1,000", "500 Storm"."""
    if figure.unit is not Unit.NUMBER or figure.number < _LEAST_COUNT:
        return False
    before = case.page.folded[max(0, figure.start - 22) : figure.start]
    lexicon = case.context.lexicon
    stepped = any(len(before) - m.end() <= 1 for cue in ("step", "wanted") for m in lexicon.all(cue, before))
    return stepped or bool(case.shelf.products_in(case.page.folded[figure.end : figure.end + 24]))


def _step(case: Case, figure: Figure) -> bool:
    """Whether a number is a quantity from which the list has a price: "250 to 999: €8.40"."""
    return figure.unit in (Unit.NUMBER, Unit.PIECES) and any(
        figure.number == step.from_quantity for p in case.context.pack.products for step in p.prices
    )


def _multiple(case: Case, promise: Promise) -> bool:
    """Whether the amount is a whole number of pieces at its list price, where no quantity is told."""
    return promise.value in multiples(case)


def _public(case: Case, promise: Promise) -> bool:
    """Whether the amount stands in the price list for that quantity, or in a public clause about the same thing."""
    value, products, counts = promise.value, _products(case, promise), _counts(case, promise)
    for product in products:
        for step in product.prices:
            reached = not counts or any(c >= step.from_quantity for c in counts)
            if value == step.unit_price and reached and promise.measure is not Money.TOTAL:
                return True
            if promise.measure is not Money.UNIT_PRICE and any(
                abs(value - c * product.unit_price(int(c))) <= _CENT for c in counts | {Decimal(step.from_quantity)}
            ):
                return True
    quoted = [case.context.known.number(n) for n in (FactName.QUOTED_TOTAL, FactName.QUOTED_UNIT_PRICE)]
    if any(q is not None and q == value for q in quoted):
        return True
    if value in _fees_of_haste(case, promise):
        return True
    here, spoken = stems(case.page.of(case.page.sentence_at(promise.figure.start))), stems(case.page.folded)
    return any(
        (spoken if told.clause.counterparts else here) & told.stems and value in told.money for told in case.shelf.told
    )


def _fees_of_haste(case: Case, promise: Promise) -> set[Decimal]:
    """The amounts a clause asks for the delay that the same sentence tells."""
    days = {
        p.value for p in case.promises if p.measure is Measure.LEAD_TIME and p.span.sentence == promise.span.sentence
    }
    return {
        part.value
        for told in case.shelf.told
        if told.clause.limit and any(told.clause.limit.allows(d) for d in days)
        for part in told.clause.counterparts
        if part.value is not None
    }


def _bases(case: Case, promise: Promise) -> list[Decimal]:
    """List amounts that the promised amount may be measured against: unit prices, or totals."""
    products, counts = _products(case, promise), _counts(case, promise)
    quoted_total = case.context.known.number(FactName.QUOTED_TOTAL)
    quoted_unit = case.context.known.number(FactName.QUOTED_UNIT_PRICE)
    known = products if len(products) <= 2 else ()
    units = [p.unit_price(int(c)) for p in known for c in counts] or [b.unit_price for p in known for b in p.prices]
    totals = [c * p.unit_price(int(c)) for p in known for c in counts]
    if promise.measure in (Money.UNIT_PRICE, Money.OFF_UNIT):
        return units or ([quoted_unit] if quoted_unit else [])
    if promise.measure in (Money.TOTAL, Money.OFF_TOTAL):
        return totals or ([quoted_total] if quoted_total else [])
    if promise.value >= _LEAST_WHOLE:
        return totals or ([quoted_total] if quoted_total else [])
    return units


def _priced(case: Case, promise: Promise) -> Iterator[Finding]:
    bases = _bases(case, promise)
    if promise.weak and promise.value <= 50 and (not bases or all(promise.value > b * _WHOLE for b in bases)):
        yield from judge(case, replace(promise, measure=Measure.DISCOUNT))
        return
    if not bases:
        said = case.page.of(case.page.sentence_at(promise.figure.start))
        told = case.context.lexicon.find("order_value", case.page.of(promise.span)) or case.context.lexicon.find(
            "part_due", said
        )
        if not told and not _multiple(case, promise):
            yield finding(case.context, case.page, "P1", "uncovered", promise.span, mend=removal(case, promise))
        return
    if any(promise.value >= base for base in bases):
        offered = case.context.lexicon.find("grant", case.page.voiced, promise.span.start, promise.span.end)
        if offered and not case.quantities and promise.value < max(bases) and promise.value < _LEAST_WHOLE:
            yield finding(case.context, case.page, "P1", "uncovered", promise.span, mend=removal(case, promise))
            return
        near = _just_above(case, promise, bases)
        if near is not None:
            yield from implied(case, promise, (near - promise.value) / near * 100)
        return
    base = min(bases)
    if promise.value < base * _PART and _paid_first(case, promise):
        share = (promise.value / base * 100).quantize(Decimal("0.1"))
        yield from judge(case, replace(promise, measure=Measure.DEPOSIT, value=share))
        return
    yield from implied(case, promise, (base - promise.value) / base * 100)


def _just_above(case: Case, promise: Promise, bases: list[Decimal]) -> Decimal | None:
    """The total that an amount which nothing explains falls short of: it is that total, with something off.

    Amounts of the client's own, and those beside talk of carriage or of a part paid, are left alone.
    """
    if promise.measure is Money.UNIT_PRICE and promise.value < _LEAST_WHOLE:
        return None
    asked = {abs(f.number) for f in case.asked.figures if f.unit is not Unit.DATE} if case.asked else set()
    said = case.page.of(case.page.sentence_at(promise.figure.start))
    if promise.value < _LEAST_WHOLE or promise.value in asked:
        return None
    if case.context.lexicon.any(("shipping", "part_due", "deposit", "instead_of"), said):
        return None
    known, _ = reckoned(case)
    above = [t for t in (*bases, *known) if promise.value < t <= promise.value / _CLOSE_TO]
    return min(above, default=None)


def _paid_first(case: Case, promise: Promise) -> bool:
    """Whether the amount is a part paid as the order is placed: "€200 will do to start", "pay 250 of the 1,040"."""
    lexicon, page = case.context.lexicon, case.page
    said = page.of(page.sentence_at(promise.figure.start))
    return lexicon.find("on_order", said) is not None or lexicon.find("pays", page.of(promise.span)) is not None


def _share_told(case: Case, promise: Promise) -> bool:
    """Whether an amount off is what a share told beside it comes to on goods either side names: judged by it."""
    page, shelf = case.page, case.shelf
    named = {*shelf.products_in(page.folded), *(shelf.products_in(case.asked.folded) if case.asked else ())}
    totals = [c * p.unit_price(int(c)) for p in case.context.pack.products if p.id in named for c in case.quantities]
    beside = page.figures_in(page.sentence_at(promise.figure.start))
    shares = [abs(f.number) for f in beside if f.unit is Unit.PERCENT]
    return any(abs(t * s / 100 - promise.value) < 1 for t in totals for s in shares)


def _taken_off(case: Case, promise: Promise) -> Iterator[Finding]:
    if _share_told(case, promise):
        return
    bases = _bases(case, promise)
    if not bases:
        yield finding(case.context, case.page, "P1", "uncovered", promise.span, mend=removal(case, promise))
        return
    yield from implied(case, promise, promise.value / max(bases) * 100)


def implied(case: Case, promise: Promise, percent: Decimal) -> Iterator[Finding]:
    """Findings for the discount that a promised amount comes to."""
    if percent > _OF_ANOTHER and promise.measure in (Money.PRICE, Money.OFF_TOTAL):
        return  # so far below the list that it is the price of another thing
    percent = percent.quantize(Decimal("0.1"))
    language = case.page.language
    words = case.context.lexicon.message("discount_of", language, limit=amount(percent, Unit.PERCENT, language))
    yield from judge(case, replace(promise, measure=Measure.DISCOUNT, value=percent), words)
