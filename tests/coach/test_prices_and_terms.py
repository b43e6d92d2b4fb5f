"""Prices and terms as clients ask for them: totals with a fee, budgets, parts, double debits, other offers."""

from datetime import date

import pytest

from bot.coach.pipeline import Coach
from bot.domain.answer import Answer
from bot.domain.asks import AskKind
from bot.domain.message import Channel
from bot.domain.request import CoachRequest
from bot.domain.stance import Move
from bot.reading.folding import fold

TODAY = date(2026, 11, 23)


def answered(coach: Coach, message: str, context: str = "") -> tuple[Answer, str]:
    """The answer, and its draft folded, with plain spaces."""
    answer = coach.answer(CoachRequest(message, context, today=TODAY, channel=Channel.CHAT))
    assert answer.draft is not None, message
    return answer, " ".join(fold(answer.draft.text).split())


@pytest.mark.parametrize(
    ("message", "total"),
    [
        ("Bonjour, il nous faut 120 Averse pour le 10 décembre. Quel total avec le supplément ?", "1 863 €"),
        ("Hi, we need 100 Storm umbrellas by 10 December. What is the total with the rush fee?", "1,943.50"),
    ],
)
def test_the_total_with_the_rush_fee_is_told(coach: Coach, message: str, total: str) -> None:
    """What the order comes to with the fee stands in the reply that offers the shorter delay."""
    assert total in answered(coach, message)[1]


@pytest.mark.parametrize(
    ("message", "context"),
    [
        ("Our card was charged twice for the deposit on Monday. Please refund one of them.", ""),
        ("Bonjour, votre acompte de 900 € a été débité deux fois hier. Merci de régulariser.", ""),
        ("Hello, there is a double debit of €450 on our account.", "accounts confirmed it: our mistake"),
    ],
)
def test_a_deposit_debited_twice_is_no_matter_of_terms(coach: Coach, message: str, context: str) -> None:
    """It is a complaint looked into, or repaired, and nobody is offered another way to pay."""
    answer, said = answered(coach, message, context)
    assert AskKind.PAYMENT_TERMS not in {a.kind for a in answer.situation.asks}
    assert "debit" in said or "prelevement" in said
    assert "schedule" not in said and "echeancier" not in said


@pytest.mark.parametrize(
    "message",
    [
        "Could we pay the invoice in three monthly payments?",
        "Peut-on étaler le règlement sur quatre mois ?",
        "Can we do 40% now and the rest spread over two months? It is for 300 Breeze.",
    ],
)
def test_payment_in_parts_is_told_how_many_there_are(coach: Coach, message: str) -> None:
    """Two parts are offered; no ceiling of days is refused to whoever asked for parts."""
    said = answered(coach, message)[1]
    assert "two parts" in said or "deux echeances" in said
    assert "60" not in said


@pytest.mark.parametrize(
    ("message", "prices"),
    [
        ("Combien pour 100 mugs ? Et si on en prend 300 ?", ("640 €", "1 590 €")),
        ("What's the price for 200 totes? And if we took 600?", ("1,040", "2,580")),
    ],
)
def test_each_of_two_quantities_is_priced(coach: Coach, message: str, prices: tuple[str, str]) -> None:
    """The second quantity has its own price and total."""
    said = answered(coach, message)[1]
    assert all(price in said for price in prices)
    assert "autre question" not in said and "other question" not in said


def test_a_quantity_dearer_than_the_next_break_says_so(coach: Coach) -> None:
    """Whoever is just short of a price break learns that more pieces cost less in all."""
    answer, said = answered(coach, "Could you give us the 250-piece price for 230 Storm? We are nearly there.")
    assert answer.stance.move is Move.HOLD
    assert "3,725" in said and "3,887" in said


def test_the_whole_price_list_is_given_to_whoever_asks_for_it(coach: Coach) -> None:
    """Every product stands in the reply with its first price."""
    said = answered(coach, "Hello, could you send me your full price list please?")[1]
    assert all(price in said for price in ("9.90", "13.50", "16.90", "5.20", "6.40", "7.80", "34"))


def test_another_make_for_a_price_is_refused_as_such(coach: Coach) -> None:
    """A thinner cloth for less money is a lower make, not a question of proofs."""
    answer, said = answered(coach, "L'Averse est trop chère, vous n'auriez pas une version avec une toile plus fine ?")
    assert AskKind.SPEC_DOWNGRADE in {a.kind for a in answer.situation.asks}
    assert "epreuve" not in said


def test_pieces_of_an_earlier_order_are_not_priced(coach: Coach) -> None:
    """The price told is that of the order that comes next."""
    message = "On vous a commandé 300 Brise en avril, cette fois on repart sur 600. Un geste sur le prix ?"
    assert "5 040 €" in answered(coach, message, "3 commandes")[1]


@pytest.mark.parametrize(
    ("message", "context", "refused"),
    [
        ("Hi, a rival quotes £5.80 for the same tote, you're at £6.90. Match it by 4pm?", "quote 6.90 x 200", "5.80"),
        ("Votre devis est à 9,40 € le parapluie, on nous propose 7,90 € ailleurs. Alignez-vous ?", "", "7,90"),
        ("Can you do 4.10 instead of 4.95 on the 800 mugs?", "our price 4.95", "4.10"),
    ],
)
def test_a_price_we_quoted_is_trusted_above_the_list(coach: Coach, message: str, context: str, refused: str) -> None:
    """What is refused is told, measured against our quote, and no price of the list is told beside it."""
    answer, said = answered(coach, message, context)
    assert answer.stance.move is Move.HOLD
    assert refused in said
    assert not any(price in said for price in ("5.20", "13,50", "5.30", "6.40", "11,90"))


def test_the_terms_of_the_note_are_those_told(coach: Coach) -> None:
    """Whoever asks for later payment is told the terms that the user's note gives, none of the policies' own."""
    note = "Nouveau client. Nos conditions : 60 % à la commande, solde avant expédition."
    said = answered(coach, "Pouvons-nous régler à 60 jours fin de mois ? C'est notre première commande.", note)[1]
    assert "60 % a la commande, solde avant expedition" in said
    assert "40 %" not in said


def test_nothing_refused_is_noted(coach: Coach) -> None:
    """A need that is refused next is understood, not noted."""
    said = answered(coach, "Nous avons besoin de 90 jours pour payer, c'est notre règle.", "2 commandes")[1]
    assert "bien note" not in said
