"""Prices read out of a company's own tables, and written into the price list of its pack."""

from decimal import Decimal
from pathlib import Path

import pytest

from bot.adapters.originals.reading import read_document
from bot.adapters.packs import read_pack
from bot.adapters.packs.files import read_files
from bot.adapters.packs.loader import load_files
from bot.adapters.packs.pricing import products_in, with_products
from bot.domain.figures import Unit
from bot.domain.policy import Pack, Product

KNOWLEDGE = Path(__file__).resolve().parents[3] / "knowledge"
STARTER = KNOWLEDGE / "starter"


@pytest.fixture
def pack() -> Pack:
    """A pack as it begins."""
    return read_pack(STARTER, KNOWLEDGE / "essays").pack


def read(pack: Pack, *rows: str) -> tuple[Product, ...]:
    """The products in a CSV file of these rows."""
    return products_in(read_document("tarif.csv", "\n".join(rows).encode()).passages, Unit.EUR, pack)


def steps(product: Product) -> list[tuple[int, str]]:
    """The prices by quantity."""
    return [(step.from_quantity, str(step.unit_price)) for step in product.prices]


def test_columns_of_quantities_are_price_steps(pack: Pack) -> None:
    """Each column whose name is a quantity gives a price; the code is an alias, working days count as calendar days."""
    rows = ("Réf.;Désignation;À partir de 20;100 pièces;1 000 et plus;Délai",)
    vase, bowl = read(
        pack, *rows, "V-7;Vase Aube;1 240,50 €;1 100 €;980;10 jours ouvrés", "B-2;Bol Écume;8,5;8;7,25;6 jours"
    )
    assert (vase.id, vase.aliases, vase.lead_days) == ("vase-aube", ("V-7",), 14)
    assert steps(vase) == [(20, "1240.50"), (100, "1100.00"), (1000, "980.00")]
    assert steps(bowl) == [(20, "8.50"), (100, "8.00"), (1000, "7.25")]


def test_columns_of_ranges_count_from_their_lower_end(pack: Pack) -> None:
    """A range, "500 et +" and a quantity with its unit cut short are steps; so are bare quantities after a name."""
    (book,) = read(pack, "Désignation;20 ex.;50-199;de 200 à 499 ex.;500 et +", "Carnet Orme;9;8;7;6")
    assert steps(book) == [(20, "9.00"), (50, "8.00"), (200, "7.00"), (500, "6.00")]
    (pen,) = read(pack, "Réf;Produit;50;200;500", "S-1;Stylo;1,20;1,10;0,95")
    assert steps(pen) == [(50, "1.20"), (200, "1.10"), (500, "0.95")]


def test_one_price_is_the_price_of_one(pack: Pack) -> None:
    """A column called a price gives the price from one piece on; one with taxes is not taken for it."""
    (lamp,) = read(pack, "Item,Price,Price incl. VAT", "Lamp Dune,€19.90,€23.88")
    assert steps(lamp) == [(1, "19.90")]


def test_products_go_by_the_names_that_people_say(pack: Pack) -> None:
    """A weight or a remark after the name is left to an alias, unless it alone tells two products apart."""
    cup, small, large = read(
        pack, "Produit;10 pièces", "Tasse Brume 30 cl;9", "Plat Rive 20 cm;14", "Plat Rive 28 cm;19"
    )
    assert (cup.id, cup.name.fr, cup.aliases) == ("tasse-brume", "Tasse Brume", ("Tasse Brume 30 cl",))
    assert (small.name.fr, large.name.fr) == ("Plat Rive 20 cm", "Plat Rive 28 cm")


@pytest.mark.parametrize(
    "row",
    ["Table Onde;12 $;11 $", "Table Onde;12 €;13 €", "Table Onde;sur devis;sur devis", ";12 €;11 €"],
)
def test_what_is_no_price_list_gives_nothing(pack: Pack, row: str) -> None:
    """Another currency, prices that rise with the quantity, words for prices, a row without a name."""
    assert read(pack, "Produit;10 pièces;50 pièces", row) == ()


def test_confirmed_prices_make_a_sound_pack(pack: Pack) -> None:
    """They take the example's place; read again with another price they change it, and nothing else is lost."""
    files = read_files(STARTER, KNOWLEDGE / "essays")
    once = with_products(files, read(pack, "Produit;10 pièces", 'Pot "Lin" : brut;4,00', "Cache-pot;6,00"), pack)
    first = load_files(once).pack
    assert [p.id for p in first.products] == ["pot-lin-brut", "cache-pot"]
    assert [c.id for c in first.clauses] == [c.id for c in pack.clauses]
    (changed,) = read(first, "Produit;10 pièces", 'Pot "Lin" : brut;4,00', "Cache-pot;5,50")
    again = load_files(with_products(once, (changed,), first)).pack
    assert {p.id: p.prices[0].unit_price for p in again.products} == {
        "pot-lin-brut": Decimal(4),
        "cache-pot": Decimal("5.50"),
    }
