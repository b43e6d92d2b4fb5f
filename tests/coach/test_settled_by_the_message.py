"""What a message settles itself, a proof approved or an address given, and a lead time asked beside a price."""

import pytest

from bot.coach.pipeline import Coach
from tests.coach.drafts import draft


@pytest.mark.parametrize(
    ("message", "day"),
    [
        ("We accept the quote for 150 mugs and sign off the artwork. When do they leave?", "8 december"),
        ("Devis accepté pour 300 Averse, épreuve approuvée aujourd'hui. Quand partent-ils ?", "14 decembre"),
        ("Please go ahead with the 300 Storm. Mock-up 2 is approved. When will you dispatch?", "14 december"),
    ],
)
def test_a_proof_approved_by_the_message_counts_from_today(coach: Coach, message: str, day: str) -> None:
    """The dispatch is dated from today's approval, and nobody is asked for an approval just given."""
    said = draft(coach, message, "Devis envoyé.")
    assert day in said
    assert "next step is the proof" not in said and "epreuve a valider" not in said


def test_a_proof_to_be_approved_is_not_taken_for_approved(coach: Coach) -> None:
    """An approval to come is none today."""
    said = draft(coach, "We accept the quote for 150 mugs. Once I have shown it round I will approve the proof.")
    assert "the proof for your approval" in said


@pytest.mark.parametrize(
    ("message", "noted"),
    [
        ("We confirm the 250 Breeze. Please send them to our new shop at 31 Station Road.", "31 station road"),
        ("Nous validons la commande de 200 mugs. Merci de livrer au 8 rue des Lilas.", "8 rue des lilas"),
    ],
)
def test_an_address_given_with_an_agreement_is_noted(coach: Coach, message: str, noted: str) -> None:
    """The address is taken up as it stands; nobody is asked for it, nor told from what value carriage is free."""
    said = draft(coach, message, "Devis envoyé.")
    assert noted in said
    assert not any(other in said for other in ("1,500", "1 500", "or a delivery address", "which address"))


@pytest.mark.parametrize(
    ("message", "price", "days"),
    [
        ("Bonjour, combien coûtent 150 mugs, délai inclus ?", "960", "15 jours"),
        ("Prix pour 120 carnets Escale svp. Et vos délais ?", "936", "20 jours"),
        ("Could you quote 100 gift boxes, lead time included?", "3,150", "25 days"),
    ],
)
def test_a_lead_time_beside_a_price_is_answered_with_it(coach: Coach, message: str, price: str, days: str) -> None:
    """Both are told: the price of the goods, and how long they take."""
    said = draft(coach, message)
    assert price in said and days in said
