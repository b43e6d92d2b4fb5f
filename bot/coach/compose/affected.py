"""How many pieces a complaint or a return is about, and what they are: "42 mugs", "80 notebooks"."""

import re
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.estimates import as_noted, estimated
from bot.coach.compose.nouns_counted import COUNTS, PACKED, counted_goods, noun_behind, of_goods_at_all
from bot.coach.compose.part_of_all import left_uncounted, part_of_all, spare_pieces
from bot.domain.asks import TROUBLES, Ask, AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Figure, Unit
from bot.domain.wrongs import WrongKind
from bot.reading.folding import fold


def affected(ask: Ask, case: Case, *, wanted: bool = True) -> str | None:
    """The pieces that went wrong or are to come back, counted; None where the message does not tell how many.

    The ask's own words are read first, then those of any other trouble, then the whole message. `wanted` counts the new
    pieces asked for, where the message counts them: what they replace may go by other names.
    """
    back = ask.kind is AskKind.RETURN_OR_WARRANTY
    if wanted and (new := _new_ones(case)) is not None:
        return new
    if uncounted(case) or (back and left_uncounted(case)):
        return None
    if (part := (spare_pieces(case) if back else None) or part_of_all(case)) is not None:
        return part
    others = [f for a in case.situation.asks if a.kind not in TROUBLES and a is not ask for f in a.figures]
    troubled = [f for a in case.situation.asks if a.kind in TROUBLES for f in a.figures]
    whole = [f for f in case.situation.figures if f not in others and noun_behind(f, case) is not None]
    for figures in (ask.figures, troubled, whole):
        found = {f.number: f for f in figures if _counts(f, ask, case)}
        if len(found) == 1:
            number, figure = found.popitem()
            counted = as_noted(number, case)
            # an estimate that nobody has checked is no number to promise
            return None if counted == number and estimated(figure, case) else counted_goods(counted, figure, case)
    return None


def _new_ones(case: Case) -> str | None:
    """The new pieces that the message asks for in so many words: "nine new ones", "9 neufs"; None without a count."""
    asked_for = {m[1] for m in _NEW.finditer(fold(case.situation.message.text))}
    told = {f.number: f for f in case.situation.figures if f.unit in COUNTS and fold(f.text).split()[0] in asked_for}
    if len(told) != 1:
        return None
    number, figure = told.popitem()
    return counted_goods(number, figure, case)


_NEW = re.compile(
    r"\b(\w+) (?:(?:pieces |exemplaires )?(?:neufs?|neuves?)|nouveaux|nouvelles|new (?:ones|pieces)"
    r"|replacements?|remplacements?|de remplacement)\b"
)


def uncounted(case: Case) -> bool:
    """Whether it is not plain how many pieces are spoilt: several counts, or a few of them in no figure."""
    spoilt = tuple(w.quote for w in case.situation.wrongs if w.kind is WrongKind.SPOILT)
    figures = [fold(f.text) for f in case.situation.figures if f.unit in COUNTS]
    few = (m[1] for quote in spoilt for m in _A_FEW.finditer(fold(quote)))
    both = case.situation.told(WrongKind.SPOILT) and case.situation.told(WrongKind.SHORT)
    numbered = any(_LIST.search(fold(w.quote)) for w in case.situation.wrongs)
    text = case.situation.message.text
    places = [(at, at + len(q)) for q in spoilt if (at := text.find(q)) >= 0]
    counted = {
        f.top
        for f in case.situation.figures
        if f.unit in COUNTS
        and any(a <= f.start < b for a, b in places)
        # of how many they are
        and f.top != case.quantity
        and _OF_SO_MANY.search(fold(text[: f.start])) is None
    }
    both = both or len(counted) > 1
    return both or numbered or any(not any(word in figure for figure in figures) for word in few)


_OF_SO_MANY = re.compile(r"\b(?:sur|of|parmi|among)(?: (?:les|nos|mes|the|our|my))?\s*$")
_DAY_BEFORE = re.compile(r"\b(?:le|du|au|the|on|since|depuis(?: le)?|until)\s*$")
"""Words before the number of a day of the month."""
_LIST = re.compile(r"(?:^|\n)\s*\(?\d[).]|\bn[°o] ?\d")
"""A number that counts nothing: of a list, of a box."""
_A_FEW = re.compile(
    r"\b(deux|trois|quatre|cinq|plusieurs|certaine?s|quelques|two|three|four|five|some|several|a few|a couple"
    r"|une partie|part of|half|la moitie|une poignee|a handful)\b(?! (?:ans|mois|jours|semaines|fois|years?|months?"
    r"|weeks?|days?|times|cartons?|boxes|photos|pictures|points?|things|choses|colou?rs|couleurs))"
)


def _counts(figure: Figure, ask: Ask, case: Case) -> bool:
    """Whether a figure is a count of several pieces, fewer than were ordered unless sound goods are to come back."""
    top = figure.top
    if figure.unit not in COUNTS or not isinstance(top, Decimal) or top % 1 or top <= 1:
        return False
    if PACKED.match(fold(case.situation.message.text[figure.end :])):
        # "Two boxes came broken": nobody knows how many pieces were in them.
        return False
    if not of_goods_at_all(figure, case) or _DAY_BEFORE.search(fold(case.situation.message.text[: figure.start])):
        return False
    facts = case.situation.facts
    sound = facts.flag(FactName.DEFECT) is not True and facts.flag(FactName.OUR_FAULT) is not True
    if top == case.quantity and ask.kind is AskKind.RETURN_OR_WARRANTY and sound:
        return noun_behind(figure, case) is not None
    if case.quantity is not None:
        whole = top == case.quantity and _ALL_OF_THEM.search(fold(case.situation.message.text)) is not None
        return top < case.quantity or whole
    return figure.unit is Unit.PIECES or noun_behind(figure, case) is not None


_ALL_OF_THEM = re.compile(
    r"\b(?:(?:ont|sont) (?:tous|toutes)|tous les|toutes les|all of (?:them|the)"
    r"|every (?:one|single)|are all|have all)\b"
)
