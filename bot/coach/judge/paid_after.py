"""A payment wholly after the invoice asks for no deposit, where a clause of this very case wants one."""

import re
from decimal import Decimal

from bot.coach.judge.bench import Bench
from bot.coach.judge.conditions import told_by, unknown
from bot.coach.judge.ladder import bearing
from bot.coach.judge.measured import requested
from bot.coach.judge.paying import names_a_part
from bot.coach.judge.request import Request
from bot.domain.asks import Ask, AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.policy import Authority, Measure
from bot.reading.folding import fold

_BILLED = re.compile(r"\b(?:votre|cette|your|this) (?:facture|invoice)\b")
"""Words of a bill that was issued: its deposit is behind it."""


def request_of(ask: Ask, bench: Bench) -> Request:
    """What the ask comes to here: a later payment is a deposit of nothing where its conditions call for one.

    A delay for the rest, beside a part paid before, stays a delay.
    """
    request = requested(ask, bench.facts, bench.pack, bench.today)
    if (started := _started_with(ask, bench)) is not None:
        return Request(Measure.DEPOSIT, started, Unit.PERCENT)
    if request.measure is not Measure.PAYMENT_DELAY or names_a_part(ask) or _BILLED.search(fold(ask.quote)):
        return request
    playing = [c for c in bearing(ask, bench.facts, bench.clauses) if not unknown(c, bench.facts)]
    if any(told_by(c, ask) for c in playing):
        return request
    special = {c.limit.measure for c in playing if c.limit is not None and c.conditions}
    if Measure.DEPOSIT in special and Measure.PAYMENT_DELAY not in special:
        return Request(Measure.DEPOSIT, Decimal(0), Unit.PERCENT)
    return request


_AT_FIRST = re.compile(
    r"^ ?,? ?(?:(?:de|d'|of|as|en|the|a|to be paid|pay\w*|vers\w*|regl\w*) ?){0,3}(?:a la commande|a la signature"
    r"|au depart"
    r"|au lancement|d'entree|maintenant|d'acompte|with the order|on order\w*|at order|on signing|upfront|up front|now"
    r"|to start|down|deposit)\b"
)


def _started_with(ask: Ask, bench: Bench) -> Decimal | None:
    """The share that a newcomer would pay with the order, where it is less than we ask for; else None.

    "20 % with the order and the rest in three parts" is a deposit of 20 %, whatever follows.
    """
    if ask.kind is not AskKind.PAYMENT_TERMS or bench.facts.flag(FactName.FIRST_ORDER) is not True:
        return None
    words = fold(ask.quote)
    told = (f for f in ask.figures if f.unit is Unit.PERCENT)
    share = next((f.number for f in told if _AT_FIRST.match(words.partition(fold(f.text))[2])), None)
    usual = (c.limit for c in bench.clauses if c.limit is not None and c.authority is Authority.SALESPERSON)
    enough = any(b.measure is Measure.DEPOSIT and share is not None and b.allows(share) for b in usual)
    return None if enough else share
