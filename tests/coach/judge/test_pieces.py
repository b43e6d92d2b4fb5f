"""How many free pieces a request adds up to."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.files import shipped
from bot.adapters.packs import read_pack
from bot.coach.judge.measured import requested
from bot.coach.judge.pieces import pieces_wanted
from bot.domain.asks import Ask, AskKind
from bot.domain.facts import Facts

PRODUCTS = read_pack(shipped("knowledge")).pack.products


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("Glissez deux Brise et un Tempête sans marquage dans le colis.", 3),
        ("Could we borrow two Shower, one Storm and a mug for the afternoon?", 4),
        ("Il en faudrait trois de chaque, Averse et Tempête, pour les yeux du jury.", 6),
        ("Two of each, the Breeze, the Storm and the Shower, plus a bag.", 7),
        ("One from each of your three models would do.", 3),
    ],
)
def test_counts_of_several_products_are_added_up(words: str, pieces: int) -> None:
    """Pieces named one product after the other, or of each of several, make one sum."""
    assert pieces_wanted(words, PRODUCTS) == pieces


@pytest.mark.parametrize(
    "words",
    [
        "Deux échantillons vierges de l'Averse, s'il vous plaît.",
        "Either one Storm or one Breeze, whichever you have at hand.",
        "Could five umbrellas be added to the 400 mugs?",
        "Un petit geste serait apprécié.",
    ],
)
def test_one_count_a_choice_or_an_order_is_no_sum(words: str) -> None:
    """A single count, goods to choose between and numbers of an order are not added up."""
    assert pieces_wanted(words, PRODUCTS) is None


@settings(deadline=None)
@given(st.lists(st.integers(1, 12), min_size=2, max_size=3))
def test_digits_before_products_sum(counts: list[int]) -> None:
    """Whatever the counts, digits before each product give their sum."""
    goods = ("Brise", "Averse", "Tempête")
    words = ", ".join(f"{n} {name}" for n, name in zip(counts, goods, strict=False))
    assert pieces_wanted(f"Envoyez {words} nus.", PRODUCTS) == Decimal(sum(counts))


def test_pieces_counted_beside_the_words_that_make_them_free_are_added_up() -> None:
    """Where the ask's own words hold no count, the sentence beside it tells how many."""
    pack = read_pack(shipped("knowledge")).pack
    ask = Ask(
        AskKind.FREE_EXTRA, "No invoice, of course.", beside="Three of each, Breeze, Shower and Storm, all blank."
    )
    assert requested(ask, Facts(), pack, date(2026, 11, 23)).value == Decimal(9)
