"""The asks that a wrong leaves: a complaint that nobody read, and what was read in the words of the trouble."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.coach.understand.plain import Plain
from bot.coach.understand.wrongs import Wronged
from bot.domain.asks import TROUBLES, Ask, AskKind
from bot.domain.figures import Unit
from bot.domain.wrongs import Wrong, WrongKind
from bot.reading.folding import fold


def complained(asks: tuple[Ask, ...], wrongs: tuple[Wrong, ...], own: Sequence[Plain]) -> tuple[Ask, ...]:
    """The asks, with the complaint that the client's words tell and nobody read.

    What was read in the very words of the trouble, or in the sentence behind them, asks for its repair: it is no
    hurry, no change of the order and no present, unless it is measured by a figure of its own.
    """
    if not wrongs:
        # a complaint that no rule can name is still no order: by when it is to be put right hurries nothing else
        told = any(a.kind is AskKind.COMPLAINT for a in asks)
        return tuple(a for a in asks if not (told and _put_right_by(a)))
    if all(w.kind is WrongKind.SURPLUS for w in wrongs):
        return _with_the_return(asks, wrongs[0])
    asks = tuple(replace(a, kind=AskKind.COMPLAINT) if _awaited(a, wrongs) else a for a in asks)
    asks = tuple(a for a in asks if not _put_right_by(a) and not _billed(a, wrongs))
    if any(a.kind in TROUBLES for a in asks):
        return asks
    spoken = [w.quote for w in wrongs]
    behind = [b.sentence.text for a, b in pairwise(own) if any(q.endswith(a.sentence.text) for q in spoken)]
    kept = tuple(a for a in asks if not _of_the_trouble(a, spoken, behind))
    return (Ask(AskKind.COMPLAINT, spoken[0]), *kept)


def _billed(ask: Ask, wrongs: tuple[Wrong, ...]) -> bool:
    """Whether a lower price was read where the words tell what an invoice shows, and what it should."""
    left = ask.quote
    for wrong in wrongs:
        left = left.replace(wrong.quote.strip(), "") if wrong.kind is WrongKind.BILLED else left
    return ask.kind is AskKind.PRICE_CUT and not any(c.isalnum() for c in left)


def _awaited(ask: Ask, wrongs: tuple[Wrong, ...]) -> bool:
    """Whether goods to come back were read where the words only tell that others have not come."""
    waits = (w.quote for w in wrongs if w.kind in (WrongKind.ABSENT, WrongKind.WAITING))
    return ask.kind is AskKind.RETURN_OR_WARRANTY and any(ask.quote in quote for quote in waits)


def _with_the_return(asks: tuple[Ask, ...], surplus: Wrong) -> tuple[Ask, ...]:
    """The asks, with sound goods to come back that nobody read: before whatever is asked failing that."""
    if any(a.kind in TROUBLES for a in asks):
        return asks
    kept = tuple(a for a in asks if a.kind not in _REPAIR or not _touch(a.quote, surplus.quote))
    return (Ask(AskKind.RETURN_OR_WARRANTY, surplus.quote), *kept)


def too_late(asks: tuple[Ask, ...], own: Sequence[Plain], wronged: Wronged) -> tuple[Ask, ...]:
    """The asks of a client who owns up to a mistake on goods that are made: a change of them is help with new ones."""
    if not any(i.search(p.text) for p in own for i in wronged.made):
        return asks
    if any(a.kind is AskKind.RETURN_OR_WARRANTY for a in asks):
        return tuple(a for a in asks if not _made_anew(a))
    asked = next((p.sentence.text for p in own if p.text.rstrip().endswith("?")), None)
    return tuple(
        replace(a, kind=AskKind.RETURN_OR_WARRANTY, quote=asked or a.quote, figures=()) if _made_anew(a) else a
        for a in asks
    )


def _made_anew(ask: Ask) -> bool:
    """Whether a change of goods that are made, or a day for them, asks for new ones."""
    hurried = ask.kind is AskKind.RUSH and _AGAIN.search(fold(ask.quote)) is not None
    return ask.kind is AskKind.SCOPE_CHANGE or hurried


_AGAIN = re.compile(
    r"\b(?:refai\w*|reimprim\w*|re-?print\w*|redo\w*|re-?mak\w*|re-?run|recommand\w*|reorder\w*"
    r"|new (?:batch|run|ones|set))\b"
)


def _put_right_by(ask: Ask) -> bool:
    """Whether an ask only tells by when what went wrong is needed, or that its invoice waits until then."""
    said = fold(ask.quote)
    if ask.kind is AskKind.RUSH:
        return _ANOTHER.search(said) is None
    return ask.kind is AskKind.PAYMENT_TERMS and _WITHHELD.search(said) is not None


_ANOTHER = re.compile(
    r"\b(?:autre|nouvelle|prochaine|suivante|another|new|next|other|second)"
    r" (?:\w+ )?(?:commande|order|serie|run|batch)\b"
    r"|\b(?:recommand|reorder)\w*"
)
_WITHHELD = re.compile(
    r"\b(?:releas\w*|withh\w*|hold\w*|held|on hold|suspend\w*|bloqu\w*|attente|attendr\w*|retien\w*|reten\w*|dispute"
    r"|once|until|tant que|des que|une fois|jusqu'a)\b"
)
_REPAIR = frozenset(
    {
        AskKind.RUSH,
        AskKind.SCOPE_CHANGE,
        AskKind.GOODWILL,
        AskKind.FREE_EXTRA,
        AskKind.SPECIAL_FAVOUR,
        AskKind.PLAIN_QUESTION,
        AskKind.SILENCE_AFTER_EFFORT,
        AskKind.SPEC_DOWNGRADE,
    }
)


def _of_the_trouble(ask: Ask, spoken: Sequence[str], behind: Sequence[str]) -> bool:
    if ask.kind is AskKind.PRICE_CUT:
        measured = any(f.unit is Unit.PERCENT or f.unit.is_money for f in ask.figures)
        return not measured and any(_touch(ask.quote, s) for s in spoken)
    if ask.kind not in _REPAIR:
        return False
    near = spoken if ask.kind is AskKind.PLAIN_QUESTION else (*spoken, *behind)
    return any(_touch(ask.quote, s) for s in near)


def _touch(one: str, other: str) -> bool:
    return one in other or other in one
