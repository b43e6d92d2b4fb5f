"""What earlier turns left: the client's own asks, latest first, and what we granted or said."""

import re
from collections.abc import Callable
from decimal import Decimal
from enum import Enum

from bot.domain.asks import AskKind, Heat, Language
from bot.domain.facts import Fact, FactName, Origin
from bot.domain.figures import Unit
from bot.domain.message import Side, Turn
from bot.domain.situation import Situation
from bot.reading.anew import bargains_anew
from bot.reading.figures import read_figures
from bot.reading.folding import fold
from bot.reading.sentences import sentences

# Words of a boundary on conduct; they count only after an insult, so "respect" alone says nothing.
_BOUNDARY = re.compile(
    r"\b(respect\w*|courtois\w*|insult\w*|ton|propos|langage|civil\w*|polite\w*|language|tone|courte\w+)\b"
)
_REFUSED = re.compile(
    r"\b(ne|n'|pas|jamais|impossible|not|cannot|can't|won't|never|no|vous demandez|you ask\w*|au-dela|beyond)\b"
)
_ON_TOP = re.compile(r"\b(de plus|en plus|supplementaires?|encore|additional|another|extra|more|further|on top)\b")
_IN_RETURN = re.compile(
    r"\b(contre|en echange|moyennant|si|a condition|avec|in exchange|in return|if|for|provided|against|with)\b"
)
_CHARGED = re.compile(r"\b(acompte|deposit|supplement|surcharge|majoration|fee|tva|vat|interets?|interest)\b")
_TAKEN = re.compile(
    r"^\W*(?:ok\w*|fine|noted|d'accord|entendu|parfait|great|lovely"
    r"|thanks(?! for (?:answer|repl|get))|thank you(?! for (?:answer|repl|get))|merci(?! (?:de|d'))|top|super|tres bien"
    r"|right|deal|good|perfect|c'est (?:note|gentil|bien|parfait)|va pour"
    r"|marche conclu|agreed|so that's|donc|bien note|ca marche)\b"
)
_SENT_UP = re.compile(r"\b(?:direction|responsable|manager|management|director|directeur|directrice|patron\w*|boss)\b")
_DECIDED = re.compile(
    r"\b(?:accordee?s?|acceptee?s?|accepte|valide\w*|dit oui|donne son (?:accord|feu vert)"
    r"|approved|agreed|agrees|granted"
    r"|accepts?|accepted|said yes|signed off)\b"
)
_IN_ALL = re.compile(r"\b(en tout|au total|soit|total\w*|in total|in all|altogether|making it)\b")
_OFF = re.compile(
    r"\b(remises?|rabais|ristournes?|reductions?|escompte|discounts?|off|geste|accord\w*|accept\w*|moins|lower|reduce\w*|consen\w*|agree\w*|grant\w*|give\w*)\b"
)


def recall(
    thread: tuple[Turn, ...], read: Callable[[str], Situation], latest: str = ""
) -> tuple[tuple[Situation, ...], tuple[Fact, ...]]:
    """The client's earlier turns as situations, latest first, and facts of the case.

    `read` understands one message. Facts: insults so far, a boundary that one of us set after
    one, and the discount our own turns granted; the same figure said twice is one concession,
    one announced as further is added; one offered for something in return counts once the client takes it,
    in a later turn or in the `latest` words.
    """
    standing: list[Situation] = []
    granted, on_top, quote = Decimal(0), Decimal(0), ""
    said: list[_Discount] = []
    offered: list[_Discount] = []  # for something in return, and not yet taken by the client
    insults, boundary = 0, ""
    for turn in thread:
        if turn.side is Side.CLIENT:
            if turn.text.strip():
                standing.insert(0, read(turn.text))
                insults += standing[0].heat is Heat.ABUSIVE
                words = fold(turn.text)
                if offered and (standing[0].has(AskKind.ACCEPTANCE) or _takes(words)):
                    said += offered
                offered = []
            continue
        if insults and _BOUNDARY.search(fold(turn.text)):
            boundary = turn.text
        for discount in _discounts(turn.text):
            quote = discount[2]
            (offered if _IN_RETURN.search(fold(quote)) else said).append(discount)
    if offered and _takes(fold(latest)):
        said += offered
    for value, said_as, _ in said:
        if said_as is _Said.TOTAL:
            granted, on_top = max(granted + on_top, value), Decimal(0)
        elif said_as is _Said.FURTHER:
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


def _takes(words: str) -> bool:
    """Whether words take an offer, or want something on top of it; not by a nod before a new bargain."""
    return _ON_TOP.search(words) is not None or (_TAKEN.search(words) is not None and not bargains_anew(words))


class _Said(Enum):
    """How one of our turns speaks of a discount."""

    PLAIN = "plain"
    FURTHER = "further"  # on top of what was granted
    TOTAL = "total"  # the sum of what was granted


_Discount = tuple[Decimal, _Said, str]


def _discounts(text: str) -> list[_Discount]:
    """The discounts our words grant: (percent, how it is said, the sentence)."""
    found = []
    for sentence in sentences(text):
        words = fold(sentence.text)
        if _SENT_UP.search(words) and not _DECIDED.search(words):
            # what somebody else is yet to decide is not given
            continue
        if _REFUSED.search(words) or not (_OFF.search(words) or _IN_RETURN.search(words)) or _CHARGED.search(words):
            continue
        percents = [f.number for f in read_figures(sentence.text, Language.FR) if f.unit is Unit.PERCENT]
        if percents:
            said_as = _Said.TOTAL if _IN_ALL.search(words) else _Said.FURTHER if _ON_TOP.search(words) else _Said.PLAIN
            found.append((max(percents), said_as, sentence.text))
    return found
