"""Figures bound to the asks they measure, amounts held against our own prices, and other words for the same thing."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.asks import Ask, AskKind
from bot.domain.figures import Unit
from bot.domain.policy import PriceBreak, Product, Words
from tests.coach.understand.conftest import read

STORM = Product(
    "storm",
    Words("parapluie Tempête", "Storm umbrella"),
    ("tempete", "storm"),
    (PriceBreak(50, Decimal("16.90")), PriceBreak(250, Decimal("14.90"))),
)


def ask_of(text: str, kind: AskKind) -> Ask:
    return next(a for a in read(text, products=(STORM,)).asks if a.kind is kind)


def kinds(text: str) -> set[AskKind]:
    return {a.kind for a in read(text, products=(STORM,)).asks}


@settings(deadline=None, max_examples=40)
@given(st.decimals(min_value=8, max_value=14, places=2))
def test_an_amount_below_our_price_is_a_price_to_reach(price: Decimal) -> None:
    """Whatever the words around it, a lower price for the named goods asks for a lower price."""
    assert AskKind.PRICE_CUT in kinds(f"For our 300 Storm we had {price} € a piece pencilled in by the board.")


@pytest.mark.parametrize("text", ["Noted, 300 Storm at €14.90 each.", "C'est noté : 300 Tempête à 14,90 € pièce."])
def test_our_own_price_told_back_asks_for_nothing(text: str) -> None:
    """A price that is ours word for word is no request."""
    assert AskKind.PRICE_CUT not in kinds(text)


def test_an_order_is_no_gift() -> None:
    """The pieces ordered beside one free sample are not the pieces asked for free."""
    ask = ask_of("Could you send one free sample? We plan an order of 500 Storm afterwards.", AskKind.FREE_EXTRA)
    assert not [f for f in ask.figures if f.unit in (Unit.PIECES, Unit.NUMBER) and f.number == 500]


def test_a_gift_keeps_its_own_count() -> None:
    """The count in the words of the gift measures it."""
    ask = ask_of("On commande 400 Tempête, et vous ajoutez 4 parapluies offerts.", AskKind.FREE_EXTRA)
    assert [f.number for f in ask.figures if f.unit in (Unit.PIECES, Unit.NUMBER)] == [4]


def test_a_deposit_or_a_fee_is_no_discount() -> None:
    """A percentage that a deposit or a surcharge owns never measures a discount."""
    ask = ask_of(
        "Nous versons un acompte de 40 % ; il nous faut une remise de 6 % sur les 300 Tempête.", AskKind.PRICE_CUT
    )
    assert [f.number for f in ask.figures if f.unit is Unit.PERCENT] == [6]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Pourriez-vous nous prêter deux exemplaires vierges pour la vitrine ?", AskKind.FREE_EXTRA, "echantillon"),
        ("Would the courier be on you for this one?", AskKind.FREE_EXTRA, "free shipping"),
        ("Half now and the balance when the boxes leave, all right?", AskKind.PAYMENT_TERMS, "in two parts"),
        ("Faites-nous passer avant les autres, la mairie peut attendre.", AskKind.SPECIAL_FAVOUR, "passer devant"),
    ],
)
def test_other_words_meet_the_usual_name(text: str, kind: AskKind, name: str) -> None:
    """A thing spoken of without its usual name is known by it all the same."""
    assert name in ask_of(text, kind).beside


def test_owning_up_and_asking_for_a_gesture_is_a_small_request() -> None:
    """Pieces lost by the client's own fault and a few asked for are no discount, and accuse nobody."""
    found = kinds("Nous avons égaré quatre housses, c'est notre faute ; quelques-unes en geste commercial ?")
    assert AskKind.PRICE_CUT not in found
    assert AskKind.COMPLAINT not in found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Un échantillon au plus vite pour la réunion du 5 juin ? Et livrez les 300 Tempête avant le 18 juin svp ?",
            "18 juin",
        ),
        (
            "We need a sample urgently for the meeting on 5 June. Could you rush the delivery of 300 Storm for 18 June?",
            "18 June",
        ),
    ],
)
def test_the_day_of_a_sample_hurries_no_order(text: str, day: str) -> None:
    """A hurry is measured by the day that the order itself is wanted, not by that of a sample or a meeting."""
    hurry = ask_of(text, AskKind.RUSH)
    assert day in hurry.quote
    assert [f.text for f in hurry.figures if f.unit is Unit.DATE] == [day]
