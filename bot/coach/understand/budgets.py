"""A budget told without its currency: "a budget of 4000" is an amount."""

import re
from dataclasses import replace

from bot.domain.figures import Figure, Unit
from bot.reading.folding import fold

_BUDGET = re.compile(
    r"\b(?:budget|enveloppe)(?: (?:max|maximum|total|global))?"
    r"(?: (?:est|is|was|etait|a|fixe|set|of|de|d'|at|about|around|environ|only|just|juste|seulement|:))* ?$"
)
_LEAST = 100
"""A number below this beside a budget may count anything."""


def budgeted(text: str, figures: tuple[Figure, ...], currency: Unit) -> tuple[Figure, ...]:
    """The figures, a bare number that a word for a budget stands before as an amount in the pack's currency."""
    folded = fold(text)
    return tuple(
        replace(f, unit=currency)
        if f.unit is Unit.NUMBER and f.number >= _LEAST and _BUDGET.search(folded[: f.start])
        else f
        for f in figures
    )
