"""A figure is stopped where its sentence promises it, and passes where it only says something."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coach.check.bench import checked

_SAID = {
    "a time of something else": [
        (
            "fr",
            "Notre chauffeur a mis trois heures et le salon durait cinq jours. Vos 300 Brise partent dans 20 jours.",
        ),
        ("en", "The ferry strike lasted four days and we lost two pallets of tea. Your 300 Breeze take 20 days."),
        ("en", "Our glazier is ill for a week, so I will write to you about the window by Wednesday."),
    ],
    "a day counted from the approval": [
        ("fr", "Validée vendredi 27 novembre, l'épreuve mène vos 300 Brise au départ du 17 décembre."),
        ("en", "The proof was approved on 9 November, so your 260 Shower leave on 29 November."),
    ],
    "amounts that follow": [
        ("fr", "260 Averse à 11,90 € font 3 094 € ; réglés à la commande, 3 % de moins, 92,82 €, donc 3 001,18 €."),
        ("en", "Apart, 200 and 100 Breeze cost €1,980 and €990; together, 300 at €8.40, €2,520, so €450 less."),
        ("en", "A fourth, a fifth and a sixth proof are €35 each, €105 for the three."),
    ],
    "what a manager decides": [
        ("fr", "Jusqu'à 8 % pour 2 500 pièces, c'est ma directrice qui en décide ; elle vous répond mercredi."),
        ("en", "For 24 months there may be 8%. That is decided by our manager, who answers by Wednesday."),
    ],
    "free because fetched or ours to mend": [
        (
            "fr",
            "Vos 80 Brise font 792 € ; venez les retirer à l'atelier, sans frais, ou nous facturons le transporteur.",
        ),
        ("en", "The mistake is ours: the 30 mugs are printed again and leave by express on Thursday, nothing to pay."),
    ],
}
_PROMISED = [
    ("fr", "C'est chose faite, votre compte est passé à 50 jours."),
    ("en", "I have moved your account to 50 days from the invoice."),
    ("fr", "Le dessin du phare reste à vous pendant vingt mois."),
    ("en", "The lighthouse stays yours for twenty months."),
    ("en", "You have fifty days to send the plain ones back."),
    ("fr", "Versez 200 € sur les 2 520 € pour démarrer, le reste plus tard."),
    ("en", "I've boxed up nine plain umbrellas, no charge."),
    ("fr", "Trente Brise à 9,90 € font 297 €, je lance la machine demain."),
]


@pytest.mark.parametrize(("kind", "language", "text"), [(k, *c) for k, cases in _SAID.items() for c in cases])
def test_a_figure_that_is_only_said_passes(kind: str, language: str, text: str) -> None:
    """Times of other things, days from a yes, reckoned amounts, others' decisions and what is owed do not block."""
    assert checked(text, language).passed, kind


@pytest.mark.parametrize(("language", "text"), _PROMISED)
def test_a_promise_made_in_passing_is_stopped(language: str, text: str) -> None:
    """Grants told as done, misquoted terms, a small first payment, free pieces and too short a run block."""
    assert not checked(text, language).passed


@given(st.integers(50, 5000))
@settings(max_examples=60, deadline=None)
def test_the_list_price_of_any_quantity_passes(quantity: int) -> None:
    """Quantity by list price, its half and what is left of it are explained whatever the quantity."""
    unit = 990 if quantity < 250 else 840 if quantity < 1000 else 690
    total = quantity * unit
    half = f"dont {_euros(total // 2)} à la commande et le solde au départ"
    assert checked(f"{quantity} Brise à {_euros(unit)} font {_euros(total)}, {half}.", "fr").passed


def _euros(cents: int) -> str:
    """Cents as people write euros."""
    return f"{cents // 100},{cents % 100:02d} €"
