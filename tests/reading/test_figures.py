"""What `read_figures` reads, and what it leaves alone, form by form."""

from datetime import date
from decimal import Decimal

import pytest

from bot.domain.asks import Language
from bot.domain.figures import Figure, Per, Unit
from bot.reading.figures import read_figures

FR, EN = Language.FR, Language.EN
TODAY = date(2026, 11, 24)  # a Tuesday


def _read(text: str, language: Language = FR, currency: Unit | None = None) -> tuple[Figure, ...]:
    return read_figures(text, language, TODAY, currency)


def _brief(text: str, language: Language = FR, currency: Unit | None = None) -> list[str]:
    out = []
    for f in _read(text, language, currency):
        ends = f"{f.value}" if f.high is None else f"{f.value}..{f.high}"
        out.append(f"{ends} {f.unit.value}" + (f"/{f.per.value}" if f.per else ""))
    return out


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("20 % de remise", "20"),
        ("20%", "20"),
        ("vingt pour cent", "20"),
        ("twenty percent", "20"),
        ("twenty per cent", "20"),
        ("12,5 %", "12.5"),
        ("20 pourcents", "20"),
        ("-15%", "15"),
        ("on gagne 15 points", "15"),
        ("3 points de remise", "3"),
        ("moitié prix", "50"),
        ("at half price", "50"),
        ("half off", "50"),
        ("un tiers de moins", "33.33"),
        ("deux tiers du prix", "66.67"),
        ("un cinquième de remise", "20"),
        ("a quarter off", "25"),
        ("a third off", "33.33"),
        ("un tarif divisé par deux", "50"),
        ("trois quarts du prix", "75"),
    ],
)
def test_shares_are_percentages(text: str, value: str) -> None:
    """A percentage, in signs, in words or as a fraction, is one PERCENT figure."""
    (figure,) = _read(text)
    assert (figure.value, figure.unit) == (Decimal(value), Unit.PERCENT)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1 620,50 €", "1620.50", Unit.EUR),
        ("€1,620.50", "1620.50", Unit.EUR),
        ("1.620,50 EUR", "1620.50", Unit.EUR),
        ("$2k", "2000", Unit.USD),
        ("2k€", "2000", Unit.EUR),
        ("72K€", "72000", Unit.EUR),
        ("1,05M€", "1050000", Unit.EUR),
        ("12 k€", "12000", Unit.EUR),
        ("14.000 euros", "14000", Unit.EUR),
        ("50 balles", "50", Unit.EUR),
        ("fifty bucks", "50", Unit.USD),
        ("20 quid", "20", Unit.GBP),
        ("cinquante euros", "50", Unit.EUR),
        ("1,5 million d'euros", "1500000", Unit.EUR),
        ("CHF 1'500", "1500", Unit.CHF),
        ("200 francs", "200", Unit.CHF),
        ("1 500 $ CA", "1500", Unit.CAD),
        ("CA$1,500.00", "1500", Unit.CAD),
        ("£1,200.50", "1200.50", Unit.GBP),
        ("12€50", "12.50", Unit.EUR),
        ("12 euros 50", "12.50", Unit.EUR),
        ("cinquante centimes", "0.5", Unit.EUR),
        ("une centaine d'euros", "100", Unit.EUR),
        ("trois mille deux cents euros", "3200", Unit.EUR),
    ],
)
def test_money_in_every_notation(text: str, value: str, unit: Unit) -> None:
    """An amount keeps its currency whatever the notation."""
    (figure,) = _read(f"Bon, {text}.")
    assert (figure.value, figure.unit, figure.text) == (Decimal(value), unit, text)


def test_a_lone_separator_is_read_as_the_language_writes_it() -> None:
    """The forms "1.620" and "1,620" are thousands in one language and decimals in the other; pieces are always whole."""
    assert _brief("1.620 €", FR) == ["1620 EUR"]
    assert _brief("1.620 €", EN) == ["1.620 EUR"]
    assert _brief("1,620 €", EN) == ["1620 EUR"]
    assert _brief("1,620 €", FR) == ["1.620 EUR"]
    assert _brief("5.000 pièces", EN) == ["5000 pieces"]
    assert _brief("2,000 units", FR) == ["2000 pieces"]


def test_money_without_a_currency_of_its_own_counts_in_the_one_given() -> None:
    """Slang and dollars take the company's currency where they can mean it."""
    assert _brief("make it a grand.", EN) == ["1000 USD"]
    assert _brief("make it a grand.", EN, Unit.GBP) == ["1000 GBP"]
    assert _brief("500 balles", FR, Unit.CHF) == ["500 CHF"]
    assert _brief("$500", EN, Unit.CAD) == ["500 CAD"]
    assert _brief("$500", EN, Unit.EUR) == ["500 USD"]
    assert _brief("un grand parapluie, à grand renfort") == []


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("12 € pièce", Per.PIECE),
        ("12,90 €/pièce", Per.PIECE),
        ("14,90 € HT l'unité", Per.PIECE),
        ("$12 each", Per.PIECE),
        ("12 EUR per unit", Per.PIECE),
        ("12 € par parapluie", Per.PIECE),
        ("$9 apiece", Per.PIECE),
        ("prix unitaire : 12 €", Per.PIECE),
        ("5 000 € au total", Per.TOTAL),
        ("5 000 € tout compris", Per.TOTAL),
        ("un total de 5 000 €", Per.TOTAL),
        ("$5,000 all in", Per.TOTAL),
        ("$5,000 for the lot", Per.TOTAL),
        ("500 € par mois", None),
        ("500 €", None),
        ("500 € HT", None),
    ],
)
def test_amounts_know_whether_they_are_for_one_piece(text: str, per: Per | None) -> None:
    """The words around an amount tell the price of a piece from that of the order."""
    (figure,) = _read(text)
    assert figure.per is per


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("10 à 15 %", ["10..15 percent"]),
        ("between 10 and 15%", ["10..15 percent"]),
        ("10 % à 15 %", ["10..15 percent"]),
        ("5 ou 6 jours", ["5..6 days"]),
        ("entre dix et quinze euros", ["10..15 EUR"]),
        ("€10-15", ["10..15 EUR"]),
        ("10 à 15 k€", ["10000..15000 EUR"]),
        ("12-15 000 maximum", ["12000..15000 number"]),
        ("two to three weeks", ["14..21 days"]),
        ("24-48h", ["1..2 days"]),
        ("passer de 100 à 90 €", ["100 EUR", "90 EUR"]),
        ("passer de 500 à 1000 pièces", ["500 pieces", "1000 pieces"]),
        ("500 à 12 €", ["500 pieces", "12 EUR"]),
        ("15-20 personnes", []),
        ("du 5 au 10 mars 2027", ["2027-03-05..2027-03-10 date"]),
    ],
)
def test_ranges_and_changes(text: str, read: list[str]) -> None:
    """A range is one figure with two ends; a change from one value to another is two."""
    assert _brief(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("500 pièces", ["500 pieces"]),
        ("deux mille parapluies", ["2000 pieces"]),
        ("200 custom umbrellas", ["200 pieces"]),
        ("une centaine de parapluies", ["100 pieces"]),
        ("a dozen umbrellas", ["12 pieces"]),
        ("deux douzaines de parapluies", ["24 pieces"]),
        ("neuf parapluies", ["9 pieces"]),
        ("un parapluie neuf", []),
        ("trois fois", ["3 times"]),
        ("this is the third time", ["3 times"]),
        ("le 3e échange", ["3 times"]),
        ("2 relances", ["2 times"]),
        ("deux options : la première est simple", []),
        ("3 personnes et 2 collègues", []),
        ("mon budget s'arrête à 60", ["60 number"]),
        ("make it ten off", ["10 number"]),
        ("10 off", ["10 number"]),
    ],
)
def test_counts(text: str, read: list[str]) -> None:
    """A count of goods is PIECES, of events TIMES, of people or options nothing."""
    assert _brief(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("10 jours", "10 days"),
        ("deux semaines", "14 days"),
        ("quinze jours", "15 days"),
        ("48h", "2 days"),
        ("sous 12 heures", "0.5 days"),
        ("10 jours ouvrés", "10 working_days"),
        ("5 business days", "5 working_days"),
        ("a 10-day delay", "10 days"),
        ("24 months", "24 months"),
        ("2 ans", "2 years"),
        ("30 jours fin de mois", "30 days"),
        ("net 30", "30 days"),
        ("à 60 jours", "60 days"),
        ("60j", "60 days"),
        ("J+10", "10 days"),
        ("une quinzaine", "15 days"),
        ("deux ans et demi", "2.5 years"),
        ("two and a half weeks", "17.5 days"),
        ("10 more days", "10 days"),
        ("overnight", "1 days"),
        ("un mois", "1 months"),
        ("one week", "7 days"),
    ],
)
def test_delays(text: str, read: str) -> None:
    """Delays are read in days, working days, months or years."""
    assert _brief(text) == [read]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12/03/2027", "2027-03-12"),
        ("12/25/2026", "2026-12-25"),
        ("2027-03-12", "2027-03-12"),
        ("le 12 mars", "2027-03-12"),
        ("March 12", "2027-03-12"),
        ("Dec 5th", "2026-12-05"),
        ("12 March 2028", "2028-03-12"),
        ("le 1er décembre", "2026-12-01"),
        ("le 3/12", "2026-12-03"),
        ("d'ici lundi", "2026-11-30"),
        ("pour vendredi", "2026-11-27"),
        ("vendredi prochain", "2026-11-27"),
        ("next Friday", "2026-11-27"),
        ("mardi", "2026-12-01"),
        ("demain", "2026-11-25"),
        ("après-demain", "2026-11-26"),
        ("the day after tomorrow", "2026-11-26"),
        ("fin de mois", "2026-11-30"),
        ("end of the month", "2026-11-30"),
        ("fin mars", "2027-03-31"),
        ("la semaine prochaine", "2026-11-30"),
        ("next week", "2026-11-30"),
        ("avant le 15", "2026-12-15"),
        ("by the 12th", "2026-12-12"),
    ],
)
def test_dates(text: str, day: str) -> None:
    """A date is the next such day from today on; day first, unless that is no date."""
    (figure,) = _read(text)
    assert (figure.value, figure.unit) == (date.fromisoformat(day), Unit.DATE)


@pytest.mark.parametrize("text", ["demain", "le 12 mars", "next Friday", "fin de mois", "le 3/12", "d'ici lundi"])
def test_dates_that_hang_on_today_are_left_out_without_it(text: str) -> None:
    """Without `today`, neither a relative date nor a day without a year is read, nor its digits."""
    assert read_figures(text, FR) == ()


@pytest.mark.parametrize(
    "text",
    [
        "06 12 34 56 78",
        "+33 6 12 34 56 78",
        "(555) 123-4567",
        "commande n° 4521",
        "ma commande 45211",
        "#4521",
        "PO-2024-33",
        "réf. 88123",
        "le modèle X200",
        "https://exemple.fr/500/20",
        "jean50@exemple.fr",
        "à 14h30",
        "vers 15h",
        "at 3pm",
        "75011 Paris",
        "12 rue des Lilas",
        "24/7",
        "ISO 9001",
        "en 2023",
        "depuis 2019, rien",
        "un parapluie",
        "l'un ou l'autre",
        "80 cm",
        "10 minutes",
        "1. Le prix",
        "mille mercis",
        "100 % d'accord",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    """References, phones, links, times, places, measures, years and articles are no figures."""
    assert _read(text) == ()


def test_several_figures_of_one_message_in_both_languages() -> None:
    """A message that mixes languages and notations gives each figure its own unit, in order."""
    text = "OK pour 1 000 pcs à 12,90 € HT/pièce, mais $11 each by Friday ou 20 % off, payable à 60 jours fin de mois."
    assert _brief(text) == [
        "1000 pieces", "12.90 EUR/piece", "11 USD/piece", "2026-11-27 date", "20 percent", "60 days",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "approximate"),
    [("environ 500 pièces", True), ("around $200", True), ("how about $200", False), ("dans les 48h", False)],
)
def test_vague_words_make_a_figure_approximate(text: str, approximate: bool) -> None:  # noqa: FBT001
    """Words like "environ" and "around" make a figure approximate; an offer and a time limit do not."""
    (figure,) = _read(text)
    assert figure.approximate is approximate


def test_disguised_spaces_and_accents_keep_their_place() -> None:
    """Zero-width characters, decomposed accents and wide digits are read, with offsets in the original."""
    text = "Re\u0301duction : １５\u200b % sur 500 pie\u0300ces"
    assert _brief(text) == ["15 percent", "500 pieces"]
    assert [text[f.start : f.end] for f in _read(text)] == ["１５\u200b %", "500 pie\u0300ces"]


def test_a_long_message_is_read_in_reasonable_steps() -> None:
    """A long run of anything is read whole: the last figure is found."""
    for filler in ("a", "1 ", "a@", "x.", "- ", "vingt ", "12/", "et un "):
        assert _brief(filler * 4_000 + "\n\n7,5 % !")[-1] == "7.5 percent"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("the bags we ordered on 4 November never came", date(2026, 11, 4)),
        ("they were promised for 19 November", date(2026, 11, 19)),
        ("delivered on 6 April, one is broken", date(2026, 4, 6)),
        ("nous avons reçu les carnets le 9 octobre", date(2026, 10, 9)),
        ("la livraison devait avoir lieu le 16 novembre", date(2026, 11, 16)),
        ("votre facture du 3 novembre", date(2026, 11, 3)),
        ("commandés le 05/11", date(2026, 11, 5)),
        ("promised for 2 December", date(2026, 12, 2)),
        ("nous voudrions être livrés le 9 octobre", date(2027, 10, 9)),
        ("could it be delivered on 6 April?", date(2027, 4, 6)),
    ],
)
def test_a_day_told_as_past_is_not_one_to_come(text: str, day: date) -> None:
    """After words for what was done or promised, a day without a year is the one that was meant."""
    figures = read_figures(text, Language.EN, date(2026, 11, 23), Unit.EUR)
    assert [f.value for f in figures if f.unit is Unit.DATE] == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Il faut que ce soit là la veille du 5 décembre.", date(2026, 12, 4)),
        ("Livrez-nous avant le week-end du 12 décembre.", date(2026, 12, 11)),
        ("Trois jours avant notre congrès du 10 décembre au plus tard.", date(2026, 12, 7)),
        ("We need them the day before 12 December.", date(2026, 12, 11)),
        ("Delivery before the week of the 14th of December, please.", date(2026, 12, 11)),
    ],
)
def test_a_day_told_from_another_is_that_day(text: str, day: date) -> None:
    """The eve of a day, the Friday before a weekend or a number of days ahead of it are read as the day meant."""
    assert [f.value for f in read_figures(text, Language.FR, date(2026, 11, 23))] == [day]


def test_by_how_much_a_day_moves_is_no_delay() -> None:
    """A delivery brought forward by a week is not one asked for in seven days; a payment put off is a delay."""
    today = date(2026, 11, 23)
    assert read_figures("Pouvez-vous avancer la livraison d'une semaine ?", Language.FR, today) == ()
    assert [f.value for f in read_figures("Décaler le paiement de 30 jours", Language.FR, today)] == [Decimal(30)]
