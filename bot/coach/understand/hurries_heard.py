"""Hurries that nothing heard bears out: beside a later day, or where nothing is wanted by any."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.coach.understand.inquiries import Asked
from bot.coach.understand.plain import Plain
from bot.coach.understand.points import said_in
from bot.coach.understand.shares import LIKELY, RATHER
from bot.domain.asks import Ask, AskKind, Language
from bot.domain.figures import Unit
from bot.domain.points import Point
from bot.reading.folding import fold
from bot.reading.requests import requests


def without_the_postponed(asks: Sequence[Ask], points: Sequence[Point], language: Language) -> tuple[Ask, ...]:
    """The asks without a hurry that no sentence requests, beside the request of a later day.

    "They are ready to leave on the 4th; could you keep them until January?" hurries nobody.
    """
    told = [p for p in points if p.name == "later_delivery" and p.share >= LIKELY]
    later = [p for p in told if p.share >= RATHER or _LATER.search(fold(p.quote))]
    faster = any(p.name in ("faster", "jump_queue") and p.share >= LIKELY for p in points)
    if not later or faster or len(asks) < 2:
        return tuple(asks)
    return tuple(a for a in asks if a.kind is not AskKind.RUSH or not _put_off(a, later, language))


def _put_off(ask: Ask, later: Sequence[Point], language: Language) -> bool:
    """Whether a hurry is the very request of a later day, or a day told beside it that nobody requests."""
    if any(said_in(p, ask) for p in later):
        return _LATER.search(fold(ask.quote)) is not None
    return "?" not in ask.quote and not requests(ask.quote, language)


_LATER = re.compile(
    r"\b(?:au lieu d\w*|plutot qu\w*|instead of|rather than|repouss\w*|report\w*|decal\w*|plus tard|later|postpone\w*"
    r"|put off|push\w* back|delay\w*|jusqu'a\w*|until|pas avant|not before)\b"
)


def with_the_hurry_asked(asks: tuple[Ask, ...], own: Sequence[Plain], asked: Sequence[Asked]) -> tuple[Ask, ...]:
    """The asks, with the hurry of a question whether it can be done by the day that another sentence names.

    "Our fair is on 10 December. … Would that be doable by then?"
    """
    dated = any(f.unit is Unit.DATE for p in own for _, f in p.figures)
    if not dated or any(a.kind in (AskKind.RUSH, AskKind.COMPLAINT, AskKind.RETURN_OR_WARRANTY) for a in asks):
        return asks
    said = next((p.sentence.text for p in own if _BY_THEN.search(p.text)), None)
    if said is None:
        return asks
    # What is asked besides stands where one of the inquiries does.
    other = next((s for one in asked if (s := own[one.sentence].sentence.text) != said), None)
    kept = (_moved(a, other) if a.kind is AskKind.PLAIN_QUESTION and a.quote in said else a for a in asks)
    return (Ask(AskKind.RUSH, said), *(a for a in kept if a is not None))


def _moved(question: Ask, quote: str | None) -> Ask | None:
    return None if quote is None else replace(question, quote=quote)


_BY_THEN = re.compile(
    r"\b(?:faisable|possible|jouable|realisable|tenable|doable|feasible|manageable)\b[^.?!]{0,30}"
    r"\b(?:d'ici la|by then|in time|a temps|avant cette date|pour cette date)\b"
    r"|\b(?:d'ici la|by then)\b[^.?!]{0,30}\b(?:faisable|possible|jouable|realisable|tenable|doable|feasible)\b"
    r"|\b(?:can|could) (?:you|we|it) [^.?!]{0,40}\b(?:by then|in time for)\b"
)


def without_the_unhurried(asks: Sequence[Ask], points: Sequence[Point]) -> tuple[Ask, ...]:
    """The asks without a hurry beside another in whose sentences nothing is heard to be wanted by a day.

    "I can sign this week" hurries nobody.
    """
    if not points or len(asks) < 2:
        return tuple(asks)
    return tuple(
        a for a in asks if a.kind is not AskKind.RUSH or any(a.kind in p.asks and said_in(p, a) for p in points)
    )
