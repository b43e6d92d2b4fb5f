"""How many pieces a sentence is heard to want, where no word counts goods beside the number."""

import re
from dataclasses import replace
from decimal import Decimal

from bot.coach.understand.heard import Heard
from bot.coach.understand.message_read import Read
from bot.coach.understand.shares import PLAINLY, RATHER
from bot.domain.facts import Fact, FactName, Origin
from bot.domain.figures import Unit
from bot.reading.folding import fold

_LEAST = 10
"""Fewer may count anything: colours, sides, sites."""


def with_the_count_heard(read: Read, heard: Heard) -> Read:
    """What was read, with the one bare number of a sentence that plainly tells how many are wanted.

    "Umbrellas, about 300, with our logo" and "a hundred to begin with" name no goods beside their number.
    """
    if any(f.name is FactName.QUANTITY for f in read.order):
        return read
    if (heads := _one_each(read)) is not None:
        return replace(read, order=(*read.order, heads))
    if heard.shares is None:
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


def _one_each(read: Read) -> Fact | None:
    """As many pieces as there are people, where something is wanted for each: "28 € a head, there are 60 of us"."""
    for plain in read.own:
        said = fold(plain.sentence.text)
        if (heads := _HEADS.search(said)) is not None and _EACH.search(said) is not None:
            return Fact(FactName.QUANTITY, Decimal(heads["number"]), Origin.MESSAGE, plain.sentence.text)
    return None


_PEOPLE = (
    r"(?:salaries?|personnes?|collaborateurs?|employes?|invites?|membres?|adherents?|benevoles?|eleves|collegues"
    r"|people|persons|employees|colleagues|guests|members|volunteers|students|staff|of us)"
)
_HEADS = re.compile(
    r"\b(?:on est|nous sommes|on sera|nous serons|there are|there'll be|we are|we're|we have|pour|for|avec|with)"
    rf" (?:environ |about |around )?(?P<number>[1-9]\d{{1,3}}) {_PEOPLE}\b"
)
_EACH = re.compile(
    r"\b(?:par|per|a|pour chaque|for each) (?:personne|person|head|tete|salarie|employee|guest|invite|membre|member)\b"
)
