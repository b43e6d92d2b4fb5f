"""A charge for hurry that is to come off: a price asked for by itself, whatever stands around it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.coach.understand.plain import Plain
from bot.domain.asks import Ask, AskKind
from bot.domain.figures import Unit
from bot.reading.usual_names import RUSH_FEE_OFF

_FEE = re.compile(
    r"\b(?:supplement\w*|majoration\w*|surcharges?|surcouts?|surtaxe|uplift|frais d'(?:urgence|express)|frais express"
    r"|(?:rush|express|urgency|expedite) (?:fee|charge|cost|rate)s?)\b"
    r"|#p (?:(?:de|en) plus|extra|on top|more)\b|(?:extra|added|additional) #p"
)
_HURRY = re.compile(
    r"\b(?:urgen\w*|express|rush|hurr\w*|speed\w*|fast\w*|quick\w*|turnaround|lead ?time|delais?|presse\w*|rapid\w*"
    r"|accelere\w*|sooner|plus (?:vite|tot)|dispatch|delivery)\b|#d"
)
_OFF = (
    r"(?:enlev\w*|retir\w*|supprim\w*|oubli(?:e|ez|er|ons)|saut(?:e|ez|er)|annul\w*|offr\w*|laiss\w* tomber"
    r"|vir(?:e|ez|er)"
    r"|waiv\w*|drop|scrap|strik\w*|struck|remov\w*|forget|forgo|skip|lose|delet\w*|take (?:it|that|this) (?:off|out)"
    r"|knock (?:it|that|this) off|leave (?:it|that|this) (?:off|out)|do without|get rid of|cancel"
    r"|disappear|vanish|go away|come off|dispara\w+)"
)
_ASKED_OFF = re.compile(
    rf"\b(?:pou[vr]\w+|peu[xt]\w*|please|svp|s'il (?:te|vous) plait|can|could|would|will|want|merci de|vous|tu"
    rf"|il faut|on)\b"
    rf"[^.?!]{{0,40}}\b{_OFF}\b|(?:^|[,;:.!] |\b(?:please|et|and|so|donc|alors|mais|but) ){_OFF}\b"
)
_POINTING = re.compile(
    r"\b(?:it|that|this|them|those|le|la|les|l'|ca|cela|en)\b|-(?:le|la|les|moi|nous)\b|\bl'(?=enl|ann|oub|off)"
)
_KEPT = re.compile(r"(?:\b(?:not|ne|without|sans|no need to)|n't|\bn')(?: \w+'?){0,4} ?$")
_REMOVAL = re.compile(rf"\b{_OFF}\b")
_NEAR = 2
"""How many sentences after the fee is named its removal may stand."""


def fee_apart(asks: tuple[Ask, ...], sentences: Sequence[Plain], text: str) -> tuple[Ask, ...]:
    """The asks, with one for a hurry's fee that is to come off, in place of what else was read in those words.

    The fee is named in the sentence that asks, or just before one that only points at it: "that's 15% extra. Can you
    take it off?".
    """
    found = _fee_off(sentences)
    if found is None:
        return asks
    first, last = found
    if not any(a.kind is AskKind.RUSH for a in asks) and not any(_HURRY.search(p.text) for p in sentences):
        return asks
    own = [p.sentence.text for p in sentences[first : last + 1]]
    kept = tuple(a for a in asks if a.kind not in _MISREAD or not _only_of(a, own))
    figures = tuple(f for p in sentences[first : last + 1] for _, f in p.figures if f.unit is Unit.PERCENT)
    quote = text[sentences[first].sentence.start : sentences[last].sentence.end]
    fee = Ask(AskKind.PRICE_CUT, quote, figures, beside=RUSH_FEE_OFF)
    for i, ask in enumerate(kept):
        if ask.kind is AskKind.PRICE_CUT:
            # a discount asked for elsewhere stays one ask with it: the stricter of the two is told
            return kept if not _only_of(ask, own) else (*kept[:i], replace(fee, heard=ask.heard), *kept[i + 1 :])
    return (*kept, fee)


_MISREAD = frozenset({AskKind.FREE_EXTRA, AskKind.GOODWILL, AskKind.PLAIN_QUESTION, AskKind.SPECIAL_FAVOUR})


def _only_of(ask: Ask, own: Sequence[str]) -> bool:
    """Whether an ask's words are those of the fee, or hold nothing that asks besides."""
    return any(said in ask.quote or ask.quote in said for said in own)


def _fee_off(sentences: Sequence[Plain]) -> tuple[int, int] | None:
    for i, plain in enumerate(sentences):
        match = _FEE.search(plain.text)
        if match is None:
            continue
        for j in range(i, min(i + _NEAR + 1, len(sentences))):
            said = sentences[j].text
            off = _ASKED_OFF.search(said)
            if off is None or _kept(said, off):
                continue
            if j == i or _POINTING.search(said):
                return i, j
    return None


def _kept(said: str, asked: re.Match[str]) -> bool:
    """Whether the removal is denied: "please don't drop it"."""
    removal = _REMOVAL.search(said, asked.start())
    return removal is not None and _KEPT.search(said[: removal.start()]) is not None
