"""Clauses that close an ask before its figure is weighed: a plain *never*, a price kept to its quantity."""

import re
from dataclasses import replace

from bot.coach.judge.bench import Bench
from bot.coach.judge.conditions import closest_told
from bot.coach.judge.ladder import bearing
from bot.domain.asks import Ask, AskKind, ClaimKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.policy import Authority, Clause
from bot.reading.folding import fold
from bot.reading.rivals import only_rivals
from bot.reading.usual_names import INVOICED, PRICE_OF_MORE

_ON_A_BILL = re.compile(r"\b(?:sur|de|on|off|from) (?:cette|votre|notre|ta|this|your|our) (?:facture|invoice|bill)\b")


_CREDITED = re.compile(
    r"\b(?:un|d'un|petit|cet) avoir\b|\bnotes? de credit\b|\bcredit notes?\b|\b(?:refai\w*|reemett\w*|refacture\w*) "
    r"(?:moi |nous )?(?:la|cette|votre|notre|une) facture\b"
    r"|\b(?:redo|reissue|re-issue|reinvoice|re-invoice) (?:me |us )?(?:the|this|that|your|our|an) (?:invoice|bill)\b"
)
"""What is given after the bill: a credit, a bill made anew."""


def _on_a_bill(ask: Ask, bench: Bench) -> bool:
    """Whether money is wanted off a bill that is there, or credited after it, and nothing of it went wrong."""
    said = fold(ask.quote)
    off = _ON_A_BILL.search(said) is not None or _CREDITED.search(said) is not None
    return off and not bench.situation.has(AskKind.COMPLAINT)


def never_told(ask: Ask, bench: Bench) -> Clause | None:
    """A plain *never* about prices that the words tell of, else None.

    Words of a threat to leave tell of none, unless the only figure is another supplier's and we are to match it.
    """
    if ask.kind is not AskKind.PRICE_CUT or bench.facts.flag(FactName.OUR_FAULT):
        return None
    if bench.situation.has(AskKind.ULTIMATUM) and not (_MATCHED.search(fold(ask.quote)) and only_rivals(ask)):
        return None
    # only the ask's own words: what stands around it may be anybody's
    quote = f"{ask.quote} {INVOICED}" if _on_a_bill(ask, bench) else ask.quote
    told = closest_told(bearing(ask, bench.facts, bench.clauses), replace(ask, quote=quote, beside=""))
    return next((c for c in told if c.authority is Authority.NOBODY and c.limit is None and not c.conditions), None)


_MATCHED = re.compile(r"\b(?:align\w+|match\w*|beat|same price|meme prix|fai\w* pareil|do the same)\b")
"""Words by which we are asked to come to somebody else's price."""


_BUDGET = re.compile(r"\b(?:budgets?|enveloppe|cagnotte|afford|purse)\b")


def price_of_more(ask: Ask, bench: Bench) -> Clause | None:
    """The clause that keeps a price to its quantity, where the price aimed at is that of a larger one; else None."""
    product, pieces = bench.pack.product(bench.facts.text(FactName.PRODUCT)), bench.facts.number(FactName.QUANTITY)
    if ask.kind is not AskKind.PRICE_CUT or product is None or pieces is None:
        return None
    if any(c.kind is ClaimKind.COMPETITOR for c in bench.situation.claims):
        return None
    if _BUDGET.search(fold(ask.quote)):
        # what a purse holds comes to one of our prices by chance
        return None
    aims = {f.number for f in ask.figures if f.unit.is_money or (f.unit is Unit.NUMBER and f.number % 1)}
    if not any(b.unit_price in aims for b in product.prices if b.from_quantity > pieces):
        return None
    named = replace(ask, quote=PRICE_OF_MORE, beside="")
    playing = closest_told(bearing(ask, bench.facts, bench.clauses), named)
    return next((c for c in playing if c.authority is Authority.NOBODY and c.limit is None and not c.conditions), None)
