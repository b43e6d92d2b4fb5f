"""What is made of the asks of a message read by its words alone, as the earlier turns of a thread are.

Without a classifier, turns of phrase tell kinds apart that sound alike. With one they bring nothing (decision 0032).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.coach.understand.guesses import keep_likeliest, not_silent
from bot.coach.understand.plain import Plain
from bot.coach.understand.plainly_said import told_apart
from bot.coach.understand.settle import NEGOTIATED, Found, prefer_goodwill
from bot.coach.understand.shown import Shown
from bot.coach.understand.unmade import called_off, mended_before_made
from bot.coach.understand.weighing import log_odds
from bot.domain.asks import Ask, AskKind
from bot.domain.figures import Unit

_SAID = 0.5
"""A share from which an ask is likelier there than not."""

_CERTAIN = 9.0
"""The log-odds of an ask that a turn of phrase makes."""

_TELLING = 7
"""Words from which a question beside another ask has a subject of its own ("can you do anything?" has none)."""

_DELAYED = (AskKind.RUSH, AskKind.PAYMENT_TERMS)
"""Kinds that a delay alone may mean."""

_DENIABLE = frozenset(
    {AskKind.ACCEPTANCE, AskKind.SCOPE_CHANGE, AskKind.SPEC_DOWNGRADE, AskKind.PAYMENT_TERMS, AskKind.RUSH}
)
"""Kinds that no score alone brings back where every sentence of theirs was taken back."""


def meant(seen: Shown) -> bool:
    """Whether a turn of phrase makes the ask, whatever its share."""
    return "meant" in seen.signs


def undone(seen: Shown) -> bool:
    """Whether a turn of phrase takes the ask back, and no other words tell of it."""
    return "denied" in seen.signs and not seen.told


def certainty(seen: Shown, share: float) -> float:
    """The log-odds of an ask."""
    return _CERTAIN if meant(seen) else log_odds(share)


def tell_apart(
    found: Found, shown: Mapping[AskKind, Shown], shares: Mapping[AskKind, float], sentences: tuple[Plain, ...]
) -> None:
    """Take away the kinds that another reading of the same words explains."""
    _agreed(found, shown, sentences)
    not_silent(found, shown, shares, sentences)
    _without_the_denied(found, shown)
    keep_likeliest(found, shown, shares)
    _without_its_question(found, shown, sentences)
    _without_the_price(found, shown, shares, sentences)
    prefer_goodwill(found, shown, shares)
    for one, other in (_DELAYED, _DELAYED[::-1]):
        if shown[one].told and other in found and not shown[other].told:
            # a bare delay belongs to the ask that words show
            del found[other]


def _agreed(found: Found, shown: Mapping[AskKind, Shown], sentences: tuple[Plain, ...]) -> None:
    """Nobody agrees in the words of a question."""
    agreed = found.get(AskKind.ACCEPTANCE, ([], 0.0))[0]
    if agreed and not shown[AskKind.ACCEPTANCE].told and all(sentences[i].text.rstrip().endswith("?") for i in agreed):
        del found[AskKind.ACCEPTANCE]


def _without_its_question(found: Found, shown: Mapping[AskKind, Shown], sentences: tuple[Plain, ...]) -> None:
    """Without a question that belongs to what it is about: "what can you do about it?"."""
    about = [k for k in found if k in NEGOTIATED]
    asking = found.get(AskKind.PLAIN_QUESTION, ([], 0.0))[0]
    asked = [sentences[i].text for i in asking if sentences[i].text.rstrip().endswith("?")]
    brief = all(len(text.split()) < _TELLING for text in asked or [sentences[i].text for i in asking])
    if AskKind.COMPLAINT in about or (about and (brief or not shown[AskKind.PLAIN_QUESTION].plainly)):
        found.pop(AskKind.PLAIN_QUESTION, None)


def _without_the_price(
    found: Found, shown: Mapping[AskKind, Shown], shares: Mapping[AskKind, float], sentences: tuple[Plain, ...]
) -> None:
    """An agreement names its price; a question wants to know it; a saving may be why something simpler is wanted."""
    if shown[AskKind.ACCEPTANCE].plainly and not shown[AskKind.PRICE_CUT].plainly:
        found.pop(AskKind.PRICE_CUT, None)
    if _closed(found, shown, sentences):
        found.pop(AskKind.PRICE_CUT, None)
    if not shown[AskKind.PRICE_CUT].told and _only_asks_the_price(sentences):
        found.pop(AskKind.PRICE_CUT, None)
    likely = shares[AskKind.PRICE_CUT] >= _SAID
    if AskKind.SPEC_DOWNGRADE in found and AskKind.PRICE_CUT in found and not likely and not _figured(sentences):
        del found[AskKind.PRICE_CUT]


def _without_the_denied(found: Found, shown: Mapping[AskKind, Shown]) -> None:
    """Take away the kinds whose words are all taken back, where words tell plainly of another ask."""
    if not any(shown[k].plainly for k in found if k in NEGOTIATED):
        return
    for kind in _DENIABLE & found.keys():
        if "against" in shown[kind].signs and not shown[kind].told:
            del found[kind]


_PRICE_ASKED = re.compile(
    r"\b(?:combien|quels? (?:est|sont|serait)? ?(?:le |les |votre |vos )?(?:prix|tarifs?)|how much"
    r"|what(?:'s| is| are| would| do)?(?: \w+){0,4} (?:cost|price|rate)s?|prix pour|price for"
    r"|chiffr\w*|devis(?:er)?|quote)\b"
)


def _figured(sentences: tuple[Plain, ...]) -> bool:
    """Whether a percentage or an amount is named."""
    return any(f.unit is Unit.PERCENT or f.unit.is_money or f.per is not None for p in sentences for _, f in p.figures)


def _only_asks_the_price(sentences: tuple[Plain, ...]) -> bool:
    """Whether a price is asked and no figure says which one is wanted."""
    return not _figured(sentences) and any(_PRICE_ASKED.search(p.text) for p in sentences)


_OPEN_AGAIN = re.compile(r"\?|\b(?:si|if|mais|but|sauf|unless|a condition|provided|sinon|or else|otherwise)\b")


def _closed(found: Found, shown: Mapping[AskKind, Shown], sentences: tuple[Plain, ...]) -> bool:
    """Whether the client repeats terms to agree to them: nothing is asked and nothing is conditional."""
    if not shown[AskKind.ACCEPTANCE].plainly or AskKind.PRICE_CUT not in found:
        return False
    indices = {*found[AskKind.PRICE_CUT][0], *found.get(AskKind.ACCEPTANCE, ([], 0))[0]}
    return set(found[AskKind.PRICE_CUT][0]) <= set(found.get(AskKind.ACCEPTANCE, ([], 0))[0]) and not any(
        _OPEN_AGAIN.search(sentences[i].text) for i in indices
    )


def as_said(asks: list[Ask], sentences: tuple[Plain, ...], *, alone: bool) -> list[Ask]:
    """The asks as their sentences say: an order called off, and one put right before anything was made, are such.

    Of words `alone` one read in a sentence whose turn says that it is another is that other; twice the same is one.
    """
    kinds = {ask.kind for ask in asks}
    if AskKind.SCOPE_CHANGE not in kinds:
        asks = [replace(a, kind=mended_before_made(a.kind, a.quote, sentences)) for a in asks]
    else:
        # "Could we swap it?" beside the change of what was approved returns nothing.
        returned = (AskKind.RETURN_OR_WARRANTY,)
        asks = [a for a in asks if a.kind not in returned or mended_before_made(a.kind, a.quote, sentences) is a.kind]
    if alone:
        asks = _told_apart(asks, sentences)
    if AskKind.SPECIAL_FAVOUR not in kinds:
        asks = [replace(a, kind=called_off(a.kind, sentences)) for a in asks]
    return asks


def _told_apart(asks: list[Ask], sentences: Sequence[Plain]) -> list[Ask]:
    meant: dict[AskKind, Ask] = {}
    for ask in asks:
        own = [p.text for p in sentences if p.sentence.text.strip() and p.sentence.text.strip() in ask.quote]
        told = [t for text in own if (t := told_apart(text)) is not None]
        kind = ask.kind
        if told and len(told) == len(own) and all(t.get(kind) is False for t in told):
            other = next((k for t in told for k, yes in t.items() if yes), None)
            if other is None and len(asks) > 1:
                continue
            kind = other or AskKind.PLAIN_QUESTION
        meant.setdefault(kind, replace(ask, kind=kind))
    agreed = next((p for p in sentences if (told_apart(p.text) or {}).get(AskKind.ACCEPTANCE)), None)
    if agreed is not None and not meant.keys() & (NEGOTIATED | {AskKind.ACCEPTANCE}):
        meant[AskKind.ACCEPTANCE] = Ask(AskKind.ACCEPTANCE, agreed.sentence.text)
    if AskKind.COMPLAINT in meant and any(told_apart(p.text) for p in sentences):
        # What is asked beside it is about it.
        meant.pop(AskKind.PLAIN_QUESTION, None)
    return list(meant.values())
