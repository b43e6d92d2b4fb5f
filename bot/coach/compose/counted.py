"""A repair said with the pieces it is for, and what a complaint sets against each other."""

import re

from bot.coach.compose.case import Case
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.voice import sentence
from bot.domain.asks import Ask, Language
from bot.domain.figures import Unit
from bot.domain.wrongs import WrongKind
from bot.reading.folding import fold
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


def each_counted(case: Case) -> tuple[Part, ...]:
    """How many pieces are spoilt and how many lacking, where the message counts both; nothing elsewhere."""
    told = [w.quote for w in case.situation.wrongs if w.kind in (WrongKind.SPOILT, WrongKind.SHORT)]
    if not (case.situation.told(WrongKind.SPOILT) and case.situation.told(WrongKind.SHORT)):
        return ()
    lacking, spoilt = set[str](), set[str]()
    for quote in dict.fromkeys(told):
        for stretch in _STRETCHES.split(quote):
            counts = [m[1] for m in _COUNT.finditer(stretch) if not _of_all(stretch[: m.start()])]
            if len(counts) == 1:
                (lacking if _LACKING.search(fold(stretch)) else spoilt).add(counts[0])
    if len(lacking) != 1 or len(spoilt) != 1:
        return ()
    said = case.voice.say("counts_noted", figure=spoilt.pop(), other_way=lacking.pop())
    return (Part("counts", sentence(said), Place.CORE, 1),)


def _of_all(before: str) -> bool:
    """Whether a count is of all there were, and not of what a box holds."""
    folded = fold(before)
    return _OF_ALL.search(folded) is not None and _BOX.search(folded) is None


_BOX = re.compile(r"\b(?:box|carton|pack|boite|paquet|case|lot) (?:of|de) $")
_STRETCHES = re.compile(r"[,;.:] |\b(?:et|and|plus|puis)\b")
_COUNT = re.compile(r"(?<![\w.,])(\d{1,4})(?![\w%€]|[.,]\d)")
_OF_ALL = re.compile(r"\b(?:sur|of|of the|of our|sur les|parmi)(?: les| the| our| nos)? $")
_LACKING = re.compile(r"\b(?:manqu\w*|missing|short|lacking|absent\w*)\b")
_COMPARED = 4
"""What is set against each other is of one kind: carriage and the value of an order, fifty times as much, are not."""
