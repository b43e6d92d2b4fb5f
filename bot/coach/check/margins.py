"""Margins by their sense: a reserve of days, of pieces or of error says nothing of what a sale leaves."""

import re

from bot.coach.check.context import CheckContext
from bot.coach.check.page import Page
from bot.domain.figures import Figure, Unit

_WORD = re.compile(r"(?<!\w)(?:marges?|margins?)(?!\w)")
_BEFORE = re.compile(r"(?<!\w)(?:marges? (?:[\w'-]+ ){0,3}(?:de|d'environ)|margins? (?:\w+ ){0,3}of) $")
_AFTER = re.compile(r"(?:[ -](?:\w+[ -])?(?:safety )?margins?| de marges?)(?!\w)")
_REACH = 48


def a_reserve(page: Page, context: CheckContext, start: int, end: int) -> bool:
    """Whether the margin named in a stretch is a reserve of time, of quantity or of error, or no room at all.

    What the clause says of prices, sales or haggling makes it the margin of a sale; so does a figure beside it that
    is a share or an amount, unless the words say what it is a share of.
    """
    clause = page.clause_at(start)
    word = _WORD.search(page.folded, start, clause.end)
    if word is None or word.start() > end:
        return False
    lexicon, words = context.lexicon, page.of(clause)
    if lexicon.find("margin_denied", words):
        return not any(f.unit.is_money or f.unit is Unit.PERCENT for f in page.figures_in(clause))
    if lexicon.find("margin_of_sale", words):
        return False
    if lexicon.any(("margin_of_what", "margin_for_what"), words):
        return True
    counted = any(f.unit.is_money or f.unit is Unit.PERCENT for f in page.figures_in(clause))
    return not counted and lexicon.find("margin_planned", words) is not None


def of_a_margin(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether a figure is the size of a margin, which gives nothing: "a 5 % margin", "une marge de deux jours"."""
    clause = page.clause_at(figure.start)
    before = page.folded[max(clause.start, figure.start - _REACH) : figure.start]
    beside = _BEFORE.search(before) is not None or _AFTER.match(page.folded, figure.end) is not None
    return beside and not context.lexicon.find("discount_noun", page.folded, clause.start, clause.end)
