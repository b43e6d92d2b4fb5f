"""Other people that a client asks for: whoever decides, another contact; and an order called off beside a complaint."""

from bot.coach.compose.case import Case
from bot.coach.compose.core import Core
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.people import cancelled_beside, other_contact
from bot.coach.compose.raising import who_decides
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.domain.stance import Move

# Behind every matter's own ways.
_AFTER = 90


def superior(case: Case, leading: Core) -> list[Part]:
    """That whoever decides will be in touch, where the client asks to speak with them and nobody decides already."""
    asked = holds(case.voice.book.marks["superior"], case.situation.message.text)
    if not asked or leading.move in (Move.PART, Move.ESCALATE):
        return []
    said = case.voice.say("superior", who=who_decides(case), decided=case.decided_day)
    return [Part("superior", sentence(said), Place.WAYS, 1, _AFTER)]


def contact(case: Case, before: str) -> list[Part]:
    """What is done of an order called off beside a complaint, and of another contact wished for, if not said before."""
    if case.stance.move is Move.PART:
        return []
    told = [said for said in (cancelled_beside(case), other_contact(case)) if said is not None and said not in before]
    return [Part("contact", said, Place.WAYS, 0, _AFTER) for said in told]
