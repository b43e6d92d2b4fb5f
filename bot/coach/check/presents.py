"""A few things of the list given as a present: worth their price, the speaker's to give up to what gestures cost."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.coach.check.case import Case
from bot.coach.check.page import Span
from bot.coach.check.scope import clauses_for
from bot.domain.policy import Authority, Measure
from bot.reading.figures.number_words import spelled_numbers

_NOT_A_PRESENT = ("samples", "states_custom_made", "to_look_at", "not_a_present")
"""Pieces to look at and more of what is ordered have limits of their own; one for each is no number."""
_ARTICLE = re.compile(r"(?<!\w)(?:un|une|an?|one)$")
_DIGITS = re.compile(r"(?<![\w.,])(\d{1,3})$")


def a_small_present(case: Case, span: Span) -> bool:
    """Whether everything of the list named in a stretch is counted, and worth no more than the speaker may give.

    Each piece counts at its dearest price: a single one has no other.
    """
    words = case.page.of(span)
    if case.context.lexicon.any(_NOT_A_PRESENT, words):
        return False
    worth = Decimal(0)
    for product, count in _named(case, words):
        price = max(b.unit_price for p in case.context.pack.products if p.id == product for b in p.prices)
        if count is None:
            return False
        worth += count * price
    most = [
        c.limit.value
        for c in clauses_for(case, Measure.FREE_VALUE)
        if c.limit and c.authority is not Authority.NOBODY and c.authority.within(case.context.speaker)
    ]
    return bool(worth) and bool(most) and worth <= max(most)


def _named(case: Case, words: str) -> Iterator[tuple[str, int | None]]:
    """The products named, each with the number that stands before it, or None where none does."""
    spelled = {n.end: n.value for n in spelled_numbers(words)}
    taken: list[tuple[int, int]] = []
    for name, product in case.shelf.names:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}s?(?!\w)", words) if name in words else ():
            if not any(s < match.end() and match.start() < e for s, e in taken):
                taken.append(match.span())
                yield product, _count(words, match.start(), spelled)


def _count(words: str, start: int, spelled: dict[int, int]) -> int | None:
    """The number at most a word before an offset, or one for an article right before it."""
    lead = words[:start].rstrip()
    if _ARTICLE.search(lead):
        return 1
    for before in (lead, lead.rpartition(" ")[0].rstrip()):
        digits = _DIGITS.search(before)
        if digits or len(before) in spelled:
            return int(digits.group(1)) if digits else spelled[len(before)]
    return None
