"""Figures read out of a text, each with its unit, its range and its words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from bot.domain.asks import Language
from bot.domain.figures import Figure, Unit
from bot.reading.figures.dates import date_spans, days
from bot.reading.figures.events import without_events
from bot.reading.figures.items import ABOUT, Item, is_money, points, tidy, within
from bot.reading.figures.masks import blank, masked, without_years
from bot.reading.figures.numerals import Numeral, numerals
from bot.reading.figures.per import per_of
from bot.reading.figures.ranges import joined
from bot.reading.figures.shares import said
from bot.reading.figures.units import Beside, cents_after, half_after, unit_after, unit_before
from bot.reading.folding import fold_map

_AT = re.compile(r" ?(?:a|at|@) ?")
_OR_SO = re.compile(r" (?:environ|or so|a peu pres|approximately|ish|peu ou prou)\b|-ish\b")
_WEAKER = frozenset({"noun", "points", "times", "pieces", "days"})  # a currency sign before the number outdoes these
_SIGN = re.compile(r"(?:^|[\s(:])(?P<sign>[-+])$")
_CUE = re.compile(r"\b(?:a|de|to|at|for|do|make|pour|fais|faites|dis|disons|say|budget|max|maximum) $")
_CLAUSE_END = re.compile(r" ?(?:[.,;!?)\n]|$|max\b|maximum\b|each\b|piece\b|la piece|l'unite|l'un\b|per |par piece)")


@lru_cache(maxsize=64)  # a message is read by several stages
def read_figures(
    text: str, language: Language, today: date | None = None, currency: Unit | None = None
) -> tuple[Figure, ...]:
    """The figures of `text`, in order, never overlapping; `text[f.start:f.end] == f.text` for each.

    Both languages' notations are read whatever `language` is; it only breaks ties ("1.620"
    is a thousand and more in French, one and a bit in English; a count of pieces or days is
    always whole). Relative dates need `today`; without it they are left out, as are days
    without a year. `currency` is what slang without a currency of its own counts ("a grand",
    "balles", "dollars"). "10 off" without a sign is a NUMBER. A week is 7 DAYS, an hour a
    part of one. Never raises.
    """
    mapped = fold_map(text)
    folded = mapped.text
    page = without_events(masked(folded, text))
    found: list[Figure] = []
    found += [
        Figure(day.first, Unit.DATE, "", day.start, day.end, day.last, None, day.approximate)
        for day in days(page, today)
    ]
    for start, end in (*((f.start, f.end) for f in found), *date_spans(page)):
        page = blank(page, start, end)
    page = without_years(page)
    for phrase in said(page):
        unit = phrase.unit
        if unit is Unit.NUMBER:
            if language is Language.FR:
                continue
            unit = currency or Unit.USD
        found.append(Figure(phrase.value, unit, "", phrase.start, phrase.end, approximate=phrase.approximate))
        page = blank(page, phrase.start, phrase.end)
    items = tuple(_items(page, language, currency))
    found += _figures(page, items)
    out: list[Figure] = []
    for figure in sorted(found, key=lambda f: f.start):
        start, end = mapped.span(figure.start, figure.end)
        per = per_of(page, figure.start, figure.end) if figure.unit.is_money or figure.unit is Unit.NUMBER else None
        if not out or out[-1].end <= start:
            out.append(replace(figure, start=start, end=end, text=text[start:end], per=per))
    return tuple(out)


def _items(page: str, language: Language, currency: Unit | None) -> Iterator[Item]:
    last = 0
    for numeral in numerals(page, language):
        if numeral.start < last:
            continue
        item = _item(page, numeral, language, currency)
        last = item.end
        yield item


def _item(page: str, numeral: Numeral, language: Language, currency: Unit | None) -> Item:
    start, end = numeral.start, numeral.end
    beside = unit_after(page, end, numeral.collective)
    if beside is None and numeral.scaled:
        beside = unit_after(page, end, "of")
    before = unit_before(page, start)
    if before and (beside is None or beside.unit is None or beside.name in _WEAKER):
        unit, start, name = before
        beside = Beside(unit, end, Decimal(1), name)
    if beside and beside.name in ("dollars", "slang") and currency and currency.is_money:
        right = currency in (Unit.CAD, Unit.USD) if beside.name == "dollars" else True
        beside = replace(beside, unit=currency) if right else beside
    if beside and beside.name == "cents" and currency and currency.is_money:
        beside = replace(beside, unit=currency)
    counted = beside is not None and beside.unit not in (None, Unit.PERCENT) and not is_money(beside)
    value = numeral.read(language, counted=counted)
    if beside is None:
        return Item(numeral, start, end, None, value)
    if beside.unit is Unit.WORKING_DAYS or beside.name != "noun":
        end = max(end, beside.end) if beside.unit is not None else end
    if beside.unit is Unit.PIECES and value % 1:
        # "8,30 marquage compris": nobody counts parts of pieces.
        return Item(numeral, start, numeral.end, None, value)
    value *= beside.factor
    if beside.unit is not None and (half := half_after(page, end)):
        value, end = value + beside.factor / 2, half
    if beside.name == "eur" and (cents := cents_after(page, end)):
        value, end = value + Decimal(page[cents - 2 : cents]) / 100, cents
    value = tidy(value, beside.name)
    if m := _SIGN.search(page, max(0, start - 2), start):
        start = m.start("sign")
    return Item(numeral, start, end, beside, value)


def _figures(page: str, items: tuple[Item, ...]) -> Iterator[Figure]:
    i = 0
    while i < len(items):
        item = items[i]
        following = items[i + 1] if i + 1 < len(items) else None
        pair = joined(page, item, following) if following else None
        if pair is not None:
            yield from pair
            i += 2
            continue
        if figure := _alone(page, item):
            yield replace(figure, unit=Unit.PIECES) if following and _priced(page, item, following) else figure
        i += 1


def _priced(page: str, item: Item, price: Item) -> bool:
    """Whether a bare number is the count in "500 à 12 €", "1,000 at $11"."""
    whole = item.beside is None and item.value == item.value.to_integral_value() and item.value > price.value
    money = price.beside is not None and is_money(price.beside)
    return whole and money and bool(_AT.fullmatch(page, item.end, price.start))


def _alone(page: str, item: Item) -> Figure | None:
    numeral, beside = item.numeral, item.beside
    lead = page[max(0, item.start - 20) : item.start]
    approximate = numeral.approximate or bool(_OR_SO.match(page, item.end))
    if ABOUT.search(lead) and not (beside and beside.unit and within(lead, beside.unit)):
        approximate = True
    if beside is None:
        if not _bare(page, numeral):
            return None
        return Figure(item.value, Unit.NUMBER, "", item.start, item.end, approximate=approximate)
    if beside.unit is None:
        return None
    if numeral.spelled and item.value == 0 and beside.unit in (Unit.PIECES, Unit.TIMES):
        return None
    if numeral.article and beside.unit in (Unit.PIECES, Unit.TIMES):
        return None
    if beside.name == "points" and not points(page, item):
        return None
    return Figure(item.value, beside.unit, "", item.start, item.end, approximate=approximate)


def _bare(page: str, numeral: Numeral) -> bool:
    """Whether a number with nothing beside it may be a figure."""
    if not numeral.spelled:
        after = page[numeral.end : numeral.end + 1]
        return not (after.isalpha() or after == "_")
    if numeral.article or page[numeral.start : numeral.end] in ("neuf", "six"):
        return False
    small = numeral.value < 10
    cued = _CUE.search(page, max(0, numeral.start - 12), numeral.start)
    return not small or bool(cued and _CLAUSE_END.match(page, numeral.end))
