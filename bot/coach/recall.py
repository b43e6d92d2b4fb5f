"""What earlier turns left: the client's own asks, latest first, and what we granted or said."""

import re
from collections.abc import Callable
from decimal import Decimal

from bot.domain.asks import Heat, Language
from bot.domain.facts import Fact, FactName, Origin
from bot.domain.figures import Unit
from bot.domain.message import Side, Turn
from bot.domain.situation import Situation
from bot.reading.figures import read_figures
from bot.reading.folding import fold
from bot.reading.sentences import sentences

# Words of a boundary on conduct; they count only after an insult, so "respect" alone says nothing.
_BOUNDARY = re.compile(r"\b(respect\w*|courtois\w*|insult\w*|ton|propos|langage|civil\w*|polite\w*|language|tone|courte\w+)\b")
_REFUSED = re.compile(r"\b(ne|n'|pas|jamais|impossible|not|cannot|can't|won't|never|no|vous demandez|you ask\w*|au-dela|beyond)\b")
_ON_TOP = re.compile(r"\b(de plus|en plus|supplementaires?|encore|additional|another|extra|more|further|on top)\b")
_OFF = re.compile(r"\b(remises?|rabais|ristournes?|reductions?|escompte|discounts?|off|geste|accord\w*|moins|lower|reduce\w*|consen\w*)\b")


def recall(thread: tuple[Turn, ...], read: Callable[[str], Situation]) -> tuple[tuple[Situation, ...], tuple[Fact, ...]]:
    """The client's earlier turns as situations, latest first, and facts of the case.

    `read` understands one message. Facts: insults so far, a boundary that one of us set after
    one, and the discount our own turns granted; the same figure said twice is one concession,
    one announced as further is added.
    """
    standing: list[Situation] = []
    granted, on_top, quote = Decimal(0), Decimal(0), ""
    insults, boundary = 0, ""
    for turn in thread:
        if turn.side is Side.CLIENT:
            if turn.text.strip():
                standing.insert(0, read(turn.text))
                insults += standing[0].heat is Heat.ABUSIVE
            continue
        if insults and _BOUNDARY.search(fold(turn.text)):
            boundary = turn.text
        for value, further, words in _discounts(turn.text):
            quote = words
            if further:
                on_top += value
            else:
                granted = max(granted, value)
    facts = []
    if insults:
        facts.append(Fact(FactName.ABUSE_BEFORE, Decimal(insults), Origin.THREAD))
    if boundary:
        facts.append(Fact(FactName.BOUNDARY_SET, True, Origin.THREAD, boundary))
    if granted + on_top:
        facts.append(Fact(FactName.GRANTED_DISCOUNT, granted + on_top, Origin.THREAD, quote))
    return tuple(standing), tuple(facts)


def _discounts(text: str) -> list[tuple[Decimal, bool, str]]:
    """The discounts our words grant: (percent, said to be on top of another, the sentence)."""
    found = []
    for sentence in sentences(text):
        words = fold(sentence.text)
        if _REFUSED.search(words) or not _OFF.search(words):
            continue
        percents = [f.number for f in read_figures(sentence.text, Language.FR) if f.unit is Unit.PERCENT]
        if percents:
            found.append((max(percents), bool(_ON_TOP.search(words)), sentence.text))
    return found
