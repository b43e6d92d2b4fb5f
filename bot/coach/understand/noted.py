"""What a go-ahead tells of its bill or its delivery: a thing to note, which nobody has to grant."""

import re
from collections.abc import Sequence

from bot.coach.understand.points import said_in
from bot.coach.understand.shares import TOLD
from bot.domain.asks import Ask, AskKind, Language
from bot.domain.points import Point
from bot.reading.folding import fold
from bot.reading.own_sending import theirs_to_send
from bot.reading.requests import requests

_DETAILS = frozenset({"invoice_detail", "delivery_detail"})


def without_the_noted(asks: Sequence[Ask], points: Sequence[Point], language: Language) -> tuple[Ask, ...]:
    """The asks without a small request beside an agreement, where its words request nothing and tell a detail of it.

    "The bill has to bear our number 4471" is part of the order that is placed; "could you put both names on it?" asks.
    """
    if len(asks) > 1:
        asks = tuple(a for a in asks if a.kind is not AskKind.GOODWILL or not theirs_to_send(a.quote))
    if not any(a.kind is AskKind.ACCEPTANCE for a in asks):
        return tuple(asks)
    return tuple(a for a in asks if a.kind is not AskKind.GOODWILL or not _only_told(a, points, language))


_PLEASE = re.compile(r"\b(?:please|pls|kindly|merci de|svp|stp|s'il (?:vous|te) plait)\b")


def _only_told(ask: Ask, points: Sequence[Point], language: Language) -> bool:
    for said in (ask.quote, *ask.heard):
        if "?" in said or requests(said, language) or _PLEASE.search(fold(said)):
            return False
    return any(p.name in _DETAILS and p.share >= TOLD and said_in(p, ask) for p in points)
