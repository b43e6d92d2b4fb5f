"""The client's own clock: what they settle within the day, or have asked often enough to be answered within it."""

from collections.abc import Mapping

from bot.coach.compose.topics import holds
from bot.reading.sentences import sentences

Marks = Mapping[str, tuple[str, ...]]


def decides_today(text: str, marks: Marks) -> bool:
    """Whether the client decides within the day: "je signe ce soir", "I've got the pen in my hand".

    The deciding and its day stand in one sentence, and a proof that is signed off settles no deal.
    """
    return holds(marks["pen_in_hand"], text) or any(
        holds(marks["deciding"], said) and holds(marks["this_day"], said) and not holds(marks["of_proof"], said)
        for said in _sentences(text)
    )


def asked_often(text: str, marks: Marks) -> bool:
    """Whether it is at least the third time that the client asks for the same: "ça fait trois fois que je demande"."""
    return any(holds(marks["third_time"], said) and holds(marks["asks_again"], said) for said in _sentences(text))


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(s.text for s in sentences(text))
