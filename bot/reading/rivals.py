"""Whose price a figure is: ours to lower, or what another supplier is said to ask."""

import re
from decimal import Decimal

from bot.domain.asks import Ask
from bot.domain.figures import Figure, Unit
from bot.reading.folding import fold

_PART = re.compile(r"[.!?;:](?=\s|$)|\n|, |\b(?:ou|or|sinon|otherwise|mais|but|alors que|whereas|et|and)\b")
_SOMEONE = (
    r"(?:autres?|another|other|different) (?:\w+ )?(?:maisons?|fournisseurs?|devis|offres?|imprimeurs?|prestataires?"
    r"|lots?|suppliers?|quotes?|offers?|bids?|bidders?|firms?|shops?|vendors?|compan(?:y|ies)|outfits?|people|guys?)"
)
_NAMED = re.compile(
    rf"\b(?:concurren\w*|confreres?|competitors?|competition|rivals?|ailleurs|elsewhere|{_SOMEONE}"
    r"|(?:someone|somebody|anyone) else|quelqu'un d'autre|(?:un|une|a) (?:mec|gars|type|boite|bloke|guy|lad|firm)"
    r"|chez (?:lui|eux|elle|elles))\b"
)
_THEY = re.compile(
    r"\b(?:they|he|she)(?:'re|'s|'ll|'ve| are| is| will| have| has)?(?: \w+){0,2} (?:at|do\w*|quot\w*|offer\w*|ask\w*"
    r"|said|charg\w*|sell\w*|for)\b|\bthey(?:'re|'s| are) \d"
    r"|\b(?:ils|elles?|il|on (?:me|nous|m'|vous)) ?(?:me |nous |m')?"
    r"(?:sont|est|fait|font|le fait|les? font|propos\w*|offr\w*|vend\w*|annonc\w*)\b"
)
_OURS = re.compile(r"\b(?:you|your|yours|vous|votre|vos|tu|ton|ta|chez vous)\b")


def of_a_rival(words: str, said: str) -> bool:
    """Whether the figure written `said` in `words` is what somebody else asks, in its own part of the sentence.

    Where our own price or doing is named in the same part ("can you do 6.20?"), it is none of theirs.
    """
    text, figure = fold(words), fold(said)
    at = text.find(figure)
    if at < 0:
        return False
    begin = max((m.end() for m in _PART.finditer(text, 0, at)), default=0)
    end = next((m.start() for m in _PART.finditer(text, at + len(figure))), len(text))
    part = text[begin:end]
    if _NAMED.search(part):
        return True
    return _THEY.search(part) is not None and _OURS.search(part) is None


def without_rivals(ask: Ask, ours: frozenset[Decimal] = frozenset()) -> tuple[Figure, ...]:
    """The figures of a price asked for, less another supplier's: all of their percentages, a price beside another.

    A price that stands alone, or beside none but `ours`, is kept: it is the one that we are asked to match.
    """
    theirs = {f for f in ask.figures if _priced(f) and of_a_rival(ask.quote, f.text)}
    beside = any(_priced(f) and f not in theirs and f.top not in ours for f in ask.figures)
    return tuple(f for f in ask.figures if f not in theirs or not (beside or f.unit is Unit.PERCENT))


def only_rivals(ask: Ask) -> bool:
    """Whether all the prices and percentages of an ask are another supplier's."""
    priced = [f for f in ask.figures if _priced(f)]
    return bool(priced) and all(of_a_rival(ask.quote, f.text) for f in priced)


def _priced(figure: Figure) -> bool:
    """Whether a figure may be a price or what comes off one."""
    if figure.unit is Unit.NUMBER:
        return bool(figure.number % 1)
    return figure.unit.is_money or figure.unit is Unit.PERCENT or figure.per is not None
