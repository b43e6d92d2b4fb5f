"""P1: an order below the smallest quantity that is made, taken by telling what its pieces come to."""

from collections.abc import Iterator
from decimal import Decimal

from bot.coach.check.acts import Act
from bot.coach.check.case import Case
from bot.coach.check.findings import finding, limit_words, taken_out
from bot.coach.check.scope import clauses_for
from bot.domain.figures import Unit
from bot.domain.policy import Measure
from bot.domain.verdict import Finding

_CENT = Decimal("0.011")
_A_FEW = 5


def check_small_orders(case: Case) -> Iterator[Finding]:
    """Findings for a total that is a too small quantity at a list price: "35 at 9.90, so 346.50"."""
    rules = clauses_for(case, Measure.MINIMUM_ORDER)
    if not rules:
        return
    asked = case.asked.figures if case.asked else ()
    counts = {f.number for f in (*case.page.figures, *asked) if f.unit in (Unit.PIECES, Unit.NUMBER)}
    for product in case.context.pack.products:
        if product.id not in case.products:
            continue
        least = product.prices[0].from_quantity
        few = {c for c in counts if _A_FEW < c < least}
        totals = {c * step.unit_price for c in few for step in product.prices}
        for figure in case.page.figures:
            if not figure.unit.is_money or case.act(figure.start, figure.end) is not Act.GRANT:
                continue
            if any(abs(abs(figure.number) - t) < _CENT for t in totals):
                yield finding(
                    case.context, case.page, "P1", "beyond", case.page.sentence_at(figure.start), clause=rules[0],
                    mend=taken_out(case.page, figure.start),
                    limit=limit_words(case.context, rules[0].limit, case.page.language),
                )  # fmt: skip
                return
