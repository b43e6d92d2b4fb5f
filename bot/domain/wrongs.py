"""What a client's own words tell went wrong with goods, papers or promises: told, not verified."""

from dataclasses import dataclass
from enum import StrEnum


class WrongKind(StrEnum):
    """How it went wrong."""

    ABSENT = "absent"  # goods that are due have not come
    CAME_LATE = "came_late"  # goods came, after the day they were for
    SHORT = "short"  # fewer pieces came than are due
    SPOILT = "spoilt"  # pieces are broken, stained, badly made
    OTHER = "other"  # other goods, colours or words came than were ordered
    BILLED = "billed"  # an invoice says something else than was agreed
    SURPLUS = "surplus"  # sound goods are too many, and are to come back
    WAITING = "waiting"  # we did not answer, or did not do what we said


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing told, with the sentence that tells it."""

    kind: WrongKind
    quote: str
