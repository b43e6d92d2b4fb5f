"""A check of nothing in particular, told as what the message bargains over or what is earned by what it offers."""

from collections.abc import Sequence
from dataclasses import replace

from bot.coach.compose.case import Case
from bot.coach.compose.looked_into import OPEN, general_checks, told_beside, unchecked
from bot.coach.compose.matter import Matter
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.retold import Retold
from bot.coach.compose.themes import alike, theme, theme_of
from bot.coach.compose.trading import for_cash
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.stance import Ruling


def named_at_least(parts: tuple[Part, ...], found: Sequence[Matter], case: Case) -> tuple[Part, ...]:
    """The parts, a check of nothing in particular told as one of what is bargained over; beside that, not at all."""
    plain = [m.ruling.ask.quote for m in found if m.ruling.ask.kind is AskKind.PLAIN_QUESTION]
    text = case.situation.message.text if len(found) == 1 else " ".join(plain)
    topics = frozenset(one.topic.id for m in found for one in (m, *m.also))
    about = theme_of(text, case)
    if len(found) == 1 and plain and (earned := _for_cash(found[0].ruling, parts, case)) is not None:
        return earned
    if case.untold or about is None:
        return parts
    if alike(about, topics):
        return unchecked(parts, case)
    return told_beside((Retold(thing=theme(text, case) or ""),), parts, case, only=True)


def _for_cash(ruling: Ruling, parts: tuple[Part, ...], case: Case) -> tuple[Part, ...] | None:
    """The parts with what paying with the order earns, to whoever asks what it would, and nothing else is told."""
    said = for_cash(replace(ruling, ask=replace(ruling.ask, kind=AskKind.PRICE_CUT), counterparts=()), case)
    open_parts = [p for p in parts if p.name in OPEN and p.text in general_checks(case)]
    if not said or len(open_parts) != 1:
        return None
    asking = Part("question", sentence(case.voice.say("trade_question")), Place.CLOSING)
    return (*(p for p in parts if p is not open_parts[0]), *said, asking)
