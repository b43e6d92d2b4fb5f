"""A repair said with the pieces it is for, and what a complaint sets against each other."""

import re

from bot.coach.compose.case import Case
from bot.domain.asks import Ask, Language
from bot.domain.figures import Unit
from bot.domain.wrongs import WrongKind
from bot.reading.format import say_figure


def counted(given: str, pieces: str, language: Language) -> str:
    """A repair with the pieces it is for: "nous refaisons ces 42 mugs …", "we make 11 new umbrellas …"."""
    if language is Language.FR:
        found = _PIECES_FR.search(given)
        of = found is not None and found[0].startswith("des") and _OF.search(given[: found.start()])
        return _PIECES_FR.sub(f"{'de ' if of else ''}ces {pieces}", given, count=1)
    number, _, noun = pieces.partition(" ")
    new = _NEW_EN.sub(f"{number} new {noun}", given, count=1)
    return new if new != given else _PIECES_EN.sub(f"the {pieces}", given, count=1)


_OF = re.compile(r"(?:ment|our|ion|ange|ise) $")
"""Nouns of what is done with the pieces: "le remboursement des pièces" is that of these pieces."""
_PIECES_FR = re.compile(r"\b(?:les|des) pièces(?: défectueuses| touchées| concernées| abîmées)?(?= |,|$)")
_NEW_EN = re.compile(r"\bnew pieces\b")
_PIECES_EN = re.compile(r"\bthe (?:faulty |affected |damaged |defective )?pieces(?: affected)?\b")


def gap(ask: Ask, case: Case) -> dict[str, str]:
    """The two amounts or the two counts that a complaint sets against each other; empty where there are not two."""
    # Bare numbers of a bill are amounts of nobody knows what.
    counts = set() if case.situation.told(WrongKind.BILLED) else {Unit.PIECES, Unit.NUMBER}
    for units in ({f.unit for f in ask.figures if f.unit.is_money}, counts):
        told = {f.number: f for f in ask.figures if f.unit in units}
        if len(told) == _TWO and units and max(told) <= _COMPARED * min(told):
            unit = next((u for u in units if u.is_money), Unit.PIECES)
            one, other = (say_figure(n, unit, case.language) for n in told)
            return {"figure": one, "other_way": other}
    return {}


_TWO = 2
_COMPARED = 4
"""What is set against each other is of one kind: carriage and the value of an order, fifty times as much, are not."""
