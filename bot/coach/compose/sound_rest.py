"""The pieces without a defect, where all are to be replaced for the sake of some: they stay as they are."""

import re
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.estimates import estimated
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.told_signs import said
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.wrongs import WrongKind
from bot.reading.folding import fold
from bot.reading.format import say_number


def sound_rest(case: Case) -> tuple[Part, ...]:
    """That only faulty pieces are replaced; empty unless some of a number are bad and all of them are asked for."""
    situation = case.situation
    spoilt = situation.told(WrongKind.SPOILT) or situation.facts.flag(FactName.DEFECT) is True
    back = situation.has(AskKind.RETURN_OR_WARRANTY) or situation.has(AskKind.COMPLAINT)
    if not (spoilt and back) or not _all_wanted(case):
        return ()
    rest = _rest(case)
    key = "sound_rest" if rest is None else "sound_rest_counted"
    return (Part("no", sentence(case.voice.say(key, **({} if rest is None else {"pieces": rest}))), Place.CORE),)


def _all_wanted(case: Case) -> bool:
    """Whether a sentence asks for new pieces or money for every piece, and says that not every piece is bad."""
    sentences = [s for s in _STOP.split(fold(case.situation.message.text)) if s.strip()]
    wanted = any(_ALL.search(s) and said("new_pieces", s, case) for s in sentences)
    counted = _rest(case) is not None or any(_SOME.search(s) for s in sentences)
    return wanted and counted and not any(_ALL_BAD.search(s) for s in sentences)


_STOP = re.compile(r"[.!?;\n]")
_ALL = re.compile(
    r"\b(?:all (?:of (?:them|it|these)|the|our|\w+)|every (?:single |last )?(?:one|piece)|the (?:whole|entire|full)"
    r" (?:lot|order|batch|run|delivery)|tous|toutes|tout (?:le|la|mon|ma|notre) \w+|(?:la|le|l') ?(?:totalite"
    r"|integralite|ensemble)|les \d+ (?:\w+ )?(?:et pas|pas seulement))\b"
)
_SOME = re.compile(r"\b(?:some|a few|several|one of|certaine?s|quelques|plusieurs|une partie|part of)\b")
_ALL_BAD = re.compile(
    r"\b(?:all (?:of them )?(?:are|have|came|were)|tous (?:sont|ont)|toutes (?:sont|ont)|every one is)\b"
)


def _rest(case: Case) -> str | None:
    """How many pieces are sound, where the message sets the bad ones against all of them; None where it does not."""
    figures = [f for f in case.situation.figures if f.unit in (Unit.PIECES, Unit.NUMBER)]
    counts = sorted({f.top for f in figures if isinstance(f.top, Decimal) and f.top > 1 and not f.top % 1})
    known = case.situation.facts.number(FactName.QUANTITY)
    if len(counts) == 1 and known is not None and known > counts[0]:
        counts.append(known)
    if len(counts) != _BOTH or any(estimated(f, case) for f in figures):
        return None
    return say_number(counts[1] - counts[0], case.language)


_BOTH = 2
