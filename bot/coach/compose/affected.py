"""How many pieces a complaint or a return is about, and what they are: "42 mugs", "80 notebooks"."""

import re
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.goods import head
from bot.domain.asks import Ask, AskKind, Language
from bot.domain.facts import FactName
from bot.domain.figures import Figure, Unit
from bot.reading.folding import fold
from bot.reading.format import say_figure, say_number

_TROUBLED = (AskKind.COMPLAINT, AskKind.RETURN_OR_WARRANTY)
_COUNTS = (Unit.PIECES, Unit.NUMBER)
_NEAR = 3
"""A noun this many words after a number is what it counts."""


def affected(ask: Ask, case: Case) -> str | None:
    """The pieces that went wrong or are to come back, counted; None where the message does not tell how many.

    The ask's own words are read first, then those of any other trouble, then the whole message.
    """
    others = [f for a in case.situation.asks if a.kind not in _TROUBLED and a is not ask for f in a.figures]
    troubled = [f for a in case.situation.asks if a.kind in _TROUBLED for f in a.figures]
    whole = [f for f in case.situation.figures if f not in others and _noun(f, case) is not None]
    for figures in (ask.figures, troubled, whole):
        found = {f.number: f for f in figures if _counts(f, ask, case)}
        if len(found) == 1:
            number, figure = found.popitem()
            return _told(number, figure, case)
    return None


def _counts(figure: Figure, ask: Ask, case: Case) -> bool:
    """Whether a figure is a count of several pieces, fewer than were ordered unless sound goods are to come back."""
    top = figure.top
    if figure.unit not in _COUNTS or not isinstance(top, Decimal) or top % 1 or top <= 1:
        return False
    facts = case.situation.facts
    sound = facts.flag(FactName.DEFECT) is not True and facts.flag(FactName.OUR_FAULT) is not True
    if top == case.quantity and ask.kind is AskKind.RETURN_OR_WARRANTY and sound:
        return _noun(figure, case) is not None
    if case.quantity is not None:
        return top < case.quantity
    return figure.unit is Unit.PIECES or _noun(figure, case) is not None


def _told(number: Decimal, figure: Figure, case: Case) -> str:
    noun = _noun(figure, case)
    if noun is None and case.product is not None and not case.several:
        noun = head(case.product.name.of(case.language), case.language, int(number))
    if noun is None:
        return say_figure(number, Unit.PIECES, case.language)
    return f"{say_number(number, case.language)} {noun}"


def named_goods(figure: Figure, case: Case) -> str | None:
    """The count with the head noun of our goods that follows it in the message: "20 umbrellas"; None without one."""
    noun = _noun(figure, case)
    return None if noun is None or not isinstance(figure.top, Decimal) else _told(figure.top, figure, case)


def _noun(figure: Figure, case: Case) -> str | None:
    """The head noun of our goods that follows the figure in the message."""
    text = case.situation.message.text
    digits = re.match(r"\d[\d\s\u00a0\u202f.,]*", figure.text)
    written = re.escape((digits.group() if digits else figure.text).strip())
    after = re.search(rf"(?<![\w.,]){written}(?![\d])((?:\W+\w+){{1,{_NEAR}}})", text)
    if after is None:
        return None
    said = set(re.findall(r"\w+", fold(after[1])))
    for product in case.pack.products:
        many = head(product.name.of(case.language), case.language, 2)
        if fold(many) in said:
            return many
    return None


def counted(given: str, pieces: str, language: Language) -> str:
    """A repair with the pieces it is for: "nous refaisons ces 42 mugs …", "we make 11 new umbrellas …"."""
    if language is Language.FR:
        return _PIECES_FR.sub(f"ces {pieces}", given, count=1)
    number, _, noun = pieces.partition(" ")
    new = _NEW_EN.sub(f"{number} new {noun}", given, count=1)
    return new if new != given else _PIECES_EN.sub(f"the {pieces}", given, count=1)


_PIECES_FR = re.compile(r"\b(?:les|des) pièces(?: défectueuses| touchées| concernées| abîmées)?(?= |,|$)")
_NEW_EN = re.compile(r"\bnew pieces\b")
_PIECES_EN = re.compile(r"\bthe (?:faulty |affected |damaged |defective )?pieces(?: affected)?\b")
