"""What our own earlier turns count for."""

import pytest

from bot.coach.intake import intake
from bot.coach.recall import recall
from bot.domain.asks import Heat
from bot.domain.facts import FactName, Facts
from bot.domain.message import Side, Turn
from bot.domain.situation import Situation, Speech


def read(text: str) -> Situation:
    """A turn of the client's without asks."""
    return Situation(
        message=intake(text), speech=Speech.CLIENT, asks=(), figures=(), claims=(), heat=Heat.CALM, facts=Facts()
    )


def granted(ours: str, *, latest: str = "") -> object:
    """The discount that one turn of ours counts for."""
    thread = (Turn(Side.CLIENT, "Nous voudrions une remise."), Turn(Side.US, ours))
    _, facts = recall(thread, read, latest)
    return next((f.value for f in facts if f.name is FactName.GRANTED_DISCOUNT), None)


@pytest.mark.parametrize(
    "ours",
    [
        "Une remise de 8 %, c'est une décision de ma direction, contre une commande d'au moins 2 500 pièces.",
        "For 8% off I need my manager's agreement, and it comes with a 24-month framework.",
        "Je transmets votre demande de 8 % de remise à mon responsable aujourd'hui.",
    ],
)
def test_what_is_sent_up_is_not_granted(ours: str) -> None:
    """A discount that somebody else is yet to decide counts for nothing, whatever the client says next."""
    assert granted(ours, latest="D'accord, merci.") is None


def test_what_a_manager_agreed_to_is_granted() -> None:
    """A discount that the manager has agreed to counts."""
    assert granted("La responsable a accordé 6 % de remise.") == 6


@pytest.mark.parametrize(
    ("latest", "counted"),
    [
        ("Parfait, marché conclu.", 3),
        ("D'accord, et 2 % de plus si je prends 500 pièces ?", 3),
        ("Merci de me répondre.", None),
        ("D'accord. Et 5 % si je prends 500 pièces ?", None),
        ("OK, and what about 5% if I take 500?", None),
    ],
)
def test_an_offer_counts_once_it_is_taken(latest: str, counted: int | None) -> None:
    """A discount for something in return counts when the client takes it; no reminder and no new bargain takes it."""
    assert granted("Contre le règlement à la commande, je vous propose une remise de 3 %.", latest=latest) == counted
