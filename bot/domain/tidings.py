"""What the user's note tells of the matter in hand: found, delivered, back in stock, promised, doubted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TidingKind(StrEnum):
    """What a note tells. Of each: whether it is so, who it is of, when, and of which thing."""

    FOUND = "found"  # goods that were missing are found again; not so: they are looked for in vain
    DELIVERED = "delivered"  # the carrier says that the goods were handed over
    ANNOUNCED = "announced"  # the carrier names a day of delivery
    SENT = "sent"  # something was sent off; by the client: it has reached us
    STOCK = "stock"  # the goods are back in stock; not so: there are none
    ENQUIRY = "enquiry"  # somebody of ours, or the carrier, is looking into it already
    ANSWER_DUE = "answer_due"  # an answer of ours is promised for a day
    DECIDER_BACK = "decider_back"  # whoever decides is away until a day
    OVERLOOKED = "overlooked"  # a message of theirs had escaped us
    SPOKE = "spoke"  # we spoke with them
    MISUSE = "misuse"  # the client's own use is suspected, not known
    WISH = "wish"  # somebody of ours wants to keep the client
    DOUBT = "doubt"  # somebody of ours does not believe the client


class Who(StrEnum):
    """Whose doing it is."""

    US = "us"
    CLIENT = "client"
    CARRIER = "carrier"


INTERNAL = frozenset({TidingKind.MISUSE, TidingKind.WISH, TidingKind.DOUBT})
"""What is never said to a client."""


@dataclass(frozen=True, slots=True)
class Tiding:
    """One thing told, with the words that tell it. `what` names a thing ("pallet", "quote"), "" where none is named."""

    kind: TidingKind
    quote: str
    so: bool = True
    who: Who = Who.US
    day: date | None = None
    what: str = ""


def contradicted(tidings: Iterable[Tiding]) -> frozenset[TidingKind]:
    """The kinds of which two tidings about the same thing say the opposite, or name another day."""
    seen: dict[tuple[TidingKind, Who, str], Tiding] = {}
    found = set()
    for one in tidings:
        before = seen.setdefault((one.kind, one.who, one.what), one)
        apart = None not in (before.day, one.day) and before.day != one.day
        if before.so is not one.so or (apart and one.kind in _ONE_DAY):
            found.add(one.kind)
    return frozenset(found)


def following(newer: tuple[Tiding, ...], earlier: Iterable[Tiding], today: date) -> tuple[Tiding, ...]:
    """The tidings of a message's own note, then what still holds of those told before in its case, newest first.

    What was of one moment is over, a day that has come tells nothing of what follows, and the newest word of a kind
    takes the place of older ones.
    """
    told = {t.kind for t in newer}
    still = tuple(t for t in earlier if t.kind in _LASTING and (t.day is None or t.kind in _DONE or t.day >= today))
    unclear = contradicted(still)
    return (*newer, *(t for t in still if t.kind not in told | unclear))


_ONE_DAY = frozenset({TidingKind.DELIVERED, TidingKind.STOCK, TidingKind.ANSWER_DUE, TidingKind.DECIDER_BACK})
_DONE = frozenset({TidingKind.FOUND, TidingKind.DELIVERED, TidingKind.SENT})
"""What has happened: its day is one gone by."""
_LASTING = frozenset(TidingKind) - {TidingKind.OVERLOOKED, TidingKind.SPOKE, TidingKind.MISUSE}
"""What holds for the messages that follow: not what was said once, nor what the client has been asked about."""
