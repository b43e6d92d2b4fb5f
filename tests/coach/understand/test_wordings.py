"""Asks told in words of their own, and the words that only look like one."""

from decimal import Decimal

import pytest

from bot.coach.understand.smallorder import small_order
from bot.domain.asks import Ask, AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from tests.coach.understand.conftest import read

K = AskKind


def kinds(text: str, **more: object) -> set[AskKind]:
    return {a.kind for a in read(text, **more).asks}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Could you switch the ribbon to teal rather than orange before it goes to print?", K.SCOPE_CHANGE),
        ("Une coquille m'a échappé : j'ai repéré une faute de frappe dans l'adresse de l'épreuve.", K.SCOPE_CHANGE),
        ("On règle une fois les cartons livrés, pas avant.", K.PAYMENT_TERMS),
        ("Is there a way to split the invoice into two?", K.PAYMENT_TERMS),
        ("Y a pas moyen d'adoucir un peu le devis ?", K.PRICE_CUT),
        ("I want a third knocked off the bill.", K.PRICE_CUT),
        ("Would you keep our pallets in your warehouse until spring?", K.SPECIAL_FAVOUR),
        ("Pourriez-vous nous vectoriser ce croquis ?", K.FREE_EXTRA),
        ("The lids came back dented and half the labels are missing.", K.COMPLAINT),
    ],
)
def test_an_ask_is_read_in_other_words(text: str, kind: AskKind) -> None:
    """Wordings of one class show the ask without any score."""
    assert kind in kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("How long is the warranty on a lantern?", K.RETURN_OR_WARRANTY),
        ("Does the lead time start on the day we pay?", K.RUSH),
        ("Can I cancel an order placed this morning?", K.ULTIMATUM),
        ("Douze mois d'engagement, et en échange 45 jours pour payer.", K.RETURN_OR_WARRANTY),
        ("À partir de quel montant la livraison est-elle offerte ?", K.FREE_EXTRA),
    ],
)
def test_a_question_about_terms_is_no_ask_for_them(text: str, kind: AskKind) -> None:
    """Words of an ask in a question about the terms, or in another sense, show none."""
    assert kind not in kinds(text)


def test_a_share_of_the_goods_is_no_discount() -> None:
    """A part of the goods, such as a third of the baskets, measures no price."""
    asks = read("I want 10% off, and a third of the baskets are dented.").asks
    cut = next(a for a in asks if a.kind is K.PRICE_CUT)
    assert [f.number for f in cut.figures if f.unit is Unit.PERCENT] == [Decimal(10)]


def test_the_day_of_an_approval_is_no_deadline() -> None:
    """A date on which a proof is approved does not measure how soon the goods are wanted."""
    asks = read("We need the goods by 10 December; I sign the proof on 24 November.").asks
    rush = next(a for a in asks if a.kind is K.RUSH)
    assert [f.text for f in rush.figures if f.unit is Unit.DATE] == ["10 December"]


def test_refusing_to_pay_ahead_offers_no_payment_ahead() -> None:
    """A denied payment in advance, or thanks in advance, is no payment offered with the order."""
    for text in ("Chez nous on ne paie jamais d'avance.", "Réglez ce point, merci d'avance."):
        assert all(f.name is not FactName.CASH_OFFERED for f in read(text).facts)


def test_nothing_is_small_where_no_clause_sets_a_least() -> None:
    """Without a clause on the smallest order, asks are left as they are."""
    asks = (Ask(K.PLAIN_QUESTION, "Three of them?"),)
    assert small_order(asks, (), (), ()) == asks
