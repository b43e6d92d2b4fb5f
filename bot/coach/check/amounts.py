"""What an amount of money counts: a price, a gift, a threshold."""

from decimal import Decimal

from bot.coach.check.context import CheckContext
from bot.coach.check.near import low, top
from bot.coach.check.page import Page
from bot.coach.check.promise import Money
from bot.domain.figures import Figure
from bot.domain.policy import Measure

_LEAST_TOTAL = 150
_TOUCHING = 4


def money(page: Page, context: CheckContext, figure: Figure) -> tuple[Measure | Money, Decimal] | None:
    """What an amount counts, with its value; None where it promises nothing."""
    lexicon, clause = context.lexicon, page.clause_at(figure.start)
    near = plainly(page.around(figure.start - 60, figure.end + 60, clause), context)
    value = low(figure)
    beside = page.folded[max(clause.start, figure.start - 26) : min(clause.end, figure.end + 14)]
    if lexicon.find("missing_amount", beside):
        return None
    shipped = lexicon.find("shipping", near)
    others = {abs(f.number) for f in page.figures_in(page.sentence_at(figure.start)) if f.unit.is_money}
    told = {abs(f.number) for f in page.figures if f.unit.is_money}
    if any(value + other in _thresholds(context) or other - value in _thresholds(context) for other in told - {value}):
        return None
    if shipped and value not in _thresholds(context) and others & _thresholds(context):
        return None
    if shipped and (
        lexicon.find("threshold", page.folded, max(0, figure.start - 30), figure.start + 1)
        or lexicon.find("free", near)
    ):
        return Measure.FREE_SHIPPING, value
    if shipped and not lexicon.find("per_piece", near):
        return None
    if lexicon.find("shipping", page.of(page.sentence_at(figure.start))) and value in _thresholds(context):
        return Measure.FREE_SHIPPING, value
    if lexicon.find("credit", plainly(page.of(page.sentence_at(figure.start)), context)) or lexicon.find(
        "worth", page.folded, max(0, figure.start - 22), figure.start
    ):
        return Measure.FREE_VALUE, top(figure)
    if lexicon.find("surcharge", near):
        return None
    if lexicon.find("refund", near):
        return None
    each = lexicon.find(
        "per_piece", page.folded, max(clause.start, figure.start - 25), min(clause.end, figure.end + 22)
    )
    if _takes_off(page, context, figure):
        return (Money.OFF_UNIT if each else Money.OFF_TOTAL), value
    if lexicon.find("free", near) and not each:
        return Measure.FREE_VALUE, top(figure)
    if figure.per is not None:
        return (Money.UNIT_PRICE if figure.per.value == "piece" else Money.TOTAL), value
    if each:
        return Money.UNIT_PRICE, value
    if lexicon.find("total", near) and value >= _LEAST_TOTAL:
        return Money.TOTAL, value
    return Money.PRICE, value


def _thresholds(context: CheckContext) -> frozenset[Decimal]:
    """The order values from which a clause in force ships free; once for a context."""
    found: frozenset[Decimal] | None = context.readings.get("thresholds")
    if found is None:
        found = context.readings["thresholds"] = frozenset(
            c.limit.value
            for c in context.pack.in_force(context.today)
            if c.limit and c.limit.measure is Measure.FREE_SHIPPING
        )
    return found


def plainly(near: str, context: CheckContext) -> str:
    """The words without names of the trade that hold a word of giving: "gift boxes", "business gifts"."""
    return context.lexicon.cues["trade_name"].sub(" ", near)


def _takes_off(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether the amount is taken off a price, by the words right before or after it."""
    if figure.text.startswith("-"):
        return True
    after = context.lexicon.all("off_after", page.folded, figure.end, page.clause_at(figure.start).end)
    if any(m.start() - figure.end <= _TOUCHING for m in after):
        return True
    before = page.folded[max(0, figure.start - 34) : figure.start]
    return any(len(before) - m.end() <= _TOUCHING for m in context.lexicon.all("off_before", before))
