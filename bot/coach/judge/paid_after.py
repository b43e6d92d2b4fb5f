"""A payment wholly after the invoice asks for no deposit, where a clause of this very case wants one."""

import re
from decimal import Decimal

from bot.coach.judge.bench import Bench
from bot.coach.judge.conditions import told_by, unknown
from bot.coach.judge.ladder import bearing
from bot.coach.judge.measured import requested
from bot.coach.judge.paying import names_a_part
from bot.coach.judge.request import Request
from bot.domain.asks import Ask
from bot.domain.figures import Unit
from bot.domain.policy import Measure
from bot.reading.folding import fold

_BILLED = re.compile(r"\b(?:votre|cette|your|this) (?:facture|invoice)\b")
"""Words of a bill that was issued: its deposit is behind it."""


def request_of(ask: Ask, bench: Bench) -> Request:
    """What the ask comes to here: a later payment is a deposit of nothing where its conditions call for one.

    A delay for the rest, beside a part paid before, stays a delay.
    """
    request = requested(ask, bench.facts, bench.pack, bench.today)
    if request.measure is not Measure.PAYMENT_DELAY or names_a_part(ask) or _BILLED.search(fold(ask.quote)):
        return request
    playing = [c for c in bearing(ask, bench.facts, bench.clauses) if not unknown(c, bench.facts)]
    if any(told_by(c, ask) for c in playing):
        return request
    special = {c.limit.measure for c in playing if c.limit is not None and c.conditions}
    if Measure.DEPOSIT in special and Measure.PAYMENT_DELAY not in special:
        return Request(Measure.DEPOSIT, Decimal(0), Unit.PERCENT)
    return request
