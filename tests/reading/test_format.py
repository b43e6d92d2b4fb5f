"""How figures are written in each language."""

from datetime import date
from decimal import Decimal

import pytest

from bot.domain.asks import Language
from bot.domain.figures import Unit
from bot.reading.format import say_date, say_figure, say_money, say_number, say_percent, say_quantity

FR, EN = Language.FR, Language.EN


def test_numbers() -> None:
    """Thousands are parted, needless zeros dropped."""
    assert say_number(Decimal("1620.50"), FR) == "1\u202f620,5"
    assert say_number(Decimal("1620.50"), EN) == "1,620.5"
    assert say_number(Decimal("1E+4"), EN) == "10,000"
    assert say_number(0, FR) == "0"


@pytest.mark.parametrize(
    ("unit", "fr", "en"),
    [
        (Unit.EUR, "1\u202f620,50\u00a0€", "€1,620.50"),
        (Unit.USD, "1\u202f620,50\u00a0$", "$1,620.50"),
        (Unit.GBP, "1\u202f620,50\u00a0£", "£1,620.50"),
        (Unit.CHF, "1\u202f620,50\u00a0CHF", "CHF\u00a01,620.50"),
        (Unit.CAD, "1\u202f620,50\u00a0$\u00a0CA", "CA$1,620.50"),
    ],
)
def test_money(unit: Unit, fr: str, en: str) -> None:
    """The sign stands after the amount in French, before it in English."""
    assert say_money(Decimal("1620.5"), unit, FR) == fr
    assert say_money(Decimal("1620.5"), unit, EN) == en


def test_whole_amounts_have_no_cents() -> None:
    """Cents are shown only when there are any."""
    assert say_money(Decimal("5000.00"), Unit.EUR, FR) == "5\u202f000\u00a0€"
    assert say_money(Decimal("-5.005"), Unit.EUR, EN) == "-€5.01"


def test_only_currencies_are_money() -> None:
    """Asking for money in days is an error, as is counting euros like things."""
    with pytest.raises(ValueError, match="no currency"):
        say_money(1, Unit.DAYS, FR)
    with pytest.raises(ValueError, match="not counted"):
        say_quantity(1, FR, Unit.EUR)


def test_percent_quantities_and_delays() -> None:
    """Signs and plurals follow the language."""
    assert say_percent(Decimal("12.50"), FR) == "12,5\u00a0%"
    assert say_percent(Decimal("12.50"), EN) == "12.5%"
    assert say_quantity(1000, FR) == "1\u202f000 pièces"
    assert say_quantity(1, EN) == "1 piece"
    assert say_quantity(Decimal("1.5"), FR, Unit.YEARS) == "1,5 an"
    assert say_quantity(Decimal("1.5"), EN, Unit.YEARS) == "1.5 years"
    assert say_quantity(10, FR, Unit.WORKING_DAYS) == "10 jours ouvrés"
    assert say_figure(date(2026, 11, 24), Unit.DATE, EN) == "Tuesday 24 November"


def test_dates() -> None:
    """The weekday leads, the first of a month is "1er" in French."""
    day = date(2026, 12, 1)
    assert say_date(day, FR) == "mardi 1er décembre"
    assert say_date(day, FR, with_weekday=False, with_year=True) == "1er décembre 2026"
    assert say_date(day, EN) == "Tuesday 1 December"
