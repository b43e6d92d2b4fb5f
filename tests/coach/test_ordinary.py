"""Searches for things to hand out, surpluses and orders on the terms of last time: each draft says what helps."""

from datetime import date

import pytest

from bot.coach.pipeline import Coach
from bot.domain.asks import AskKind
from bot.domain.inquiry import Subject
from bot.domain.request import CoachRequest
from bot.domain.situation import Speech
from bot.reading.folding import fold
from tests.coach.drafts import draft
from tests.coach.understand.conftest import read

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("Bonjour, on aimerait gâter nos 150 abonnés avec un petit objet, 6 € par tête. Des idées ?", "5,20"),
        ("Bonjour, je voudrais offrir quelque chose d'utile à nos 90 abonnés, 8 € chacun. Une idée ?", "6,40"),
        ("Hi, we want something useful to hand out to 120 delegates, about €7 each. Any thoughts?", "6.40"),
        ("Hello, looking for an item to give away to our 200 visitors, €4 each at most.", "5.20"),
    ],
)
def test_a_search_for_things_to_hand_out_is_answered_from_the_list(coach: Coach, text: str, price: str) -> None:
    """Whoever looks for something to give others hears what the list has near their budget, and no refusal."""
    reply = draft(coach, text)
    assert price in reply
    assert "%" not in reply


def test_goods_left_over_are_told_what_may_go_back(coach: Coach) -> None:
    """Of a surplus nobody knows more of, what may be returned is told, and no fault of ours is spoken of."""
    reply = draft(coach, "We ordered too many notebooks and 70 were never used. Could we return them for a refund?")
    assert "30 days" in reply
    assert "printed" in reply
    assert "fault" not in reply


def test_the_terms_of_the_last_order_are_named_back(coach: Coach) -> None:
    """A wish for the terms of last time is told that they will be confirmed; ordering again recommends nobody."""
    said = draft(coach, "We'd like 300 notebooks again, same terms as last time please.")
    assert "same terms" in said or "terms of your last order" in said
    reply = draft(
        coach, "Bonjour, on voudrait recommander les mêmes mugs, 300 pièces, aux mêmes conditions. Possible ?"
    )
    assert "conditions" in reply
    assert "reference" not in reply


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour, une de nos clientes souhaite 100 mugs à son nom. Est-ce faisable d'ici fin mars ?",
        "Bonjour, nos clients adorent les carnets. On aimerait en reprendre 300, un geste pour les fidèles ?",
        "Hello, one of our customers needs 80 folding umbrellas by March. Is that feasible?",
    ],
)
def test_a_client_who_speaks_of_their_own_clients_gets_a_reply(text: str) -> None:
    """Whoever passes on what their clients want is answered: nobody asks there how to sell."""
    assert read(text).speech is Speech.CLIENT


@pytest.mark.parametrize(
    "text",
    [
        "Plusieurs de nos clients demandent 10 % de remise sur les mugs, est-ce raisonnable ?",
        "One of our customers wants 300 mugs at 60 days. Should we accept?",
    ],
)
def test_a_seller_who_speaks_of_clients_asks_for_advice(text: str) -> None:
    """Whoever wonders what to grant to clients is no client."""
    assert read(text).speech is Speech.ADVICE


def test_a_proof_approved_on_a_day_gone_by_counts_from_it(coach: Coach) -> None:
    """The lead time runs from the Friday on which the proof was approved, and no quote is offered."""
    reply = draft(coach, "Hi, we approved the proof on Friday. When will the 500 notebooks leave?")
    assert "10 december" in reply
    assert "quote" not in reply


def test_boxes_that_came_broken_are_no_pieces(coach: Coach) -> None:
    """Nobody knows how many pieces were in two boxes: no number of them is promised again."""
    reply = draft(coach, "Bonjour, sur nos 250 mugs, trois cartons sont arrivés écrasés et les tasses sont cassées.")
    assert "3 mugs" not in reply


def test_samples_beside_a_term_counted_from_delivery_are_samples(coach: Coach) -> None:
    """A payment "after delivery" speaks of no carriage, and its days are a term to pay in."""
    reply = draft(coach, "Could we settle 60 days after delivery and have free samples of the mug and the notebook?")
    assert "samples" in reply
    assert "free shipping" not in reply
    assert "60 days" in reply


def test_goods_unlike_their_proof_are_a_complaint() -> None:
    """What is not as the signed proof has it went wrong, whatever else is asked beside it."""
    assert read("The colour of the mugs isn't the one on the proof we signed.").has(AskKind.COMPLAINT)
    assert read("Le bleu des sacs n'est pas celui de l'épreuve que nous avons validée.").has(AskKind.COMPLAINT)


def test_whoever_names_our_goods_is_suggested_none() -> None:
    """A gift box is a product of ours: who needs some looks for nothing else."""
    found = read("Hi, do you deliver to Belgium? We'd need about 150 gift boxes for our partners.").inquiries
    assert all(i.subject is not Subject.SUGGESTION for i in found)


def test_a_price_and_a_day_asked_in_one_breath_are_both_told(coach: Coach) -> None:
    """When goods could leave is answered with their lead time, and no question is told back half."""
    reply = draft(coach, "Pour 300 tasses avec notre logo, quel serait le prix et quand pourraient-elles partir ?")
    assert "15 jours" in reply
    assert "prix et," not in reply


def test_a_refund_is_of_the_pieces_counted(coach: Coach) -> None:
    """Pieces that may go back are counted in a whole sentence."""
    reply = draft(
        coach, "Bonjour, 30 parapluies sans logo, reçus il y a 10 jours, sont de trop. Peut-on les renvoyer ?"
    )
    assert "remboursement ces" not in reply


@pytest.mark.parametrize(
    "message",
    [
        "Encore une hausse ! À ce rythme, nous devrons passer par un autre fournisseur, et ce serait dommage.",
        "If the prices keep going up like this we may have to go with another supplier, which would be a pity.",
    ],
)
def test_who_may_leave_is_not_bidden_farewell(coach: Coach, message: str) -> None:
    """A client who says that it may come to another supplier is answered, not seen off."""
    answer = coach.answer(CoachRequest(message, today=TODAY))
    assert answer.draft is not None
    said = fold(answer.draft.text)
    assert not any(w in said for w in ("respecte votre choix", "respect your choice", "toujours le bienvenu"))


@pytest.mark.parametrize(
    "message",
    [
        "Sorry for not answering sooner, the fair has been postponed to May. I'll get back to you in March.",
        "Désolé pour mon silence, le salon est reporté à mai. Je reviens vers vous en mars.",
    ],
)
def test_who_comes_back_later_is_left_in_peace(coach: Coach, message: str) -> None:
    """News that the client will write again needs no looking into and no day."""
    answer = coach.answer(CoachRequest(message, today=TODAY))
    assert answer.draft is not None
    assert not any(c.isdigit() for c in answer.draft.text)
