"""What a figure asks for by itself.

A price below ours is a price to reach, our own price is no request, and a day before our usual lead time is over is
a hurry.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from bot.coach.understand.plain import Plain
from bot.domain.facts import Fact, FactName
from bot.domain.figures import Figure, Per, Unit
from bot.domain.policy import Product


class Priced(StrEnum):
    """How an amount stands to our price for the same."""

    BELOW = "below"
    OURS = "ours"


_LEAST, _SAME = Decimal("0.5"), Decimal("0.005")
"""Below this share of our price an amount is about something else; within this one it is our price."""


def priced(sentences: tuple[Plain, ...], order: Sequence[Fact], products: Sequence[Product]) -> dict[int, Priced]:
    """The sentences whose amounts are below our price for the order, or are our very price; by their index.

    `order` is what the case knows of product and quantity; without a product nothing can be told.
    """
    named = {f.value for f in order if f.name is FactName.PRODUCT}
    counts = [f.value for f in order if f.name is FactName.QUANTITY and isinstance(f.value, Decimal)]
    product = next((p for p in products if p.id in named), None)
    if product is None or len(named) != 1:
        return {}
    ours = {b.unit_price for b in product.prices}
    worth = [product.unit_price(int(c)) * c for c in counts]
    found: dict[int, Priced] = {}
    for i, plain in enumerate(sentences):
        beside = {f.number for _, f in plain.figures if f.unit in (Unit.PIECES, Unit.NUMBER)}
        # of several quantities the one in the same sentence is what the amount is for
        quantity = max([c for c in counts if c in beside] or counts, default=None)
        piece = product.unit_price(None if quantity is None else int(quantity))
        total = None if quantity is None else piece * quantity
        amounts = [f for _, f in plain.figures if (f.unit.is_money or f.unit is Unit.NUMBER) and f.number not in counts]
        stands = [s for f in amounts if (s := _stands(f, piece, total, ours, worth)) is not None]
        if Priced.BELOW in stands:
            found[i] = Priced.BELOW
        elif stands:
            found[i] = Priced.OURS
    return found


TO_SHOW = re.compile(
    r"\b(?:samples?|specimens?|echantillons?|exemplaires?)\b"
    r"|\b(?:show|present|montr\w+|present\w+)(?: \w+'?){0,3} (?:at|to|in|during|au|aux|a|lors|en)\b"
)
"""A sample, or what is shown at a meeting: its day is none by which an order is wanted."""


def soon(sentences: tuple[Plain, ...], products: Sequence[Product], today: date) -> frozenset[int]:
    """The sentences, by index, with a day to come before which an order of today would as a rule not leave."""
    usual = max((p.lead_days for p in products if p.lead_days is not None), default=0)
    until = today + timedelta(days=usual)
    return frozenset(
        i
        for i, plain in enumerate(sentences)
        if any(isinstance(f.value, date) and today <= f.value <= until for _, f in plain.figures)
        and not TO_SHOW.search(plain.text)
    )


def _stands(
    figure: Figure, piece: Decimal, total: Decimal | None, ours: set[Decimal], worth: list[Decimal]
) -> Priced | None:
    value = figure.top if isinstance(figure.top, Decimal) else figure.number
    prices = [p for p in (None if figure.per is Per.TOTAL else piece, None if figure.per is Per.PIECE else total) if p]
    if any(abs(value - p) <= p * _SAME for p in prices) or (value >= piece and value in ours):
        return Priced.OURS
    if figure.per is not Per.PIECE and any(abs(value - w) <= w * _SAME for w in worth):
        return Priced.OURS
    if figure.unit is Unit.NUMBER and figure.per is None:
        return None
    return Priced.BELOW if any(p * _LEAST <= value < p for p in prices) else None
