"""Another number of pieces than agreed: what it costs by the list, and by when it is confirmed."""

from bot.coach.compose.case import Case
from bot.coach.compose.core import Core
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.price_list import price
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.points import OF_COUNT
from bot.domain.stance import Move, Ruling
from bot.reading.breaks import resizing


def resized(ruling: Ruling, case: Case, before: str) -> Core | None:
    """What meets a change of the number alone that no clause rules on; None for anything else.

    A price agreed with this client is not told anew by the list. `before` is what the reply says first.
    """
    ask = ruling.ask
    if ask.kind is not AskKind.SCOPE_CHANGE or ruling.clause is not None or not ask.points:
        return None
    size = resizing(ask.quote) if OF_COUNT.issuperset(ask.points) else None
    if size is None:
        return None
    parts = []
    own = any(case.situation.facts.get(n) for n in (FactName.QUOTED_UNIT_PRICE, FactName.GRANTED_DISCOUNT))
    if case.product is not None and not own:
        parts.append(Part("answer", price(case.product, size.now, case, before), Place.CORE))
    fewer = ask.points[0] == "fewer_pieces"
    said = case.voice.say("resize_fewer" if fewer else "resize_more", next=case.next_day)
    parts.append(Part("verify", sentence(said), Place.CORE))
    return Core(Move.ANSWER, tuple(parts), "", "")
