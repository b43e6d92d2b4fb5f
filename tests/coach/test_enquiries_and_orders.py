"""Enquiries and orders as they come: several things beside a price or a go-ahead, each told once and told true."""

import pytest

from bot.coach.pipeline import Coach
from bot.domain.asks import AskKind
from tests.coach.drafts import answered, draft


@pytest.mark.parametrize(
    ("message", "context", "told"),
    [
        ("Feu vert pour les 200 carnets, à livrer chez Duval au 4 quai Sud.", "Devis envoyé le 10 novembre.", "200"),
        ("We accept, go ahead with the 150 mugs and deliver to our Hull depot.", "quote sent on 11 November", "150"),
    ],
)
def test_a_go_ahead_is_not_told_when_its_quote_was_sent(coach: Coach, message: str, context: str, told: str) -> None:
    """Whoever agrees to a quote has it: the day of its sending is for those who wait for it."""
    said = draft(coach, message, context)
    assert told in said
    assert "nous vous avons envoye" not in said and "we sent" not in said


@pytest.mark.parametrize(
    "message",
    [
        "Merci pour les exemplaires reçus, le tissu est parfait. Pourriez-vous m'adresser à nouveau la facture 118 ?",
        "Thanks so much for the samples, lovely quality. Could you email me the quote again?",
    ],
)
def test_thanks_for_what_came_ask_for_no_more_of_it(coach: Coach, message: str) -> None:
    """Samples that are thanked for are not sent again; what is asked beside is."""
    said = draft(coach, message)
    assert "echantillon" not in said and "unprinted" not in said
    assert "facture" in said or "quote" in said


@pytest.mark.parametrize(
    ("message", "context", "pieces"),
    [
        (
            "The artwork is approved! Please ship 30 of the notebooks to our Bath shop.",
            "first order, 250 notebooks",
            "250",
        ),
        ("BAT validé. Merci d'en livrer 40 des mugs à l'agence de Pau.", "première commande, 300 mugs", "300"),
    ],
)
def test_a_part_sent_elsewhere_is_not_the_order(coach: Coach, message: str, context: str, pieces: str) -> None:
    """So many pieces for another place are a part of the order: nobody is told of a minimum, nor promised the change."""
    said = draft(coach, message, context)
    assert pieces in said
    assert "minimum" not in said


def test_the_number_that_takes_anothers_place_is_the_order(coach: Coach) -> None:
    """What the client makes it now stands for what the note says was quoted."""
    said = draft(coach, "Nous partons plutôt sur 320 Tempête au lieu de 180, quel prix ?", "devis 180 Tempête à 16,90")
    assert "14,90" in said and "320" in said


@pytest.mark.parametrize(
    "message",
    [
        "Thanks for the quote on 500 notebooks. Would 700 change the price?",
        "Quote received for 500 notebooks, merci. If we go for 700 does it come to the same each?",
    ],
)
def test_a_price_at_another_number_is_told(coach: Coach, message: str) -> None:
    """Another number of pieces has its price, and is no new proof."""
    said = draft(coach, message)
    assert "4,620" in said
    assert "proof" not in said


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "Il me faudrait le prix de 400 mugs, savoir si ça passe au micro-ondes et ce que coûte le port.",
            "micro-ondes",
        ),
        ("Je souhaite connaître le tarif pour 400 mugs et savoir si ça supporte le four.", "four"),
    ],
)
def test_every_thing_of_one_long_sentence_is_answered(coach: Coach, message: str, told: str) -> None:
    """A price, a care and the carriage asked in one breath are each spoken of."""
    said = draft(coach, message)
    assert "5,30" in said and told in said


@pytest.mark.parametrize(
    "message",
    [
        "Oups, c'est ma faute, le fichier transmis lundi n'est pas le bon. Est-ce que ça retarde la livraison du 22 décembre ?",
        "Sorry, my mistake, I sent you last year's logo. Does that push back the delivery of 22 December?",
    ],
)
def test_whether_a_day_holds_is_no_hurry(coach: Coach, message: str) -> None:
    """Whoever owns a slip and fears for a day is neither sold a rush nor asked for photos."""
    answer = answered(coach, message)
    assert AskKind.RUSH not in {a.kind for a in answer.situation.asks}
    said = draft(coach, message)
    assert "15 %" not in said and "15%" not in said and "photo" not in said


@pytest.mark.parametrize(
    "message",
    [
        "Before we order 800 notebooks: is a deposit compulsory, and how much?",
        "Avant de commander 800 carnets : l'acompte est-il obligatoire, et de combien ?",
    ],
)
def test_the_deposit_is_told_and_not_granted(coach: Coach, message: str) -> None:
    """Whoever asks what the deposit is hears it as a rule: there is nothing to say yes to."""
    said = draft(coach, message, "new client" if "order" in message else "nouveau client")
    assert "40" in said
    assert "with pleasure" not in said and "avec plaisir" not in said and "gladly" not in said


@pytest.mark.parametrize(
    "message",
    ["Do you make umbrellas in bottle green?", "Avez-vous des parapluies vert bouteille ?"],
)
def test_a_colour_named_after_goods_is_a_colour(coach: Coach, message: str) -> None:
    """Nobody who wants an umbrella in bottle green is told that no bottles are sold."""
    said = draft(coach, message)
    assert "not in our" not in said and "ne figurent pas" not in said and "pas de bouteille" not in said


def test_what_comes_next_is_told_by_the_steps(coach: Coach) -> None:
    """Whoever agrees and asks for the next step hears it, not that it is looked into."""
    said = draft(coach, "All good, please proceed with the 300 mugs. What happens next?")
    assert "proof" in said
    assert "find out what" not in said and "checking what" not in said


@pytest.mark.parametrize(
    ("message", "price"),
    [
        ("We'd love about 200 tote bags. What do they cost, and could I touch one first?", "5.20"),
        ("On voudrait 200 tote bags : quel prix, et est-ce qu'on peut en voir un avant ?", "5,20"),
    ],
)
def test_who_wants_to_feel_one_is_told_of_samples(coach: Coach, message: str, price: str) -> None:
    """To touch one before choosing is to ask for a sample, which is free without a print."""
    said = draft(coach, message)
    assert price in said
    assert "unprinted" in said or "sans marquage" in said


@pytest.mark.parametrize(
    ("message", "context"),
    [
        ("J'ai reçu le devis, merci. Avant de signer, que comprend le prix ?", "devis envoyé le 17/11, 300 mugs"),
        ("We'll take 600 totes rather than 400. Could you update the quote?", "quote 400 totes sent 12 Nov"),
    ],
)
def test_a_quote_in_hand_is_not_sent_again(coach: Coach, message: str, context: str) -> None:
    """Whoever has the quote, or wants it changed, is not told on which day it left."""
    said = draft(coach, message, context)
    assert "nous vous avons envoye" not in said and "we sent you the quote" not in said


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            (
                "Before I order the 300, please confirm:\n- the price at that quantity, delivered to Galway\n"
                "- how long from approval of the proof\nIt is for Storm umbrellas."
            ),
            ("14.90", "shipping", "20 days"),
        ),
        (
            (
                "Nous aurions besoin de savoir :\n1) le prix de 300 parapluies Brise\n2) le poids d'un parapluie\n"
                "3) votre délai habituel"
            ),
            ("8,40", "poids", "20 jours"),
        ),
    ],
)
def test_each_item_of_a_list_is_answered(coach: Coach, message: str, told: tuple[str, ...]) -> None:
    """Items under a heading that asks are questions without their mark, and nobody has ordered yet."""
    answer = answered(coach, message)
    assert AskKind.ACCEPTANCE not in {a.kind for a in answer.situation.asks}
    said = draft(coach, message)
    assert all(one in said for one in told), said


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("Go ahead with the 200 mugs. The delivery contact will be Nadia, and our PO 7731-C goes on the invoice.",
         ("nadia", "7731-c")),
        (("C'est bon pour les 200 mugs, lancez. La facture doit être établie au nom de la Ligue, contact sur place : "
         "le contact sera Karim."), ("au nom de la ligue", "karim")),
    ],
)  # fmt: skip
def test_what_an_order_only_tells_is_noted(coach: Coach, message: str, told: tuple[str, ...]) -> None:
    """A contact, a reference and a name for the invoice need no request to be noted."""
    said = draft(coach, message)
    assert all(one in said for one in told), said


@pytest.mark.parametrize(
    ("message", "context"),
    [
        ("Oops, silly mix-up: I wrote 400 on the order but it should be 340 totes. Does that change the price?",
         "order of 400 totes received today"),
        ("Petite gaffe de ma part, j'ai noté 400 et c'est 340 tote bags qu'il nous faut. Ça change le tarif ?",
         "bon de commande reçu hier, 400 tote bags"),
    ],
)  # fmt: skip
def test_a_number_put_right_stands_for_the_noted_one(coach: Coach, message: str, context: str) -> None:
    """The price is told for what is wanted now, and no discount is offered to whoever asks for none."""
    said = draft(coach, message, context)
    assert "340" in said and "400" not in said
    assert "3%" not in said and "3 %" not in said


@pytest.mark.parametrize(
    "message",
    [
        "We've never ordered from you. For 120 mugs, do we have to pay up front?",
        "Nous n'avons jamais commandé chez vous. Pour 120 mugs, faut-il payer d'avance ?",
    ],
)
def test_a_newcomer_hears_the_deposit(coach: Coach, message: str) -> None:
    """Who never ordered is new, and who asks whether to pay in advance offers nothing."""
    said = draft(coach, message)
    assert "40" in said
    assert "suggesting" not in said and "proposer" not in said and "three orders" not in said


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("There are 80 of us and we'd love an umbrella each. How does it work and what would it cost?", "proof"),
        ("On est 80 au club, un parapluie chacun : comment ça marche et combien ça coûte ?", "epreuve"),
    ],
)
def test_how_an_order_works_is_told(coach: Coach, message: str, told: str) -> None:
    """Whoever orders for the first time hears the steps, with the prices for one each."""
    said = draft(coach, message)
    assert told in said and "80" in said
    assert "checking how" not in said and "comment ca marche" not in said


def test_a_budget_in_another_currency_is_never_ours(coach: Coach) -> None:
    """The list price is told in our currency; nothing says that it fits an amount in theirs."""
    said = draft(coach, "Our budget is £2,500 max for 250 Shower umbrellas, is that doable?")
    assert "€2,500" not in said
    assert "11.90" in said


@pytest.mark.parametrize(
    "message",
    [
        "The printed sample came yesterday and it's lovely. We'd like to order 300 Breeze. Which address is it for?",
        "L'échantillon imprimé est arrivé, il est parfait. On part sur 300 Brise. C'est pour quelle adresse ?",
    ],
)
def test_a_sample_that_came_is_not_offered(coach: Coach, message: str) -> None:
    """Praise of a sample asks for no other."""
    said = draft(coach, message, "new client")
    assert "€45" not in said and "45 €" not in said


def test_a_farewell_hears_of_no_approval(coach: Coach) -> None:
    """Whoever orders nothing this year is not told by when to approve a proof."""
    said = draft(coach, "On ne prendra pas de mugs pour Noël cette année, désolée. Merci pour tout, Sonia")
    assert "epreuve" not in said


def test_one_product_at_several_numbers_is_no_sum(coach: Coach) -> None:
    """Carriage is told for no order that adds up what is asked for either number."""
    said = draft(coach, "What would 100 or 300 Storm umbrellas cost, delivered to Brussels?")
    assert "6,160" not in said


@pytest.mark.parametrize(
    ("message", "context"),
    [
        ("Bonjour, pouvez-vous passer à 140 carnets ? Merci", "110 carnets commandés mardi, épreuve pas validée"),
    ],
)
def test_goods_ordered_on_a_day_are_no_number_of_orders(coach: Coach, message: str, context: str) -> None:
    """So many notebooks ordered on Tuesday are one order."""
    assert "110 commandes" not in draft(coach, message, context)


def test_a_reference_for_the_bill_asks_for_no_time_to_pay(coach: Coach) -> None:
    """A number that the bill is to bear is noted, and no longer term is offered."""
    message = (
        "C'est d'accord pour les 300 Brise. Le bon de commande porte le numéro 2026-77, à reporter sur la facture."
    )
    answer = answered(coach, message)
    assert AskKind.PAYMENT_TERMS not in {a.kind for a in answer.situation.asks}
    assert "2026-77" in draft(coach, message)
