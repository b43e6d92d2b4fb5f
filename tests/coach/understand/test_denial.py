"""What a note denies is no fact: "not in production yet" starts nothing."""

from decimal import Decimal

import pytest

from bot.domain.facts import FactName
from tests.coach.understand.conftest import read

F = FactName


def told(added: str, name: FactName) -> object:
    """What a note beside a plain message tells of one fact."""
    return read("Hello, could the logo be moved a little?", added=added).facts.get(name)


@pytest.mark.parametrize(
    ("added", "name"),
    [
        ("The bags are not in production so far.", F.PRODUCTION_STARTED),
        ("Toujours pas lancée en fabrication.", F.PRODUCTION_STARTED),
        ("None of it has been printed yet.", F.PRODUCTION_STARTED),
        ("Aucun carnet n'est encore imprimé.", F.PRODUCTION_STARTED),
        ("Artwork not signed off.", F.PROOF_APPROVED),
        ("We are waiting for her to approve the proof.", F.PROOF_APPROVED),
        ("La maquette reste à valider.", F.PROOF_APPROVED),
        ("Une fois l'épreuve validée, on imprime.", F.PROOF_APPROVED),
        ("It isn't their first order with us.", F.FIRST_ORDER),
        ("Ce n'est pas une première commande.", F.FIRST_ORDER),
        ("No longer under warranty.", F.IN_WARRANTY),
        ("We have not made any error.", F.OUR_FAULT),
        ("The goods are not personalised.", F.CUSTOM_MADE),
    ],
)
def test_the_denial_of_a_state_tells_that_it_is_not_so(added: str, name: FactName) -> None:
    """A note that says something has not happened gives a no, never a yes."""
    assert told(added, name) is False


@pytest.mark.parametrize(
    ("added", "name"),
    [
        ("We did not promise them a date.", F.PROMISE_BY_US),
        ("Je ne lui ai jamais promis de geste.", F.PROMISE_BY_US),
        ("I have not set any boundary with her.", F.BOUNDARY_SET),
        ("Aucune limite posée pour l'instant.", F.BOUNDARY_SET),
        ("They never left us for a few cents.", F.LEFT_FOR_PRICE),
        ("Elle ne tient pas à la qualité.", F.DEFECT),
        ("She does not value quality.", F.VALUES_QUALITY),
        ("Nous n'avons pas accordé les 4 % voulus.", F.GRANTED_DISCOUNT),
        ("It would not cost us next to nothing.", F.SMALL_COST),
    ],
)
def test_what_a_note_denies_is_no_fact(added: str, name: FactName) -> None:
    """Words denied where they stand tell nothing."""
    assert told(added, name) is None


@pytest.mark.parametrize(
    ("added", "name", "value"),
    [
        ("Not a big account, but production has started.", F.PRODUCTION_STARTED, True),
        ("Never a complaint, proof approved on Monday.", F.PROOF_APPROVED, True),
        ("Pas de souci, BAT signé hier.", F.PROOF_APPROVED, True),
        ("Pas bavard, mais il tient à la qualité.", F.VALUES_QUALITY, True),
        ("I wrote that we do not put up with insults.", F.BOUNDARY_SET, True),
        ("Went to a cheaper supplier last year, not a word since.", F.LEFT_FOR_PRICE, True),
        ("Never late with a payment.", F.LATE_PAYMENTS, Decimal(0)),
        ("He does not settle his invoices on time.", F.LATE_PAYMENTS, Decimal(1)),
        ("Ne règle jamais à l'échéance.", F.LATE_PAYMENTS, Decimal(3)),
    ],
)
def test_a_denial_of_something_else_takes_nothing_back(added: str, name: FactName, value: object) -> None:
    """A negation in another clause, or one that is part of the fact, leaves the fact as told."""
    assert told(added, name) == value


@pytest.mark.parametrize(
    ("added", "value"),
    [
        ("Première fois qu'elle hausse le ton.", None),
        ("C'est la première fois qu'il est désagréable.", None),
        ("First time she raises her voice.", None),
        ("First time they pay late.", None),
        ("Première fois qu'il sollicite un geste.", Decimal(0)),
        ("First time they have asked for anything.", Decimal(0)),
        ("First request of that kind.", Decimal(0)),
    ],
)
def test_a_first_time_is_of_a_favour_only_where_one_is_asked(added: str, value: object) -> None:
    """Losing one's temper for the first time says nothing of favours had."""
    assert told(added, F.EXCEPTIONS) == value


@pytest.mark.parametrize(
    "added",
    [
        "Mugs delivered 2 weeks ago.",
        "Livré il y a 12 jours, sans marquage.",
        "The bags arrived 20 days ago, all sound.",
    ],
)
def test_a_delivery_gone_by_is_no_day_to_come(added: str) -> None:
    """Days counted back from today tell when something came, not when it will."""
    assert told(added, F.ARRIVES_ON) is None
    assert told(added, F.DAYS_SINCE_DELIVERY) is not None
