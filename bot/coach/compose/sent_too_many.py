"""Goods that came in larger number than ordered: kept aside, with nothing to pay or to send back before our word."""

import re

from bot.coach.compose.case import Case
from bot.coach.compose.core import Core
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.theirs import goods_noun
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.stance import Move, Ruling
from bot.reading.folding import fold

_OF_GOODS = (AskKind.PLAIN_QUESTION, AskKind.RETURN_OR_WARRANTY, AskKind.COMPLAINT, AskKind.GOODWILL)
_CAME = r"(?:received|got|sent (?:us|me)|delivered|recu\w*|livre\w*|envoye\w*|counted|compte\w*)"
_MORE = re.compile(
    rf"\b{_CAME}\b[^.?!\d]{{0,25}}(?P<got>\d{{2,5}})\b[^.?!\d]{{0,30}}\b(?:instead of|rather than|not|and not"
    rf"|au lieu de|pas|et non)"
    r"\b[^.?!\d]{0,15}(?P<due>\d{2,5})\b"
)
_TOO_MANY = re.compile(
    rf"\b{_CAME}\b[^.?!\d]{{0,25}}(?P<over>\d{{1,5}})\b(?: [a-z'-]+){{0,3}} (?:en trop|de trop|too many|extra"
    rf"|more than)\b"
)
_THEIRS = re.compile(r"\b(?:trop commande|commande trop|over-?ordered|ordered too many)\b")


def extra_pieces(case: Case) -> int | None:
    """How many more pieces came than were ordered, as the message counts them; None where none did."""
    text = fold(case.situation.message.text)
    if _THEIRS.search(text):
        return None
    if (many := _TOO_MANY.search(text)) is not None:
        return int(many["over"])
    found = _MORE.search(text)
    if found is None:
        return None
    over = int(found["got"]) - int(found["due"])
    return over if over > 0 else None


def sent_too_many(ruling: Ruling, case: Case) -> Core | None:
    """The answer to whoever tells us of pieces too many; None for anything else."""
    over = extra_pieces(case) if ruling.ask.kind in _OF_GOODS else None
    if over is None:
        return None
    noun = goods_noun(case)
    values = {"next": case.next_day, **({} if noun is None else {"pieces": f"{over} {noun}"})}
    said = case.voice.maybe("kept_aside", values) or ""
    return Core(Move.ANSWER, (Part("verify", sentence(said), Place.CORE),), "", "")
