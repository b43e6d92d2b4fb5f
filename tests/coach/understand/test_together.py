"""What is read when several things are told at once: values beside asks, facts beside words, whose question it is."""

import pytest

from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.situation import Speech
from tests.coach.understand.conftest import read
from tests.coach.understand.test_figures_of_asks import STORM

K, F = AskKind, FactName


def kinds(text: str, **more: object) -> set[AskKind]:
    return {a.kind for a in read(text, **more).asks}


def test_the_worth_of_one_of_two_quantities_is_no_lower_price() -> None:
    """The value of the order at our own price asks for nothing, whatever larger quantity is named elsewhere."""
    text = "We may well come back for 600 next year. Does this order of 100 Storm, €1,690, ship in May?"
    assert K.PRICE_CUT not in kinds(text, products=(STORM,))


@pytest.mark.parametrize(
    "text", ["Ce serait notre première collaboration avec vous.", "It would be our first project with you."]
)
def test_a_client_may_tell_of_a_first_order(text: str) -> None:
    """A first order told by the client counts, unless earlier orders are known."""
    assert read(text).facts.flag(F.FIRST_ORDER) is True
    assert read(text, added="4 orders so far").facts.flag(F.FIRST_ORDER) is not True


@pytest.mark.parametrize(
    ("added", "name", "told"),
    [
        ("Mardi je lui ai écrit que nous n'acceptons pas les injures.", F.BOUNDARY_SET, True),
        ("I wrote back that we do not put up with insults.", F.BOUNDARY_SET, True),
        ("The production has not begun.", F.PRODUCTION_STARTED, False),
        ("Un oubli de notre part, le colis est resté au quai.", F.OUR_FAULT, True),
        ("A mix-up on our side at the packing table.", F.OUR_FAULT, True),
    ],
)
def test_the_users_words_tell_facts_in_their_own_way(added: str, name: FactName, told: object) -> None:
    """Boundaries, production and faults are heard in other wordings."""
    assert read("Bonjour, où en est-on ?", added=added).facts.flag(name) is told


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("Is it OK to send you a third now and the balance when they ship?", Speech.CLIENT),
        ("Is it fair to refuse a customer who orders every month? What would you do?", Speech.ADVICE),
    ],
)
def test_you_in_what_is_asked_is_addressed_to_the_company(text: str, speech: Speech) -> None:
    """Only a "you" within the words that ask for advice speaks to the coach."""
    assert read(text).speech is speech


@pytest.mark.parametrize("text", ["Nobody has called me since Friday.", "No one has told us anything."])
def test_nobody_alone_is_no_exclusivity(text: str) -> None:
    """Nobody having called reserves nothing."""
    assert K.SPECIAL_FAVOUR not in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "The cartons were due on 3 May. It is 1 June and nobody has rung us.",
        "Nos mugs devaient arriver jeudi dernier et nous n'avons toujours rien reçu.",
        "I have written four times about the lids and heard nothing back.",
        "Personne ne me rappelle, cela fait dix jours.",
    ],
)
def test_what_did_not_come_is_a_complaint(text: str) -> None:
    """Goods that did not arrive and messages left without an answer are complained of without the word."""
    assert K.COMPLAINT in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Could we put down 25% with the signed purchase order and the remainder when it leaves?",
        "On verserait 25 % à la signature, le solde au départ des cartons, cela vous va ?",
    ],
)
def test_a_share_paid_with_the_order_is_no_discount(text: str) -> None:
    """A percentage that goes with an order or a signature is a part of the payment."""
    found = kinds(text)
    assert K.PAYMENT_TERMS in found
    assert K.PRICE_CUT not in found


def test_a_date_beside_a_payment_in_parts_is_no_delay() -> None:
    """What is paid in two parts takes no figure from the sentence beside it."""
    asks = read("Could we split the invoice in two, half now and half when it ships? December is tight for us.").asks
    payment = next(a for a in asks if a.kind is K.PAYMENT_TERMS)
    assert payment.figures == ()
