"""The tidings of the user's note that may be said to the client, and what is said of one."""

import re

from bot.coach.compose.case import Case
from bot.coach.compose.core import Core
from bot.coach.compose.named import numbered
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.voice import sentence
from bot.domain.stance import Move
from bot.domain.tidings import INTERNAL, Tiding, TidingKind, contradicted


def told(case: Case) -> tuple[Tiding, ...]:
    """The tidings that may be said to the client, each kind as often as it is told."""
    said = case.situation.tidings
    unclear = contradicted(said)
    return tuple(t for t in said if t.kind not in INTERNAL and t.kind not in unclear)


def tiding(case: Case, kind: TidingKind) -> Tiding | None:
    """The first tiding of a kind that may be said; None without one."""
    return next((t for t in told(case) if t.kind is kind), None)


def said_of(case: Case, *said: str, asked: str = "") -> Core:
    """The core that these sentences make, with a question the message does not answer already."""
    parts = tuple(Part("verify", sentence(s), Place.CORE) for s in said if s)
    return Core(Move.ANSWER, parts, sentence(asked) if asked and not numbered(case) else "", "")


AWAITED = re.compile(
    r"\b(?:ou (?:en )?(?:est|sont)|quand|nouvelles?|stock\w*|rupture|dispo\w*|livr\w*|recu\w*|recevr\w*|suivi|colis"
    r"|attend\w*|expedi\w*|envoye\w*|arriv\w*|venir|toujours (?:pas|rien)|where|when|news|update|status|avail\w*"
    r"|deliver\w*|receiv\w*|track\w*|parcel|ship\w*|sent|still|waiting|dispatch\w*)\b"
)
"""Words by which goods or papers are waited for."""
