"""What clients name themselves is told back in a draft: the change, the models, the place, the day, the price agreed."""

import re
from datetime import date

import pytest

from bot.coach.pipeline import Coach
from bot.domain.asks import AskKind
from bot.domain.message import Channel
from bot.domain.request import CoachRequest
from bot.domain.stance import Move
from bot.reading.folding import fold
from tests.coach.drafts import answered, draft

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("message", "context", "told"),
    [
        (
            "Finalement notre présidente voudrait trois couleurs au lieu de deux sur les mugs, c'est encore faisable ?",
            "BAT validé hier, 200 mugs, fabrication pas lancée",
            "trois couleurs au lieu de deux",
        ),
        (
            "We approved the artwork on Friday, but our partner wants the web address removed from the back. Possible?",
            "300 totes, proof approved Friday, production not started",
            "the web address removed from the back",
        ),
        (
            "Il faut lire « Depuis 1902 » et non « Depuis 1920 », pouvez-vous corriger ?",
            "120 carnets, 1re épreuve envoyée",
            "depuis 1902",
        ),
    ],
)
def test_the_change_asked_is_told_back(coach: Coach, message: str, context: str, told: str) -> None:
    """A change is named as the client named it, before what it takes."""
    assert told in draft(coach, message, context)


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("Could we have one Shower and one Storm to compare before we decide?", ("shower umbrella", "storm umbrella")),
        ("Nous aimerions recevoir un Averse et un Brise pour juger la toile.", ("parapluie averse", "parapluie brise")),
    ],
)
def test_the_models_wanted_as_samples_are_named(coach: Coach, message: str, told: tuple[str, ...]) -> None:
    """Each model asked for is named in the yes."""
    said = draft(coach, message)
    assert all(one in said for one in told)


@pytest.mark.parametrize(
    ("message", "context"),
    [
        ("How much are 300 of your Chelsea umbrellas?", ""),
        ("On repart sur 150 parapluies Cyclone, vous me faites un prix pour le devis ?", ""),
        ("What would 200 more come to?", "order of 400 Ashdown notebooks at £6.10"),
    ],
)
def test_goods_of_another_name_are_told_no_price_of_ours(coach: Coach, message: str, context: str) -> None:
    """A model that the list has not is never given the price or the name of one that it has."""
    said = draft(coach, message, context)
    assert "€" not in said
    assert not any(name in said for name in ("breeze", "brise", "averse", "shower", "storm", "tempete", "stopover"))


def test_a_price_agreed_to_that_is_not_ours_is_checked(coach: Coach) -> None:
    """Whoever agrees to a price that nobody here knows is not told that it holds."""
    said = draft(coach, "Fine, go ahead with 300 mugs at 4.85, delivery to the Bristol site not Bath.")
    assert "check the 4.85 against our quote" in said
    assert "new address" in said


def test_directions_beside_an_agreement_are_noted(coach: Coach) -> None:
    """Where and when an order is to come is noted in the client's own words."""
    said = draft(coach, "C'est bon pour les 200 carnets. Attention, livraison uniquement le matin, quai B.")
    assert "livraison uniquement le matin, quai b" in said


@pytest.mark.parametrize(
    ("message", "day"),
    [
        ("Could 150 mugs still reach us before 22 December?", "22 december"),
        ("C'est pour un gala le 19 décembre, 90 parapluies. Vous pouvez nous faire ça ?", "19 decembre"),
        ("Can you bring the delivery of the 200 notebooks forward to 9 January?", "9 january"),
    ],
)
def test_whether_a_day_can_be_kept_is_answered_by_that_day(coach: Coach, message: str, day: str) -> None:
    """Whoever asks if goods can come by a day is answered on that day."""
    answer = coach.answer(CoachRequest(message, "", today=TODAY, channel=Channel.CHAT))
    assert answer.stance.move in (Move.YIELD, Move.TRADE)
    assert answer.draft is not None and day in fold(answer.draft.text)


def test_a_fee_that_misses_the_day_is_not_offered(coach: Coach) -> None:
    """The time that a fee buys is not put forward where it ends after the client's own day."""
    said = draft(coach, "Our fair is on 5 December: can you deliver 250 Storm umbrellas by then?")
    assert "comes too late" in said and "8 days" in said


def test_an_approval_with_a_correction_is_no_change_to_pay_for(coach: Coach) -> None:
    """Who approves and corrects in one breath gets the proof that the price includes."""
    said = draft(coach, "OK pour le BAT des 300 carnets, juste le vert c'est le Pantone 348 et pas 347, corrigez svp ?")
    assert "pantone 348 au lieu du 347" in said
    assert "60 €" not in said


def test_another_number_of_pieces_has_its_own_price(coach: Coach) -> None:
    """An order that grows or shrinks is priced at its new number."""
    said = draft(coach, "Can we go from 300 to 240 mugs on this order? What would it cost?", "order of 300 mugs")
    assert "240" in said and "€6.40" in said


@pytest.mark.parametrize(
    ("message", "unsaid"),
    [
        (
            "Du coup on part avec un autre imprimeur pour les mugs, il était à 4,20. Merci pour tout, bonne fin d'année !",
            "31",
        ),
        ("We're going with another supplier after all, they were at 5.10 for the totes. Thanks for your time.", "5.10"),
    ],
)
def test_whoever_goes_elsewhere_has_ordered_nothing(coach: Coach, message: str, unsaid: str) -> None:
    """Their choice is respected: no agreement is noted, no proof is awaited, and a greeting of the season is no date."""
    reply = draft(coach, message)
    assert unsaid not in reply
    assert not any(word in reply for word in ("note votre accord", "go-ahead", "epreuve", "proof"))


@pytest.mark.parametrize(
    ("message", "day"),
    [
        ("We have one at 4.60 from another supplier for 400 mugs. Can you do anything? We decide by Friday.", "27 nov"),
        ("Un autre fournisseur nous fait les 400 mugs à 4,60. Un effort ? Notre comité tranche vendredi.", "27 nov"),
    ],
)
def test_the_day_somebody_decides_is_no_day_of_delivery(coach: Coach, message: str, day: str) -> None:
    """The price is what is answered; no dispatch is reckoned to the day of the choice."""
    answer = answered(coach, message)
    assert {a.kind for a in answer.situation.asks} == {AskKind.PRICE_CUT}
    assert day not in draft(coach, message)


def test_a_sentence_is_said_once(coach: Coach) -> None:
    """Two matters that come to the same words are answered by them together."""
    reply = draft(coach, "Go ahead with 100 gift boxes. Could you put a handwritten card in each one, a card from us?")
    sentences = [s for s in re.split(r"(?<=[.!?]) ", reply) if len(s.split()) > 3]
    assert len(sentences) == len(set(sentences))
