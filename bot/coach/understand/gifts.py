"""Free pieces beside anything else: an ask of their own, with their own words and their own count."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.coach.understand.plain import Plain
from bot.domain.asks import Ask, AskKind
from bot.domain.figures import Figure, Unit
from bot.reading.folding import fold
from bot.reading.gifts import gifts_in, rival_gift, samples_in

_CARRIAGE = re.compile(
    r"\b(?:port|livraison|transport|expedition|envoi|franco|shipping|delivery|carriage|postage|freight|courier)\b"
)
_LOOSE = re.compile(r"(?:[\s,;]|\b(?:and|et|plus|puis|also|aussi)\b)+$", re.IGNORECASE)


def gifts_apart(
    asks: tuple[Ask, ...], sentences: Sequence[Plain], text: str, figures: tuple[Figure, ...]
) -> tuple[Ask, ...]:
    """The asks, with one for each gift of pieces: none is lost beside carriage, an agreement or a complaint.

    What a competitor gives for nothing is told to compare: it asks for no lower price.
    """
    told = (AskKind.PRICE_CUT, AskKind.FREE_EXTRA)
    asks = tuple(a for a in asks if not (a.kind in told and _of_a_rival(a, sentences)))
    for start, end in gifts_in(text):
        if (gift := _counted(start, end, figures, text)) is not None:
            holding = next(p.sentence.text for p in sentences if p.sentence.start <= start < p.sentence.end)
            asks = _beside(asks, gift, holding)
    given = any(a.kind in (AskKind.FREE_EXTRA, AskKind.GOODWILL) for a in asks)
    sampled = (_counted(start, end, figures, text) for start, end in samples_in(text))
    return asks if given else (*asks, *(one for one in sampled if one is not None))


def _counted(start: int, end: int, figures: tuple[Figure, ...], text: str) -> Ask | None:
    """The ask for what stands there, with its count; None where no figure was read in it."""
    told = next((f for f in figures if f.start < end and start < f.end and f.unit in (Unit.PIECES, Unit.NUMBER)), None)
    return None if told is None else Ask(AskKind.FREE_EXTRA, text[start:end], (told,))


_CHANGED = re.compile(
    r"\b(?:chang\w*|swap\w*|replac\w*|remplac\w*|modif\w*|colou?rs?|couleurs?|logos?|slogans?|textes?|texts?|instead"
    r"|au lieu|versions?|proofs?|epreuves?|address\w*|adress\w*|bigger|smaller|plus (?:grand|petit|gros)\w*"
    r"|redo|refai\w*)\b"
)


def _of_a_rival(ask: Ask, sentences: Sequence[Plain]) -> bool:
    """Whether all that the ask's words tell is what another supplier gives for nothing."""
    own = [p.sentence.text for p in sentences if p.sentence.text in ask.quote] or [ask.quote]
    telling = [one for one in own if rival_gift(one)]
    return bool(telling) and all(one in telling or not _COUNTED.search(one) for one in own)


_COUNTED = re.compile(r"\d")


def _beside(asks: tuple[Ask, ...], gift: Ask, sentence: str) -> tuple[Ask, ...]:
    found: list[Ask] = []
    placed = False
    for ask in asks:
        if ask.kind is AskKind.SCOPE_CHANGE and ask.quote in sentence and not _CHANGED.search(fold(ask.quote)):
            # "Take it off and throw in ten mugs" changes nothing of an order.
            continue
        if ask.kind is not AskKind.FREE_EXTRA or gift.quote not in ask.quote:
            found.append(ask)
            continue
        carried = _LOOSE.sub("", ask.quote.partition(gift.quote)[0])
        if _CARRIAGE.search(fold(ask.quote.replace(gift.quote, " "))) is None:
            # The same words, less what stands around them.
            found.append(replace(gift, beside=ask.beside, heard=ask.heard, points=ask.points))
            placed = True
        else:
            kept = carried if _CARRIAGE.search(fold(carried)) else ask.quote.replace(gift.quote, " ")
            found.append(replace(ask, quote=kept, figures=_less(ask.figures, gift)))
    return tuple(found) if placed else (*found, gift)


def _less(figures: tuple[Figure, ...], gift: Ask) -> tuple[Figure, ...]:
    return tuple(f for f in figures if f not in gift.figures)
