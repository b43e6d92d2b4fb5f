"""How long somebody has waited, or was kept waiting, in their own count."""

import re
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.counts import in_words
from bot.domain.asks import Language
from bot.domain.figures import Figure, Unit
from bot.reading.folding import fold
from bot.reading.format import say_figure

_PERIODS = (Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS)
_BEFORE = re.compile(
    r"(?:retard de|en retard d[e'] ?|avec|attend\w* depuis|depuis|late by|delayed by|delay of|wait(?:ed"
    r"|ing)(?: for)?|silence for"
    r"|nothing for|voila|cela fait|ca fait|fait)(?: (?:plus de|more than|over|bientot|deja|already|nearly|about"
    r"|environ|the last))?"
    r" ?$"
)
_AFTER = re.compile(
    r"^ ?(?:de retard|trop tard|late|later|behind|overdue|too late|d'attente|of waiting|sans (?:nouvelles?"
    r"|reponse|retour)"
    r"|without (?:news|an answer|a reply|a word)|of silence|de silence|and (?:still )?(?:nothing|no )"
    r"|et (?:toujours )?rien"
    r"|(?:que|qu'on|now)(?: \w+(?:'\w+)?){0,3} atten\w*|qu'on atten\w*)"
)
_WAITED = re.compile(
    r"\b(?:attend\w*|retards?|tard|late|delay\w*|wait\w*|overdue|silence|relanc\w*|chas\w*|toujours (?:pas|rien"
    r"|aucun\w*)|still"
    r"|pas de (?:reponse|nouvelles?)|sans (?:reponse|nouvelles?)|no (?:answer|reply|news|word)|nobody|personne"
    r"|never|jamais)\b"
)
_DAYS_IN_WEEK = 7


def waited(case: Case) -> str | None:
    """The time lost as the client counts it ("trois semaines", "four days"); None where none is told."""
    text = fold(case.situation.message.text)
    if _WAITED.search(text) is None:
        return None
    for figure in case.situation.figures:
        if figure.unit not in _PERIODS or not isinstance(figure.top, Decimal):
            continue
        at = text.find(fold(figure.text))
        if at < 0:
            continue
        before, after = text[:at], text[at + len(fold(figure.text)) :]
        if _AFTER.search(after) or _BEFORE.search(before):
            return _said(figure, case)
    return None


def _said(figure: Figure, case: Case) -> str:
    """The time in the unit that the client counts in, small numbers in letters."""
    top, french = figure.number, case.language is Language.FR
    low = fold(figure.text)
    if ("semaine" in low or "week" in low) and top % _DAYS_IN_WEEK == 0:
        count = top // _DAYS_IN_WEEK
        noun = ("semaine" if french else "week") + ("s" if count > 1 else "")
    elif figure.unit is Unit.DAYS and not top % 1:
        count, noun = top, ("jour" if french else "day") + ("s" if top > 1 else "")
    else:
        return say_figure(top, figure.unit, case.language)
    alone = ("un" if noun == "jour" else "une") if french else "a"
    number = alone if count == 1 else in_words(count, case.language)
    return f"{number} {noun}"
