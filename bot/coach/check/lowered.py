"""P1 on amounts by themselves: one that nothing explains, just short of a price told or listed, is a price lowered."""

from collections.abc import Iterator
from decimal import Decimal

from bot.coach.check.acts import Act
from bot.coach.check.case import Case
from bot.coach.check.made_good import repairs
from bot.coach.check.prices import implied
from bot.coach.check.promise import Money, Promise
from bot.coach.check.sums import reckoned
from bot.domain.facts import FactName
from bot.domain.figures import Figure, Unit
from bot.domain.verdict import Finding

_CLOSE_TO = Decimal("0.8")
"""An amount that reaches this share of a price is that price, lowered; less may be the price of another thing."""

_CLOSE_TO_BARE = Decimal("0.88")
"""A number without its currency may be anything else: it has to come closer."""

_LEAST_BARE = 300
_YEARS = range(2000, 2100)
_NEAR = 45
_NOT_A_PRICE = (
    *("part_due", "deposit", "instead_of", "refund", "surcharge", "credit", "missing_amount", "order_value"),
    *("worth", "threshold"),
)


def check_lowered(case: Case) -> Iterator[Finding]:
    """Findings for amounts that no list price, quantity, told share or clause comes to.

    It asks nothing of the words around but what else the amount might be, so that a price lowered in words
    that nobody used before is still compared. The client's own amounts are left to the other rules.
    """
    if repairs(case) or not any(f.unit.is_money for f in case.page.figures):
        return
    known, back = reckoned(case)
    public = {m for told in case.shelf.told for m in told.money} if _candidates(case) else set()
    asked = {abs(f.number) for f in case.asked.figures if isinstance(f.value, Decimal)} if case.asked else set()
    left = set(known) | set(back) | public | asked | case.shelf.prices
    for figure in _candidates(case):
        value = abs(figure.number)
        if value in left or case.told_verbatim(figure.start) or case.act(figure.start, figure.end) is not Act.GRANT:
            continue
        close = _CLOSE_TO if figure.unit.is_money else _CLOSE_TO_BARE
        above = [b for b in _bases(case, known) if value < b <= value / close]
        if above and not _reckoned_apart(case, value) and not _another_thing(case, figure):
            base, span = min(above), case.page.clause_at(figure.start)
            promise = Promise(figure, Money.PRICE, value, Act.GRANT, span)
            yield from implied(case, promise, (base - value) / base * 100)


def _candidates(case: Case) -> list[Figure]:
    """Amounts, and large bare numbers that count nothing: "I put them down at 7,400"."""
    return [
        f
        for f in case.page.figures
        if isinstance(f.value, Decimal) and f.high is None and (f.unit.is_money or _bare(case, f))
    ]


def _bare(case: Case, figure: Figure) -> bool:
    number = abs(figure.number)
    counts = case.quantities | {s.from_quantity for p in case.context.pack.products for s in p.prices}
    if figure.unit is not Unit.NUMBER or number < _LEAST_BARE or number in counts or number in _YEARS:
        return False
    around = case.page.folded[max(0, figure.start - 2) : figure.start] + case.page.folded[figure.end : figure.end + 2]
    return not any(c.isdigit() for c in around)


def _reckoned_apart(case: Case, value: Decimal) -> bool:
    """Whether an amount is half or twice another, the gap between two, or some pieces at any price of the list."""
    told = {abs(f.number) for f in case.page.figures if f.unit.is_money or f.unit is Unit.NUMBER}
    counts = told | case.quantities
    if any(value in (t / 2, t * 2) for t in told) or any(value + t in told for t in told):
        return True
    return any(value == count * price for count in counts for price in case.shelf.prices)


def _bases(case: Case, known: frozenset[Decimal]) -> set[Decimal]:
    """Prices an amount may fall short of: those told that follow from the list; where none is, the list's own."""
    told = {abs(f.number) for f in case.page.figures if f.unit.is_money} & known
    if told:
        return told
    quoted = case.context.known.number(FactName.QUOTED_TOTAL)
    products = [p for p in case.context.pack.products if p.id in case.products]
    listed = {c * p.unit_price(int(c)) for p in products for c in case.quantities if c >= p.prices[0].from_quantity}
    listed |= {p.prices[0].unit_price for p in products if p.prices[0].from_quantity == 1}
    return listed | ({quoted} if quoted else set())


def _another_thing(case: Case, figure: Figure) -> bool:
    """Whether the words near an amount say that it is a part, a fee, a refund, a threshold."""
    clause = case.page.clause_at(figure.start)
    near = case.page.around(figure.start - _NEAR, figure.end + _NEAR, clause)
    return case.context.lexicon.any(_NOT_A_PRICE, near)
