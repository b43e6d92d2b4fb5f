"""A word that one of us is said to have given, beside the no to it: neither denied nor confirmed, checked by a day."""

from bot.coach.compose.case import Case
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.voice import sentence
from bot.domain.asks import Claim, ClaimKind
from bot.domain.stance import Move, Ruling

_VERIFIED = "promise_claimed"
"""Why a ruling sends up what is said to have been promised: its own words tell that it is checked."""


def word_claimed(ruling: Ruling, case: Case) -> tuple[Part, ...]:
    """That the promise told of is checked with whoever gave it, whatever figure it had; said once in a reply.

    The no stands: nobody can have promised what no one may grant. It always fits, for a client who was given a word
    and reads nothing of it reads that they lied.
    """
    claims = [c for c in case.situation.claims if c.kind is ClaimKind.PROMISE]
    if not claims or any(r.why == _VERIFIED for r in case.stance.rulings):
        return ()
    held = [r for r in case.stance.rulings if r.move is Move.HOLD]
    own = any(_in(c, r) for c in claims for r in held if r.clause == ruling.clause)
    if not own and any(_in(c, r) for c in claims for r in held):
        # It was about another matter, which tells it.
        return ()
    return (Part("promise", sentence(case.voice.say("promise_held", decided=case.decided_day)), Place.CORE),)


def _in(claim: Claim, ruling: Ruling) -> bool:
    return claim.quote in ruling.ask.quote or ruling.ask.quote in claim.quote
