"""What meets an agreement: thanks, what follows and when, and the question that is still open."""

import re

from bot.coach.compose.agreed_price import price_unsure
from bot.coach.compose.case import Case
from bot.coach.compose.core import Core
from bot.coach.compose.following import follows
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.settled import address_given
from bot.coach.compose.struck import terms_taken
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.inquiry import Subject
from bot.domain.stance import Move


def agreed(case: Case, after: str) -> Core:
    """The words of an agreement; `after` is the step that its topic names."""
    voice = case.voice
    values = {k: v for k, v in case.goods_values.items() if k != "range"}
    open_still = any(r.move in (Move.HOLD, Move.ESCALATE) for r in case.stance.rulings)
    # A request beside an agreement that hangs on nothing does not hold the order up.
    open_still = open_still and holds(voice.book.marks["conditional"], case.situation.message.text)
    key = "accept_later" if open_still else "accept"
    said = Part("accept", sentence(voice.maybe(key, values) or ""), Place.CORE)
    hurried = case.situation.has(AskKind.RUSH)
    after_it = () if open_still or hurried else follows(case)
    after_it = (*terms_taken(case), *after_it, *price_unsure(case))
    question = "" if _placed(case) else sentence(voice.say("accept_question"))
    return Core(Move.ANSWER, (said, *after_it), question, after)


def _placed(case: Case) -> bool:
    """Whether the message tells where the goods go: nobody is asked for an address once more."""
    told, text = case.situation, case.situation.message.text
    return (
        any(i.subject is Subject.ADDRESSES for i in told.inquiries)
        or address_given(text) is not None
        or _PLACED.search(text) is not None
        or told.says("delivery_detail", "other_address", "address_given", share=_TOLD)
    )


_TOLD = 0.5
"""A share from which a sentence tells where the goods go."""

_PLACED = re.compile(
    r"\b(?:livraison|livrer|deliver(?:y|ed)?|ship(?:ping|ped)?) (?:to|at|à|au|aux|chez|dans) (?!you|nous"
    r"|vous|me\b|us\b)\w+",
    re.IGNORECASE,
)
