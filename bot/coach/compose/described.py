"""Goods that a client describes without naming a model: chosen by what the price list's own questions call them.

A salesperson who is asked for something sturdy offers the sturdy model, and does not recite the list. Which model that
is stands in the pack: each product keeps the words by which people ask for it. The words of each quality stand in the
phrase book, since clients of every trade use the same ones.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.coach.compose.case import Case
from bot.coach.compose.goods import head
from bot.domain.asks import TROUBLES, AskKind, Language
from bot.domain.facts import FactName
from bot.domain.inquiry import Subject
from bot.domain.policy import Product
from bot.reading.folding import fold
from bot.reading.signs import sign_in, words_of

QUALITIES = ("sturdy", "compact", "fine", "cheap")
"""The qualities that a client may want, as the phrase book's marks name them: `wants_sturdy`, `fits_sturdy`."""

CHOOSING = frozenset({Subject.PRICE, Subject.SUGGESTION, Subject.RANGE, Subject.LEAD_TIME})
"""What is asked of goods to come."""
_BARGAINS = TROUBLES | {AskKind.PRICE_CUT, AskKind.SPEC_DOWNGRADE, AskKind.ACCEPTANCE, AskKind.ULTIMATUM}
_NOT_THAT = re.compile(
    r"\b(?:pas (?:forcement |necessairement |specialement )?(?:le |la |les |du |un |une )"
    r"|pas (?:forcement|necessairement) "
    r"|not (?:necessarily |especially )?(?:the |your |a |too |after (?:the |your )?)|nothing too )"
    r"(?:plus |moins )?[\w'-]+"
)
_MOST = 2
"""More models than this are no choice made for the client."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A product and the quality it is chosen for."""

    quality: str
    product: Product


def fits_described(case: Case, kind: Sequence[Product]) -> tuple[Fit, ...]:
    """For each quality the message wants, the product of a kind that is known for it; none where a model is named."""
    asks, asked = {a.kind for a in case.situation.asks}, {i.subject for i in case.situation.inquiries}
    if not asked & CHOOSING or asks & _BARGAINS or case.foreign is not None:
        return ()
    named = {str(f.value) for f in case.situation.facts if f.name is FactName.PRODUCT}
    if len(named) == 1:
        return ()
    if named:
        # "The Breeze or the Storm, for wind by the sea?" is answered with the one that suits.
        kind = [p for p in case.pack.products if p.id in named]
    words = words_of(_NOT_THAT.sub(" ", fold(case.situation.message.text)))
    wanted = [q for q in QUALITIES if any(sign_in(s, words) for s in case.voice.book.marks[f"wants_{q}"])]
    if "cheap" in wanted and len({head(p.name.fr, Language.FR, 1) for p in kind}) > 1:
        # Whoever names no one kind of goods and wants to pay little is told what costs least.
        wanted = ["cheap"]
    number = pieces_asked(case)
    made = [p for p in kind if number is None or p.prices[0].from_quantity <= number] or list(kind)
    found = [Fit(q, p) for q in wanted[:_MOST] if (p := _known_for(q, made, number, case)) is not None]
    # One model that is both is told for the first reason alone.
    return tuple({fit.product.id: fit for fit in reversed(found)}.values())[::-1]


def pieces_asked(case: Case) -> int | None:
    """The pieces that any of the questions counts, else those of the order."""
    counts = (g.quantity for i in case.situation.inquiries for g in i.goods if g.quantity is not None)
    return next(counts, case.quantity)


def _known_for(quality: str, made: Sequence[Product], number: int | None, case: Case) -> Product | None:
    """The product that the most of its own questions call so; the least dear is told by the prices."""
    if quality == "cheap":
        return min(made, key=lambda p: p.unit_price(number), default=None)
    signs = case.voice.book.marks[f"fits_{quality}"]
    told = {p.id: sum(_called(words_of(w.of(case.language)), signs) for w in p.asked) for p in made}
    best = max(told.values(), default=0)
    return next((p for p in made if told[p.id] == best), None) if best else None


def _called(words: str, signs: Sequence[str]) -> bool:
    return any(sign_in(s, words) for s in signs)
