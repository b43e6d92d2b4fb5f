"""Delivery given free: from what order value, and where to."""

import re
from decimal import Decimal

from bot.coach.check.case import Case
from bot.coach.check.findings import finding, limit_words, taken_out
from bot.coach.check.made_good import our_fault
from bot.coach.check.page import Span
from bot.coach.check.promise import Money
from bot.coach.check.reckoned import same
from bot.coach.check.scope import clauses_for
from bot.coach.check.sums import reckoned
from bot.coach.check.terms import ruled
from bot.domain.facts import FactName
from bot.domain.figures import Per, Unit
from bot.domain.policy import Clause, Measure
from bot.domain.verdict import Finding
from bot.reading.folding import fold_keep

_ORDER = 300
_REACHED = re.compile(
    r"\b(?:attei(?:gn|nd)\w*|franchi\w*|passe\w* le seuil|reach\w*|gets? you (?:to|over)|tips? you over)\b"
)


def shipping(case: Case, clause: Span, sentence: Span, start: int) -> Finding | None:
    """The finding for free delivery below the value from which it is free, or too far; None where it is due."""
    limits = [c for c in clauses_for(case, Measure.FREE_SHIPPING) if c.limit]
    thresholds = [c.limit.value for c in limits if c.limit]
    far = _too_far(case, limits)
    words = case.page.of(sentence)
    if case.context.lexicon.find("neighbours", words) or (not far and _REACHED.search(words)):
        return None  # the rule is told, or what is missing to it
    if not far and case.context.lexicon.find("by_our_terms", words) and case.context.lexicon.find("condition", words):
        return None
    if not far and any(
        p.measure is Measure.FREE_SHIPPING and sentence.start <= p.figure.start < sentence.end for p in case.promises
    ):
        return None
    value = _said_here(case, sentence) or _told_before(case, sentence, start, frozenset(thresholds))
    value = value or _order_value(case)
    if thresholds and value is not None and value >= min(thresholds) and not far:
        return None
    if our_fault(case) or any(ruled(case, c) for c in limits):
        return None
    if case.context.lexicon.find("missing_amount", case.page.of(sentence)) and case.page.figures_in(clause):
        return None
    limit = limit_words(case.context, limits[0].limit if limits else None, case.page.language)
    return finding(
        case.context,
        case.page,
        "P1",
        "shipping",
        clause,
        clause=limits[0] if limits else None,
        mend=taken_out(case.page, start),
        limit=limit,
    )


def _too_far(case: Case, limits: list[Clause]) -> bool:
    """Whether the draft or the message names a place beyond those that the clause speaks of."""
    lexicon = case.context.lexicon
    near = any(lexicon.find("neighbours", fold_keep(w)) for c in limits for w in (c.text.fr, c.text.en))
    pages = [p for p in (case.page, case.asked) if p is not None]
    return near and any(lexicon.find("far_away", p.folded) for p in pages)


def _told_before(case: Case, sentence: Span, start: int, thresholds: frozenset[Decimal]) -> Decimal | None:
    """The last whole amount told before, or in the sentence: the order that the carriage is spoken of."""
    known, _ = reckoned(case)
    totals = [
        f
        for f in case.page.figures
        if f.unit.is_money
        and f.per is not Per.PIECE
        and abs(f.number) >= _ORDER
        and abs(f.number) not in thresholds
        and any(same(abs(f.number), k) for k in known)
        and f.start < sentence.end
    ]
    here = [f for f in totals if f.start >= sentence.start]
    before = [f for f in here if f.start < start] or here or totals
    return abs(before[-1].number) if before else None


def _said_here(case: Case, sentence: Span) -> Decimal | None:
    """What the one quantity of a sentence comes to at the list price of the one product it names."""
    ids = case.shelf.products_in(case.page.of(sentence))
    counts = [f.number for f in case.page.figures_in(sentence) if f.unit in (Unit.PIECES, Unit.NUMBER)]
    product = case.context.pack.product(ids[0]) if len(ids) == 1 else None
    if product is None or len(counts) != 1 or counts[0] < product.prices[0].from_quantity:
        return None
    return counts[0] * product.unit_price(int(counts[0]))


def _order_value(case: Case) -> Decimal | None:
    known = case.context.known
    total = known.number(FactName.QUOTED_TOTAL)
    if total is not None:
        return total
    totals = [p.value for p in case.promises if p.measure in (Money.TOTAL, Money.PRICE) and p.value >= _ORDER]
    if case.asked is not None and not totals:
        totals = [
            abs(f.number)
            for f in case.asked.figures
            if f.unit.is_money and f.per is not Per.PIECE and f.number >= _ORDER
        ]
    products = [p for p in case.context.pack.products if p.id in case.products]
    totals += [q * p.unit_price(int(q)) for p in products for q in case.quantities - _steps(case)]
    return min(totals) if totals else None


def _steps(case: Case) -> frozenset[Decimal]:
    """The counts told only as the quantity from which a price holds: "from 250 pieces on"."""
    page, lexicon = case.page, case.context.lexicon
    told: dict[Decimal, bool] = {}
    for figure in page.figures:
        if figure.unit in (Unit.PIECES, Unit.NUMBER):
            before = page.folded[max(0, figure.start - 16) : figure.start]
            stepped = any(len(before) - m.end() <= 1 for m in lexicon.all("price_step", before))
            told[figure.number] = told.get(figure.number, True) and stepped
    return frozenset(count for count, stepped in told.items() if stepped)
