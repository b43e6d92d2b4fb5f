"""Asks read where money is told of: a payment announced, an express that is paid for, a bill that is wrong."""

import re
from collections.abc import Sequence

from bot.coach.understand.points import said_in
from bot.coach.understand.shares import LIKELY, PLAINLY, RATHER
from bot.domain.asks import Ask, AskKind
from bot.domain.figures import Unit
from bot.domain.points import Point
from bot.reading.folding import fold
from bot.reading.paying import offers_to_pay


def without_the_paid(asks: Sequence[Ask], points: Sequence[Point]) -> tuple[Ask, ...]:
    """The asks without terms of payment in whose sentence a payment is announced: "the deposit leaves today"."""
    return tuple(a for a in asks if a.kind is not AskKind.PAYMENT_TERMS or not _announced(a, points))


def _announced(ask: Ask, points: Sequence[Point]) -> bool:
    own = [p for p in points if said_in(p, ask)]
    paid = max((p.share for p in own if p.name == "paid"), default=0.0)
    terms = max((p.share for p in own if ask.kind in p.asks), default=0.0)
    figures = any(f.unit in (Unit.PERCENT, Unit.DAYS, Unit.MONTHS) for f in ask.figures)
    if figures or "?" in ask.quote:
        return False
    told = paid >= LIKELY and _PAYS_IT.search(fold(ask.quote)) is not None
    return told or (paid >= PLAINLY and terms < paid * RATHER)


_PAYS_IT = re.compile(
    r"\b(?:on|nous|je|j'|vous|we|i)(?:'ll| will| va| vais| allons| vous| te| are going to)* ?"
    r"(?:vir|vers|pai|pay|regl|envo|transfer|send|wire|settl)\w* (?:vous |you )?"
    r"(?:l'|le |la |the |your |votre |notre |our )(?:acompte|solde|deposit|balance|facture|invoice)\b"
    r"(?! (?:plus tard|later|en |in |after|apres|quand|when|une fois))"
)
"""Words of somebody who will pay what is due."""


def without_what_is_paid_for(asks: Sequence[Ask], points: Sequence[Point]) -> tuple[Ask, ...]:
    """The asks without a gift beside another where its sentence offers money ("we'd pay extra for express")."""
    if len(asks) < 2:
        return tuple(asks)
    return tuple(a for a in asks if a.kind is not AskKind.FREE_EXTRA or not _paid_for(a, points))


def _paid_for(ask: Ask, points: Sequence[Point]) -> bool:
    heard = any(ask.kind in p.asks and p.share >= RATHER and said_in(p, ask) for p in points)
    return not heard and "?" not in ask.quote and offers_to_pay(ask.quote)


def without_the_billed(asks: Sequence[Ask], points: Sequence[Point]) -> tuple[Ask, ...]:
    """The asks without a gift, or the bill sent anew, read where what is told is that the bill is wrong.

    "You charge carriage where the quote said free" asks for nothing free; a bill put right is sent anew by itself.
    """
    if not any(a.kind is AskKind.COMPLAINT for a in asks):
        return tuple(asks)
    return tuple(a for a in asks if a.kind not in (AskKind.FREE_EXTRA, AskKind.GOODWILL) or not _billed(a, points))


def _billed(ask: Ask, points: Sequence[Point]) -> bool:
    own = [p for p in points if said_in(p, ask)]
    wrong = {p.start for p in points if p.name == "invoice_wrong" and p.share >= PLAINLY}
    more = any(ask.kind in p.asks and p.name != "resend" and p.share >= LIKELY for p in own)
    sent = ask.kind is AskKind.GOODWILL and any(p.name == "resend" and p.share >= PLAINLY for p in own)
    corrected = ask.kind is AskKind.GOODWILL and _CORRECTED.search(fold(ask.quote)) is not None
    if corrected and any(p.name == "invoice_wrong" and p.share >= LIKELY for p in points):
        return True
    return bool(wrong and own) and not more and (sent or {p.start for p in own} <= wrong)


_CORRECTED = re.compile(r"\b(?:corrected|amended|revised|corrig\w+|rectifi\w+|credit note|(?:un|d') ?avoir)\b")
"""A bill put right, asked for by its name: what is wrong with it is looked into anyway."""
