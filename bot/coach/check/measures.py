"""What each figure of a draft counts: a discount, a price, a lead time, a next step."""

from decimal import Decimal

from bot.coach.check.acts import Act, act_at
from bot.coach.check.amounts import money
from bot.coach.check.context import CheckContext
from bot.coach.check.counts import bare, pieces, put_in, revisions
from bot.coach.check.echoes import told_back
from bot.coach.check.ellipsis import spelled_out, unit_left_out
from bot.coach.check.near import top
from bot.coach.check.page import Page
from bot.coach.check.promise import Money, Promise
from bot.coach.check.shares import percent
from bot.coach.check.times import time
from bot.domain.figures import Figure, Unit
from bot.domain.policy import Measure

_A_DOZEN = 12


def promises(page: Page, context: CheckContext, asked: Page | None = None) -> tuple[Promise, ...]:
    """Every figure of the page that a limit or the price list may bound; `asked` is what the client wrote."""
    found = []
    for figure in sorted((*page.figures, *spelled_out(page, asked)), key=lambda f: f.start):
        act = act_at(page, context.lexicon, figure.start, figure.end)
        if act is Act.GRANT:
            act = told_back(page, context, figure, asked)
        read = _measured(page, context, figure, act, asked)
        if read is not None:
            measure, value = read
            span = page.clause_at(figure.start)
            found.append(Promise(figure, measure, value, act, span, figure.unit is Unit.NUMBER))
    return tuple(found)


def _measured(
    page: Page, context: CheckContext, figure: Figure, act: Act, asked: Page | None
) -> tuple[Measure | Money, Decimal] | None:
    unit = figure.unit
    if unit is Unit.PERCENT:
        return percent(page, context, figure)
    if unit.is_money:
        return money(page, context, figure)
    if unit is Unit.DATE or unit in (Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS, Unit.YEARS):
        return time(page, context, figure)
    if unit is Unit.PIECES:
        return pieces(page, context, figure)
    if unit is Unit.TIMES:
        return revisions(page, context, figure)
    if unit is Unit.NUMBER and act is Act.GRANT and figure.number <= _A_DOZEN and put_in(page, context, figure):
        return Measure.FREE_UNITS, top(figure)
    if act is not Act.GRANT:
        return None
    left_out = unit_left_out(page, figure, asked)
    if left_out is not None:
        return _measured(page, context, left_out, act, asked)
    return bare(page, context, figure)
