"""The question of a reply that leaves no way to choose from."""

import re
from dataclasses import replace

from bot.coach.compose.case import Case
from bot.coach.compose.concession import within_reach
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.domain.stance import Move


def asking_openly(parts: tuple[Part, ...], case: Case) -> tuple[Part, ...]:
    """Ask an open question where no way is left to choose from; "if so" goes with the question that it answers."""
    parts = _of_the_one_left(_asked_openly(parts, case), case)
    asked = {sentence(one) for one in case.voice.every("nearest_question", {})}
    if any(p.text in asked for p in parts):
        return parts
    return tuple(p for p in parts if p.name != "next" or not _IF_SO.match(p.text))


def _of_the_one_left(parts: tuple[Part, ...], case: Case) -> tuple[Part, ...]:
    """The parts; "which of the two?" as a plain question where room was left for one condition alone."""
    raised = [r for r in case.stance.rulings if r.move is Move.ESCALATE and r.clause is not None]
    several = any(len(within_reach(r.clause.counterparts, case)) > 1 for r in raised if r.clause is not None)
    studied = any(p.name == "way" and holds(case.voice.book.marks["studied"], p.text) for p in parts)
    if several or studied:
        return parts
    two = {sentence(one) for one in case.voice.every("escalate_could_two", {})}
    one = sentence(case.voice.say("escalate_could"))
    return tuple(replace(p, text=one) if p.text in two else p for p in parts)


def _asked_openly(parts: tuple[Part, ...], case: Case) -> tuple[Part, ...]:
    """The parts with an open question where no way is left; the quantity that a quote waits for is asked as it is."""
    ways = sum(p.name == "way" for p in parts)
    if not ways and any(p.name == "promise" for p in parts):
        # Whoever holds us to a promise is told when it will have been checked, and asked nothing vague.
        return tuple(p for p in parts if p.name != "question" and not _IF_SO.match(p.text))
    refused = any(p.name == "no" for p in parts) and case.stance.move is Move.HOLD
    if not refused or any(p.name == "trade" for p in parts):
        return parts
    sized = {sentence(one) for one in case.voice.every("ask_quantity", {})}
    key = "question_open" if not ways and not any(p.text in sized for p in parts) else None
    if key is None:
        return parts
    if any(p.name == "question" and p.place is not Place.CLOSING for p in parts):
        # A question that stands with its own matter is enough.
        return tuple(p for p in parts if p.name != "question" or p.place is not Place.CLOSING)
    if case.precise and any(p.name == "next" and not _IF_SO.match(p.text) for p in parts):
        # Whoever said what they want, in figures, has nothing more to say of what matters to them.
        return tuple(p for p in parts if p.name != "question")
    opened = sentence(case.voice.say(key))
    return tuple(replace(p, text=opened) if p.name == "question" else p for p in parts)


_IF_SO = re.compile(r"(?:If so|Si oui)\b")
