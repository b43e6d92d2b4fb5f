"""What must hold of `read_figures` on any text, and the way back from every form we write."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.asks import Language
from bot.domain.figures import Unit
from bot.reading.figures import read_figures
from bot.reading.format import say_date, say_figure, say_money, say_number, say_percent, say_quantity
from tests.reading.spelling import english, french

TODAY = date(2026, 11, 24)
BOTH = st.sampled_from([Language.FR, Language.EN])
MONEY = st.sampled_from([u for u in Unit if u.is_money])
AMOUNTS = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(9_999_999), places=2)
SCRAPS = st.sampled_from(
    "20 % € $ k 1 620,50 €12 10 à 15 % entre et 5 12/03/2027 demain lundi mille deux cents pièces jours la moitié / - . , n° "
    "h30 J+ net x un une demi 1.620 #45 € 06 12 34 net 30 ½ œ \u0301 \u200b \u202f ﬁ İ ß ² １２ ٣ 0".split(" ")
)

pytestmark = pytest.mark.filterwarnings("error")


def _sound(text: str, language: Language) -> None:
    last = 0
    for figure in read_figures(text, language, TODAY):
        assert text[figure.start : figure.end] == figure.text
        assert figure.text
        assert figure.start >= last
        assert isinstance(figure.value, date) == (figure.unit is Unit.DATE)
        last = figure.end


@given(st.text(max_size=120), BOTH)
def test_any_text_is_read_without_error_and_with_exact_offsets(text: str, language: Language) -> None:
    """Any text at all gives figures in order, apart from each other, with the words that carry them."""
    _sound(text, language)


@given(st.lists(SCRAPS, max_size=14), st.sampled_from(["", " ", "\u00a0"]), BOTH)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_heaps_of_figure_like_scraps_are_read_soundly(scraps: list[str], glue: str, language: Language) -> None:
    """Scraps of figures in any order keep offsets exact and figures apart."""
    _sound(glue.join(scraps), language)


@given(AMOUNTS, MONEY, BOTH, BOTH)
def test_money_as_we_write_it_is_read_back(amount: Decimal, unit: Unit, written: Language, spoken: Language) -> None:
    """An amount written in one language is read back whole inside either language, except for a lone separator."""
    said = say_money(amount, unit, written)
    text = f"Bien, {said}, et voilà." if spoken is Language.FR else f"Fine, {said}, then."
    clear = "," not in said or "." in said or written is spoken or unit is Unit.EUR
    if not clear or (written is not spoken and (amount == amount.to_integral_value())):
        spoken = written
    (figure,) = read_figures(text, spoken, TODAY, unit)
    assert (figure.value, figure.unit, figure.text) == (amount, unit, said)


@given(
    AMOUNTS,
    st.sampled_from([" ", "\u00a0", "\u202f", "\u2009"]),
    st.sampled_from([" €", "€", " EUR", " euros", "\u00a0€"]),
)
def test_every_kind_of_space_parts_french_thousands(amount: Decimal, space: str, sign: str) -> None:
    """Plain, no-break, narrow and thin spaces between thousands all read the same."""
    said = say_money(amount, Unit.EUR, Language.FR)[:-2].replace("\u202f", space) + sign
    (figure,) = read_figures(f"Le prix : {said} !", Language.FR)
    assert (figure.value, figure.unit, figure.text) == (amount, Unit.EUR, said)


@given(st.decimals(min_value=0, max_value=100, places=1), BOTH, BOTH)
def test_percentages_are_read_back(value: Decimal, written: Language, spoken: Language) -> None:
    """A percentage written in either language is read back in either."""
    said = say_percent(value, written)
    (figure,) = read_figures(f"({said})", spoken)
    assert (figure.value, figure.unit, figure.text) == (value, Unit.PERCENT, said)


@given(
    st.integers(0, 999_999),
    st.sampled_from([Unit.PIECES, Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS, Unit.YEARS, Unit.TIMES]),
    BOTH,
    BOTH,
)
def test_counts_are_read_back(value: int, unit: Unit, written: Language, spoken: Language) -> None:
    """A count of pieces, time or times written in either language is read back in either."""
    said = say_quantity(value, written, unit)
    (figure,) = read_figures(f"{said}.", spoken)
    assert (figure.value, figure.unit, figure.text) == (Decimal(value), unit, said)


@given(st.integers(3_000, 9_999_999), BOTH)
def test_bare_numbers_are_read_back(value: int, language: Language) -> None:
    """A number that nothing follows is a NUMBER."""
    (figure,) = read_figures(f"{say_number(value, language)}.", language)
    assert (figure.value, figure.unit) == (Decimal(value), Unit.NUMBER)


@given(st.integers(0, 364), BOTH, BOTH, st.booleans())
def test_dates_are_read_back(ahead: int, written: Language, spoken: Language, weekday: bool) -> None:  # noqa: FBT001
    """A day of the coming year, with or without its weekday, is read back."""
    day = TODAY + timedelta(ahead)
    said = say_date(day, written, with_weekday=weekday)
    (figure,) = read_figures(f"Livraison {said}, merci.", spoken, TODAY)
    assert (figure.value, figure.unit, figure.text) == (day, Unit.DATE, said)


@given(st.dates(date(2020, 1, 1), date(2079, 12, 31)), BOTH)
def test_dates_with_a_year_need_no_today(day: date, language: Language) -> None:
    """A date with its year is absolute, as are ISO and day-first figures."""
    for said in (
        say_date(day, language, with_year=True),
        day.isoformat(),
        day.strftime("%d/%m/%Y"),
        day.strftime("%d.%m.%Y"),
    ):
        (figure,) = read_figures(f"({said})", language)
        assert (figure.value, figure.text) == (day, said)


def test_number_words_go_round() -> None:
    """Every number up to 1000 and one in thirteen up to 9999, in French, Swiss or English words, is read as itself."""
    for n in (*range(1_000), *range(1_000, 10_000, 13)):
        for words, language in (
            (french(n), Language.FR),
            (french(n).replace("-", " "), Language.FR),
            (french(n, swiss=True), Language.FR),
            (english(n), Language.EN),
            (english(n).replace(" and ", " "), Language.EN),
        ):
            (figure,) = read_figures(f"{words} euros", language)
            assert (figure.value, figure.text) == (Decimal(n), f"{words} euros"), words


@given(st.integers(1, 90), st.integers(1, 90), st.sampled_from([" à ", " ou ", "-", "–", " - ", " to ", " or "]), BOTH)
def test_ranges_keep_both_ends(low: int, width: int, link: str, language: Language) -> None:
    """Two growing numbers linked before one unit are one figure with two ends."""
    (figure,) = read_figures(f"{low}{link}{low + width} %", language)
    assert (figure.value, figure.high, figure.unit) == (Decimal(low), Decimal(low + width), Unit.PERCENT)


@given(st.integers(1, 500), BOTH)
def test_what_say_figure_writes_keeps_its_unit(value: int, language: Language) -> None:
    """Every unit but DATE and NUMBER comes back from its own form."""
    for unit in Unit:
        if unit in (Unit.DATE, Unit.NUMBER):
            continue
        (figure,) = read_figures(f": {say_figure(Decimal(value), unit, language)}.", language, None, unit)
        assert (figure.value, figure.unit) == (Decimal(value), unit)
