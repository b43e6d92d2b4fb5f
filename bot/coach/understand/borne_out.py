"""The asks that what is heard bears out: where a sentence surely says one thing, no other is read into it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.coach.understand.changes_apart import changes_apart, with_the_change_heard
from bot.coach.understand.points import said_in, with_points
from bot.domain.asks import Ask, AskKind, Language
from bot.domain.figures import Unit
from bot.domain.inquiry import Subject
from bot.domain.points import Point, Stage, Vocabulary
from bot.reading.folding import fold
from bot.reading.paying import offers_to_pay
from bot.reading.requests import requests

_SURELY = 0.35
"""A share from which a sentence says a thing."""


def settled_by_points(
    asks: Sequence[Ask], points: Sequence[Point], stage: Stage | None, vocabulary: Vocabulary, language: Language
) -> tuple[Ask, ...]:
    """The asks that what is heard bears out, each with its points."""
    kept = without_the_postponed(_without_a_quiet_wrong(asks, points), points, language)
    kept = _without_what_is_paid_for(without_the_billed(without_the_paid(kept, points), points), points)
    kept = without_the_explained(without_a_first_change(kept, points, stage), points, language)
    kept = _without_the_given_away(_without_what_we_are_asked(kept), points, stage)
    kept = with_the_change_heard(kept, points, stage)
    return changes_apart(with_points(kept, points, vocabulary), points, vocabulary)


def without_the_postponed(asks: Sequence[Ask], points: Sequence[Point], language: Language) -> tuple[Ask, ...]:
    """The asks without a hurry that no sentence requests, beside the request of a later day.

    "They are ready to leave on the 4th; could you keep them until January?" hurries nobody.
    """
    told = [p for p in points if p.name == "later_delivery" and p.share >= _SURELY]
    later = [p for p in told if p.share >= _RATHER or _LATER.search(fold(p.quote))]
    faster = any(p.name in ("faster", "jump_queue") and p.share >= _SURELY for p in points)
    if not later or faster or len(asks) < _BESIDE:
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


def _without_what_we_are_asked(asks: Sequence[Ask]) -> tuple[Ask, ...]:
    """The asks without an agreement read where ours is asked for, beside another: "is that OK for you?"."""
    if len(asks) < _BESIDE:
        return tuple(asks)
    return tuple(a for a in asks if a.kind is not AskKind.ACCEPTANCE or not _OK_FOR_YOU.search(fold(a.quote)))


_OK_FOR_YOU = re.compile(
    r"\b(?:ok|okay|d'accord|possible|bon|fine|alright|all right|acceptable|workable|faisable|convient|suit\w*"
    r"|work\w*)\b"
    r"[^.!]{0,20}\b(?:vous|toi|you|your side|votre cote|ton cote)\b[^.!]*\?"
)


def _without_the_given_away(asks: Sequence[Ask], points: Sequence[Point], stage: Stage | None) -> tuple[Ask, ...]:
    """The asks without a gift read where somebody new asks the price of what they will give to others.

    "We would like to offer 150 bags with our logo; how much would that be?"
    """
    if stage is not Stage.NEW or not any(a.kind is AskKind.PLAIN_QUESTION for a in asks):
        return tuple(asks)
    return tuple(a for a in asks if a.kind is not AskKind.FREE_EXTRA or not _given_away(a, points))


def _given_away(ask: Ask, points: Sequence[Point]) -> bool:
    own = [p for p in points if said_in(p, ask)]
    heard = any(ask.kind in p.asks and p.share >= _HARDLY for p in own)
    ordered = any(p.name in ("event", "quantity") and p.share >= _EXPLAINING for p in own)
    return ordered and not heard and "?" not in ask.quote


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
    told = paid >= _SURELY and _PAYS_IT.search(fold(ask.quote)) is not None
    return told or (paid >= _EXPLAINING and terms < paid * _RATHER)


_PAYS_IT = re.compile(
    r"\b(?:on|nous|je|j'|vous|we|i)(?:'ll| will| va| vais| allons| vous| te| are going to)* ?"
    r"(?:vir|vers|pai|pay|regl|envo|transfer|send|wire|settl)\w* (?:vous |you )?"
    r"(?:l'|le |la |the |your |votre |notre |our )(?:acompte|solde|deposit|balance|facture|invoice)\b"
    r"(?! (?:plus tard|later|en |in |after|apres|quand|when|une fois))"
)
"""Words of somebody who will pay what is due."""


def _without_what_is_paid_for(asks: Sequence[Ask], points: Sequence[Point]) -> tuple[Ask, ...]:
    """The asks without a gift beside another where its sentence offers money ("we'd pay extra for express")."""
    if len(asks) < _BESIDE:
        return tuple(asks)
    return tuple(a for a in asks if a.kind is not AskKind.FREE_EXTRA or not _paid_for(a, points))


def _paid_for(ask: Ask, points: Sequence[Point]) -> bool:
    heard = any(ask.kind in p.asks and p.share >= _RATHER and said_in(p, ask) for p in points)
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
    wrong = {p.start for p in points if p.name == "invoice_wrong" and p.share >= _EXPLAINING}
    more = any(ask.kind in p.asks and p.name != "resend" and p.share >= _SURELY for p in own)
    sent = ask.kind is AskKind.GOODWILL and any(p.name == "resend" and p.share >= _EXPLAINING for p in own)
    return bool(wrong and own) and not more and (sent or {p.start for p in own} <= wrong)


def without_the_unhurried(asks: Sequence[Ask], points: Sequence[Point]) -> tuple[Ask, ...]:
    """The asks without a hurry beside another in whose sentences nothing is heard to be wanted by a day.

    "I can sign this week" hurries nobody.
    """
    if not points or len(asks) < _BESIDE:
        return tuple(asks)
    return tuple(
        a for a in asks if a.kind is not AskKind.RUSH or any(a.kind in p.asks and said_in(p, a) for p in points)
    )


def _heard_in(ask: Ask, points: Sequence[Point]) -> bool:
    return any(ask.kind in p.asks and said_in(p, ask) for p in points)


def without_the_idle(asks: Sequence[Ask], points: Sequence[Point], language: Language) -> tuple[Ask, ...]:
    """The asks without a favour beside another, where its sentence asks for nothing and names none.

    "I trust that you will be as flexible as the others" flatters, and says not for what.
    """
    if not points or len(asks) < _BESIDE:
        return tuple(asks)
    return tuple(a for a in asks if a.kind is not AskKind.SPECIAL_FAVOUR or not _idle(a, points, language))


def _idle(ask: Ask, points: Sequence[Point], language: Language) -> bool:
    told = ask.figures or any(ask.kind in p.asks and p.share >= _SURELY and said_in(p, ask) for p in points)
    return not told and "?" not in ask.quote and not requests(ask.quote, language)


def _without_a_quiet_wrong(asks: Sequence[Ask], points: Sequence[Point]) -> tuple[Ask, ...]:
    """The asks without a complaint beside what is bargained for, where no sentence of the message tells of a wrong."""
    bargained = any(a.kind in _BARGAINED for a in asks)
    if not points or not bargained or any(AskKind.COMPLAINT in p.asks for p in points):
        return tuple(asks)
    return tuple(a for a in asks if a.kind is not AskKind.COMPLAINT)


_BARGAINED = frozenset({AskKind.PRICE_CUT, AskKind.PAYMENT_TERMS, AskKind.FREE_EXTRA, AskKind.SPEC_DOWNGRADE})


def without_a_first_change(asks: Sequence[Ask], points: Sequence[Point], stage: Stage | None) -> tuple[Ask, ...]:
    """The asks without a change of an order, where somebody new asks what goods would cost and none is heard.

    "About 120 with our white logo on navy" tells what is wanted: there is nothing yet to change.
    """
    first = stage is Stage.NEW and any(p.name == "newcomer" and p.share >= _SURELY for p in points)
    if not first or not any(a.kind is AskKind.PLAIN_QUESTION for a in asks):
        return tuple(asks)
    return tuple(a for a in asks if a.kind is not AskKind.SCOPE_CHANGE or _heard_in(a, points))


def without_the_explained(asks: Sequence[Ask], points: Sequence[Point], language: Language) -> tuple[Ask, ...]:
    """The asks without one in whose sentences nothing of its own is heard, and another's point is, surely.

    "The accent is missing on the cover" changes the drawing: it misses no pieces. A sentence that requests two things
    explains no request away, nor does any sentence a lower price, which a sum elsewhere may tell, or an ask with a sum.
    """
    if not points or len(asks) < _BESIDE:
        return tuple(asks)
    return tuple(a for a in asks if a.kind in _UNEXPLAINED or not _explained(a, asks, points, language))


def _explained(ask: Ask, asks: Sequence[Ask], points: Sequence[Point], language: Language) -> bool:
    if ask.kind is AskKind.PRICE_CUT or any(f.unit.is_money or f.unit is Unit.PERCENT for f in ask.figures):
        return False
    if ask.kind is AskKind.COMPLAINT and any(ask.kind in p.asks and p.share >= _PLAINLY for p in points):
        # what went wrong is told in another sentence than the one that asks for it to be mended
        return False
    own = [p for p in points if said_in(p, ask)]
    most = max((p.share for p in own), default=0.0)
    if not own or any(ask.kind in p.asks and p.share >= max(_HARDLY, most * _OF_THE_MOST) for p in own):
        return False
    others = frozenset(a.kind for a in asks if a is not ask)
    surely = {
        p.start
        for p in own
        if p.share >= _EXPLAINING
        and (others.intersection(p.asks) or (p.name == "own_mistake" and ask.kind is AskKind.COMPLAINT))
        and (ask.kind is AskKind.COMPLAINT or len(requests(p.quote, language)) < _BESIDE)
    }
    return surely == {p.start for p in own}


def with_the_price_asked(asks: Sequence[Ask], points: Sequence[Point]) -> tuple[Ask, ...]:
    """The asks, a lower price that names no figure as the question it is, where the price alone is heard asked.

    "All I want is a price for 75 of them" bargains over nothing.
    """
    return tuple(replace(a, kind=AskKind.PLAIN_QUESTION) if _only_asks(a, points) else a for a in asks)


def _only_asks(ask: Ask, points: Sequence[Point]) -> bool:
    if ask.kind is not AskKind.PRICE_CUT or any(f.unit.is_money or f.unit is Unit.PERCENT for f in ask.figures):
        return False
    own = [p for p in points if said_in(p, ask)]
    bargains = any(ask.kind in p.asks and p.share >= _HARDLY for p in own)
    return not bargains and any(p.inquiry is Subject.PRICE and p.share >= _SURELY for p in own)


_PLAINLY = 0.6
"""A share from which a wrong is told, wherever it stands in the message."""

_HARDLY = 0.2
"""A share below which a sentence hardly says a thing."""

_OF_THE_MOST = 0.3
"""Of the share of what a sentence says most surely, that from which it says another thing too."""

_UNEXPLAINED = frozenset(
    {AskKind.ULTIMATUM, AskKind.ABUSE, AskKind.SILENCE_AFTER_EFFORT, AskKind.PLAIN_QUESTION, AskKind.ACCEPTANCE}
)
"""Asks that stand in one sentence with others: pressure, questions, an agreement."""

_EXPLAINING = 0.8
"""A share from which a sentence says one thing and no other."""

_RATHER = 0.5
"""A share from which a sentence rather says a thing than not."""

_BESIDE = 2
