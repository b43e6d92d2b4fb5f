"""Figures put into words with each language's typography; the reverse of `read_figures`.

French: narrow no-break space between thousands, comma, no-break space before % and a currency
("1 620,50 €", "12,5 %"). English: comma between thousands, point, the sign before the amount
("€1,620.50", "12.5%"). A language other than French reads as English.
"""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from bot.domain.asks import Language
from bot.domain.figures import Unit

_NARROW = "\u202f"
_NO_BREAK = "\u00a0"
_CENT = Decimal("0.01")
_SYMBOLS_FR = {Unit.EUR: "€", Unit.USD: "$", Unit.GBP: "£", Unit.CHF: "CHF", Unit.CAD: "$" + _NO_BREAK + "CA"}
_SYMBOLS_EN = {Unit.EUR: "€", Unit.USD: "$", Unit.GBP: "£", Unit.CHF: "CHF" + _NO_BREAK, Unit.CAD: "CA$"}
_WEEKDAYS_FR = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS_FR = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NOUNS = {
    Unit.PIECES: ("pièce", "pièces", "piece", "pieces"),
    Unit.DAYS: ("jour", "jours", "day", "days"),
    Unit.WORKING_DAYS: ("jour ouvré", "jours ouvrés", "working day", "working days"),
    Unit.MONTHS: ("mois", "mois", "month", "months"),
    Unit.YEARS: ("an", "ans", "year", "years"),
    Unit.TIMES: ("fois", "fois", "time", "times"),
}


_JOINED = re.compile(r" (?=[:;!?»%€]|\$(?!\d))|(?<=«) |(?<=\d) (?=\d{3}(?!\d))")
"""The spaces of French typography, and those inside a number, that no line ends at."""


def unbroken(text: str) -> str:
    """`text` with spaces that hold together what no line may tear: a figure and its unit, a word and its mark."""
    return _JOINED.sub(_NO_BREAK, text)


def say_number(value: Decimal | int, language: Language) -> str:
    """The number with its thousands parted, without needless zeros: "1 620,5", "1,620.5"."""
    plain = Decimal(value)
    plain = plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain.normalize()
    return _typeset(f"{plain:,f}", language)


def say_money(value: Decimal | int, unit: Unit, language: Language) -> str:
    """The amount with its currency, with cents only when there are any (rounded half up).

    Raises ValueError when `unit` is no currency.
    """
    if not unit.is_money:
        raise ValueError(f"{unit.value} is no currency")
    amount = Decimal(value).quantize(_CENT, ROUND_HALF_UP)
    if amount == amount.to_integral_value():
        amount = amount.quantize(Decimal(1))
    sign = "-" if amount < 0 else ""
    said = _typeset(f"{abs(amount):,f}", language)
    if language is Language.FR:
        return f"{sign}{said}{_NO_BREAK}{_SYMBOLS_FR[unit]}"
    return f"{sign}{_SYMBOLS_EN[unit]}{said}"


def say_percent(value: Decimal | int, language: Language) -> str:
    """The percentage: "12,5 %", "12.5%"."""
    gap = _NO_BREAK if language is Language.FR else ""
    return f"{say_number(value, language)}{gap}%"


def say_quantity(value: Decimal | int, language: Language, unit: Unit = Unit.PIECES) -> str:
    """The count with its noun: "1 000 pièces", "1 piece"; also days, working days, months, years, times.

    Raises ValueError when `unit` is none of these.
    """
    if unit not in _NOUNS:
        raise ValueError(f"{unit.value} is not counted")
    one_fr, many_fr, one_en, many_en = _NOUNS[unit]
    if language is Language.FR:
        noun = one_fr if -2 < value < 2 else many_fr
    else:
        noun = one_en if value in (1, -1) else many_en
    return f"{say_number(value, language)} {noun}"


def say_date(day: date, language: Language, *, with_weekday: bool = True, with_year: bool = False) -> str:
    """The date: "mardi 24 novembre", "Tuesday 24 November", with the year when asked."""
    if language is Language.FR:
        weekday, month = _WEEKDAYS_FR[day.weekday()], _MONTHS_FR[day.month - 1]
        number = "1er" if day.day == 1 else str(day.day)
    else:
        weekday, month = _WEEKDAYS_EN[day.weekday()], _MONTHS_EN[day.month - 1]
        number = str(day.day)
    parts = [weekday] * with_weekday + [number, month] + [str(day.year)] * with_year
    return " ".join(parts)


def say_figure(value: Decimal | date, unit: Unit, language: Language) -> str:
    """Any figure in its own form; a bare NUMBER as a number."""
    if isinstance(value, date):
        return say_date(value, language)
    if unit.is_money:
        return say_money(value, unit, language)
    if unit is Unit.PERCENT:
        return say_percent(value, language)
    return say_quantity(value, language, unit) if unit in _NOUNS else say_number(value, language)


def _typeset(number: str, language: Language) -> str:
    """An English number as `language` writes it."""
    if language is not Language.FR:
        return number
    return number.replace(",", _NARROW).replace(".", ",")
