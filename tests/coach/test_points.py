"""What a message says beyond its asks is noted, sent or looked into by name, and nothing else is read into it."""

from datetime import date

import pytest

from bot.coach.pipeline import Coach
from bot.domain.asks import Language
from bot.domain.message import Channel
from bot.domain.points import Stage
from bot.domain.request import CoachRequest

TODAY = date(2026, 11, 23)


def reply(coach: Coach, message: str, language: Language = Language.FR) -> str:
    made = coach.answer(CoachRequest(message, today=TODAY, channel=Channel.CHAT, language=language))
    assert made.draft is not None
    return made.draft.text


@pytest.mark.parametrize(
    ("message", "language", "said"),
    [
        ("Bon pour accord pour les 500 sacs Marché. Livraison à Rungis svp, pas au siège.", Language.FR, "adresse"),
        (
            "About our 300 totes: could they go to two addresses, Bristol and Leeds?",
            Language.EN,
            "addresses",
        ),
        ("Are the mugs dishwasher safe once printed?", Language.EN, "dishwasher safe"),
    ],
)
def test_what_no_clause_speaks_of_has_its_word(coach: Coach, message: str, language: Language, said: str) -> None:
    """A change, a place or a detail asked for is named in the reply."""
    assert said in reply(coach, message, language)


def test_a_day_of_their_own_is_no_deadline(coach: Coach) -> None:
    """The day on which a proof was approved hurries nothing."""
    said = reply(coach, "Peut-on encore passer de 250 à 320 Brise ? J'ai validé l'épreuve jeudi. Ça fait combien ?")
    assert "26 novembre" not in said
    assert "urgence" not in said


def test_what_lies_behind_a_first_order_is_no_first_order(coach: Coach) -> None:
    """Whoever writes after their first order is not asked for its deposit."""
    made = coach.answer(
        CoachRequest("Following our first order, could we settle the next one, 600 notebooks, at 45 days?", today=TODAY)
    )
    assert made.stance.rulings[0].clause is not None
    assert "deposit" not in made.stance.rulings[0].clause.id


def test_points_and_stage_are_kept_with_the_situation(coach: Coach) -> None:
    """Each point has its sentence, where it begins and how surely it is heard."""
    text = "Les mugs sont arrivés hier, parfaits. Trois ont l'anse cassée."
    situation = coach.read(text, TODAY)
    assert situation.stage is Stage.DELIVERED
    assert situation.says("damaged", "defect")
    for point in situation.points:
        assert text[point.start :].startswith(point.quote)
        assert 0 < point.share <= 1


def test_an_invoice_that_is_due_is_no_matter_of_new_terms(coach: Coach) -> None:
    """More time for what is owed already is sent up, not traded for half at the next order."""
    made = coach.answer(
        CoachRequest(
            "La facture de septembre n'est toujours pas payée, je sais. Peut-on la régler en trois fois ?", today=TODAY
        )
    )
    assert made.draft is not None
    assert "moitié réglée à la commande" not in made.draft.text
