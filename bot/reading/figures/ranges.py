"""Two numerals that make a range, or a change from one to the other."""

import re
from dataclasses import replace
from decimal import Decimal

from bot.domain.figures import Figure, Unit
from bot.reading.figures.items import ABOUT, Item, is_money, points, tidy, within

_TO = re.compile(r" ?(?:-|/|a|to|ou|or|jusqu'a|up to) ?(?:[€$£] ?)?")
_AND = re.compile(r" (?:et|and) (?:[€$£] ?)?")
_BETWEEN = re.compile(r"\b(?:entre|between) (?:les |the )?(?:[€$£] ?)?$")
_CHANGE = re.compile(
    r"\b(?:pass|augment|mont|baiss|descend|redescend|ramen|reduc|redui|go|going|went|drop|move|bring|brought"
    r"|rais|increas"
    r"|decreas|cut|lower|chang)\w*(?: \w+){0,3} (?:de|from) (?:[€$£] ?)?$"
)
_FROM = re.compile(r"\b(?:de|from) (?:[€$£] ?)?$")

_FAR_ABOVE = 4


def joined(page: str, low: Item, high: Item) -> tuple[Figure, ...] | None:
    """Two numbers that make a range, or a change from one to the other; None where they are apart.

    Empty where both count something that is no figure ("15-20 personnes").
    """
    between = page[low.end : high.start]
    lead = page[max(0, low.start - 60) : low.start]
    if not (_TO.fullmatch(between) or (_AND.fullmatch(between) and _BETWEEN.search(lead))):
        return None
    if low.beside is None and high.beside is not None and high.unit is None:
        return ()
    if high.beside is None and low.beside and is_money(low.beside) and low.end == low.numeral.end:
        high = replace(high, beside=low.beside)
    unit = high.unit or Unit.NUMBER
    if (low.beside is not None and low.unit is not high.unit) or not _worth_joining(page, low, high):
        return None
    small = low.value
    if low.beside is None:
        factor = high.beside.factor if high.beside else Decimal(1)
        small = low.numeral.value * factor
        if _shares_thousands(low, high, small):
            small *= 1000
        small = tidy(small, high.beside.name if high.beside else "")
    if small < high.value and not _CHANGE.search(lead):
        about = bool(ABOUT.search(lead)) and not within(lead, unit)
        return (Figure(small, unit, "", low.start, high.end, high.value, None, about),)
    if low.beside is None and _a_count(low, high):
        return None
    if low.beside is not None or (_FROM.search(lead) and high.beside is not None):
        return (
            Figure(small, unit, "", low.start, low.end),
            Figure(high.value, unit, "", high.start, high.end),
        )
    return None


def _a_count(low: Item, high: Item) -> bool:
    """Whether a bare number is far above the price after it: "the step of 250 at €11.90"."""
    priced = high.beside is not None and is_money(high.beside)
    return priced and low.value == low.value.to_integral_value() and low.value >= high.value * _FAR_ABOVE


def _worth_joining(page: str, low: Item, high: Item) -> bool:
    if high.beside is None:
        return not (low.numeral.spelled or high.numeral.spelled or "/" in page[low.end : high.start])
    return high.beside.name != "points" or points(page, high)


def _shares_thousands(low: Item, high: Item, small: Decimal) -> bool:
    """Whether "10" means ten thousand in "10 à 15 k€" or "10 ou 15 000 €"."""
    round_ = high.numeral.scaled or (high.value >= 1000 and high.numeral.value % 1000 == 0)
    return round_ and small * 100 <= high.value and not low.numeral.scaled
