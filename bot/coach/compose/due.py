"""The day by which the client needs the goods: named in an ask, in a condition, or anywhere in the message."""

import re
from datetime import date

from bot.coach.compose.case import Case
from bot.coach.compose.days import gone_by
from bot.domain.stance import Ruling
from bot.reading.folding import fold
from bot.reading.latest import by_when_to_act

_CONDITION = re.compile(
    r"\b(?:a condition|sous reserve|pourvu|seulement si|si (?:c'est|tout est|nous sommes|on est|vous pouvez)|tant que"
    r"|provided|providing|on condition|as long as|so long as|subject to|only if|if you can)\b"
)
_STOP = re.compile(r"(?<=[?!.…])\s+|\n+")


def due_day(ruling: Ruling) -> date | None:
    """The day on which the client needs the goods, where the ask names one."""
    return next((f.top for f in ruling.ask.figures if isinstance(f.top, date)), None)


def due_on_condition(case: Case) -> date | None:
    """The coming day that an agreement hangs on: told in the sentence of the condition."""
    for said in _STOP.split(case.situation.message.text):
        if _CONDITION.search(fold(said)):
            days = [f.top for f in case.situation.figures if isinstance(f.top, date) and f.text in said]
            return max((d for d in days if d > case.today), default=None)
    return None


_WANTED = frozenset({"needed_by", "faster", "q_lead_time", "later_delivery", "split_delivery"})
_AT_LEAST = 0.15
"""A share from which the sentence of a day may tell by when the goods are wanted."""


def wanted_by(start: int, case: Case) -> bool:
    """Whether a day that stands at `start` may be the one that goods are wanted by; yes where no classifier listens."""
    points = case.situation.points
    own = [p for p in points if p.start <= start < p.start + len(p.quote)]
    return not points or any(p.name in _WANTED and p.share >= _AT_LEAST for p in own)


def surely_wanted(day: date, case: Case) -> bool:
    """Whether the sentence that names a day is surely heard to want the goods by it, and no answer."""
    at = next((f.start for f in case.situation.figures if f.top == day), -1)
    own = {p.name: p.share for p in case.situation.points if p.start <= at < p.start + len(p.quote)}
    return own.get("needed_by", 0.0) >= _SURELY and own.get("deadline_for_us", 0.0) < _AT_LEAST


_SURELY = 0.8


def day_asked_of(case: Case) -> date | None:
    """The one coming day that a question by when to act is about ("until when can we approve for the 15th?")."""
    for said in _STOP.split(case.situation.message.text):
        if by_when_to_act(fold(said)):
            days = {f.top for f in case.situation.figures if isinstance(f.top, date) and f.text in said}
            coming = {d for d in days if d > case.today}
            return coming.pop() if len(coming) == 1 else None
    return None


def due_told(case: Case) -> date | None:
    """The last coming day that the message names, whatever it asks: what is said of the past comes before it."""
    text = case.situation.message.text
    return max(
        (
            f.top
            for f in case.situation.figures
            if isinstance(f.top, date)
            and f.top > case.today
            and wanted_by(f.start, case)
            and not announced(text[: f.start])
            and (_numbered(f.text) or not gone_by(text[: f.start]))
        ),
        default=None,
    )


def announced(before: str) -> bool:
    """Whether what stands before a day tells when an order under way is to come: nobody wishes for it by then."""
    return _ANNOUNCED.search(fold(before)) is not None


_ANNOUNCED = re.compile(
    r"\b(?:orders?|delivery|parcels?|umbrellas|mugs|bags|totes|notebooks|boxes|commande|livraison|colis|parapluies|sacs"
    r"|carnets|coffrets)\b[^.?!]{0,60}\b(?:due|scheduled|expected|planned|prevue?s?|attendue?s?|annoncee?s?)\b[^.?!]{0,15}$"
)


def due_by(case: Case) -> date | None:
    """The coming day that goods are asked for by in so many words ("here by Thursday"), before any day beside it."""
    text = fold(case.situation.message.text)
    days = (
        f.top
        for f in case.situation.figures
        if isinstance(f.top, date) and f.top > case.today and _BY.search(text[: f.start]) is not None
    )
    return next(days, None)


_BY = re.compile(
    r"\b(?:here|in|in hand|delivered|with us|arrive|replacements?|remplacements?|new ones|nouve\w+"
    r"|have (?:them|it|the \w+)|(?:need|want) (?:them|it|these)(?: \w+)?"
    r"|la|ici|livree?s?|chez nous|recevoir|avoir|il (?:me|nous) les faut)"
    r" (?:by|before|no later than|avant|d'ici|pour|au plus tard)(?: le| the)? $"
)


def _numbered(said: str) -> bool:
    """Whether a day is told by its date: only the name of a week's day may lie behind."""
    return any(c.isdigit() for c in said)


def for_an_answer(case: Case) -> bool:
    """Whether the day that a message names is one to answer or to pay by, not one to have the goods by."""
    return _ANSWER_BY.search(fold(case.situation.message.text)) is not None


_ANSWER_BY = re.compile(
    r"\b(?:rembours\w*|reponse|solution|avoir|acompte|avocat|juridique|dedommag\w*|regle\w*|refund\w*|answer"
    r"|reply|hear|lawyer"
    r"|solicitor|legal|court|money|sorted|resolved|compensat\w*)\b[^.?!]{0,40}\b(?:d'ici|avant|sous|by|before"
    r"|within|until)\b"
    r"|\b(?:for delivery|promised|guaranteed|was due|were due|etait prevu\w*|etaient prevu\w*|promis\w*)\b[^.?!]{0,12}"
    r"\b(?:by|on|for|pour|le|avant)\b"
    r"|\b(?:d'ici|avant|by|before)\b(?:(?! and | et )[^.?!]){0,25}\b(?:rembours\w*|reponse|avocat|refund\w*|lawyer"
    r"|solicitor|legal|court)\b"
    r"|\b(?:nouvelles?|reponse|retour|rappel\w*|news|answer|reply|word|call|hear)\b[^.?!]{0,15}\b(?:demain|aujourd'hui"
    r"|ce soir|tomorrow|today|tonight|lundi|mardi|mercredi|jeudi|vendredi|monday|tuesday|wednesday|thursday|friday)\b"
)
