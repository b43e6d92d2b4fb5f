"""How many pieces a sentence is heard to want, where no word counts goods beside the number."""

from dataclasses import replace

from bot.coach.understand.heard import Heard
from bot.coach.understand.message_read import Read
from bot.coach.understand.shares import PLAINLY, RATHER
from bot.domain.facts import Fact, FactName, Origin
from bot.domain.figures import Unit

_LEAST = 10
"""Fewer may count anything: colours, sides, sites."""


def with_the_count_heard(read: Read, heard: Heard) -> Read:
    """What was read, with the one bare number of a sentence that plainly tells how many are wanted.

    "Umbrellas, about 300, with our logo" and "a hundred to begin with" name no goods beside their number.
    """
    if heard.shares is None or any(f.name is FactName.QUANTITY for f in read.order):
        return read
    for plain, shares in zip(read.own, heard.shares, strict=True):
        said = plain.sentence
        numbers = [
            f
            for f in read.counts
            if said.start <= f.start < said.end
            and f.unit in (Unit.NUMBER, Unit.PIECES)
            and f.high is None
            and f.number >= _LEAST
            and f.number == f.number.to_integral_value()
        ]
        # "About 180" counts something, which so many years or sides do not.
        enough = RATHER if numbers and numbers[0].approximate else PLAINLY
        if shares.get("quantity", 0.0) >= enough and len(numbers) == 1:
            counted = Fact(FactName.QUANTITY, numbers[0].number, Origin.MESSAGE, said.text)
            return replace(read, order=(*read.order, counted))
    return read
