"""Turns of phrase that make another ask of a sentence than its cue words show, read by words alone."""

from datetime import date
from decimal import Decimal

import pytest

from bot.domain.asks import AskKind, ClaimKind
from bot.domain.facts import Fact, FactName, Facts, Origin
from bot.domain.inquiry import Subject
from bot.domain.policy import PriceBreak, Product, Words
from tests.coach.understand.conftest import read

DIARY = Product("diary", Words("agenda Marée", "Tide diary"), ("agenda", "diary"), (PriceBreak(50, Decimal(9)),))


def kinds(text: str, **more: object) -> set[AskKind]:
    return {a.kind for a in read(text, **more).asks}


@pytest.mark.parametrize(
    "text",
    [
        "12 % et on commande ce soir.",
        "Votre offre me convient, avec 6 % de remise.",
        "I accept your quote, minus 8%.",
        "Count us in at 9% less.",
        "Je valide votre proposition, excepté le tarif : 7,20 €",
        "We'll go ahead as soon as you come to 8.40 €.",
        "Bon pour accord sous réserve d'une réduction de 4 %.",
        "On signe dès que le prix descend à 6,50 €.",
        "We accept on condition the price drops to 7 €.",
    ],
)
def test_an_agreement_to_another_price_is_a_price_cut(text: str) -> None:
    """Whoever agrees at another price than the one offered asks for it, and accepts nothing yet."""
    found = kinds(text)
    assert AskKind.PRICE_CUT in found
    assert AskKind.ACCEPTANCE not in found


def test_an_agreement_on_a_condition_is_none_yet() -> None:
    """Whoever agrees on a condition has not accepted yet."""
    assert AskKind.ACCEPTANCE not in kinds("Nous acceptons, à condition d'être livrés en urgence sous 8 jours.")


@pytest.mark.parametrize(
    "text",
    [
        "Marché conclu à 9 € l'agenda.",
        "We accept the 5% discount, go ahead.",
        "C'est d'accord pour 5 %, lancez la production.",
        "Nous acceptons votre offre à 1 480 €.",
        "Go ahead as soon as the proof is ready.",
    ],
)
def test_an_agreement_to_what_was_offered_stays_one(text: str) -> None:
    """A price or a discount agreed to, or a day to begin, makes no request of an agreement."""
    found = kinds(text)
    assert AskKind.ACCEPTANCE in found
    assert AskKind.PRICE_CUT not in found


def test_a_discount_granted_before_is_agreed_to() -> None:
    """The share that a case already grants is no new request."""
    granted = Facts((Fact(FactName.GRANTED_DISCOUNT, Decimal(6), Origin.CASE, "6 %"),))
    assert AskKind.ACCEPTANCE in kinds("Nous acceptons, avec 6 % de remise.", case=granted)
    assert AskKind.ACCEPTANCE not in kinds("Nous acceptons, avec 6 % de remise.")


@pytest.mark.parametrize(
    "text",
    [
        "What's your lowest price?",
        "Quel serait votre meilleur prix ?",
        "With an annual contract, what rate would you do?",
        "Contrat annuel à la clé : quel tarif pourriez-vous nous faire ?",
        "Is there 2% to be had if we settle with the order?",
        "Y aurait-il 4 % à gagner en réglant d'avance ?",
    ],
)
def test_the_best_price_and_a_price_for_something_given_are_price_cuts(text: str) -> None:
    """A best price, a price for a year's contract and a share for paying early are asked off the price."""
    found = kinds(text)
    assert AskKind.PRICE_CUT in found
    assert AskKind.PAYMENT_TERMS not in found


def test_an_annual_contract_is_a_commitment_of_twelve_months() -> None:
    """A contract for the year is offered for what it is, without a figure."""
    facts = read("With an annual contract, what rate would you do?").facts
    assert facts.number(FactName.COMMITMENT_OFFERED) == 12


@pytest.mark.parametrize("text", ["6,40 l'agenda", "On nous propose 6,40 un agenda", "It is 6.40 the diary elsewhere"])
def test_a_number_before_one_of_the_goods_is_a_price(text: str) -> None:
    """A number with a single piece behind it counts no pieces."""
    assert read(text, products=(DIARY,)).facts.number(FactName.QUANTITY) is None


def test_an_amount_paid_at_once_is_no_price_to_reach() -> None:
    """What is paid in one go says how, not how much the client aims at."""
    asks = read("On vous règle 1 900 € d'un coup, vous nous faites une remise ?").asks
    assert [a.figures for a in asks if a.kind is AskKind.PRICE_CUT] == [()]


@pytest.mark.parametrize(
    "text",
    [
        "Les sacs brodés à nos initiales, on peut les rendre ?",
        "Can we return the mugs engraved with our crest?",
        "Nos agendas sont marqués à notre enseigne.",
    ],
)
def test_goods_with_a_name_of_the_client_are_custom_made(text: str) -> None:
    """A print of the client's own makes goods custom made."""
    assert read(text).facts.flag(FactName.CUSTOM_MADE) is True


@pytest.mark.parametrize(
    "text",
    [
        "You printed our crest in grey rather than in gold.",
        "Les sacs livrés sont beiges au lieu de rouges.",
        "The bags arrived in beige instead of red.",
    ],
)
def test_another_colour_than_ordered_is_a_complaint_alone(text: str) -> None:
    """A colour that came out wrong is no wish for another one."""
    found = kinds(text)
    assert AskKind.COMPLAINT in found
    assert not found & {AskKind.SCOPE_CHANGE, AskKind.SPEC_DOWNGRADE}


def test_another_colour_wished_for_is_a_change() -> None:
    """A wish for one colour instead of another complains of nothing."""
    assert AskKind.COMPLAINT not in kinds("Could you print the crest in grey rather than in gold?")


@pytest.mark.parametrize(
    "text", ["We'd like one engraved before committing.", "J'aimerais en voir un brodé avant de m'engager."]
)
def test_one_made_before_the_decision_is_a_sample(text: str) -> None:
    """A single piece to see first jumps no queue."""
    found = kinds(text)
    assert AskKind.FREE_EXTRA in found
    assert not found & {AskKind.SPECIAL_FAVOUR, AskKind.RUSH}


def test_a_day_promised_and_past_is_no_hurry_and_no_claim() -> None:
    """A delivery day that went by is what went wrong; the order tells it, and nobody's word has to be checked."""
    seen = read("You promised delivery for 28 May and we still have nothing.", today=date(2026, 6, 1))
    assert AskKind.RUSH not in {a.kind for a in seen.asks}
    assert ClaimKind.PROMISE not in {c.kind for c in seen.claims}
    person = read("Your manager promised 12% for 28 May.", today=date(2026, 6, 1))
    assert ClaimKind.PROMISE in {c.kind for c in person.claims}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Nous cherchons un cadeau de fin d'année pour nos adhérents, quel est le prix de 200 mugs ?", False),
        ("We are after a small gift for our new volunteers: what do 150 totes cost?", False),
        ("Ce serait un joli présent, un cadeau pour tous nos retraités. Combien pour 90 carnets ?", False),
        ("Pourriez-vous glisser un petit cadeau pour nos clients dans le colis ?", True),
        ("Could you add a free gift for our guests to the order?", True),
    ],
)
def test_what_the_goods_are_bought_for_is_no_free_extra(text: str, *, asked: bool) -> None:
    """A present for the client's own people is what is bought; one asked of us is free."""
    scores = dict.fromkeys(set(AskKind) - {AskKind.ABUSE}, 0.02) | {AskKind.FREE_EXTRA: 0.3}
    kinds = {a.kind for a in read(text, scores=scores).asks}
    assert (AskKind.FREE_EXTRA in kinds) is asked


@pytest.mark.parametrize(
    "text",
    [
        "Pourriez-vous me donner le tarif de 90 carnets et le délai à compter une fois l'épreuve validée ?",
        "Quel délai faut-il prévoir après que nous avons validé le BAT ?",
    ],
)
def test_a_time_counted_from_the_approval_is_asked_for(text: str) -> None:
    """How long it takes once the proof is approved is a question about the lead time."""
    assert Subject.LEAD_TIME in {i.subject for i in read(text).inquiries}
