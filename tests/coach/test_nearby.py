"""Beside a no, the nearest real thing that meets the client's own figure, or that none does."""

import pytest

from bot.coach.pipeline import Coach
from tests.coach.drafts import answered, draft


@pytest.mark.parametrize(
    ("message", "said", "unsaid"),
    [
        ("We must have 45 days end of month.", ("end of the month", "payment at 45 days"), ("60 days,", "lead time")),
        ("Passez-nous à 45 jours fin de mois.", ("fin de mois", "un reglement a 45 jours"), ("contrat-cadre",)),
        ("Could we get 9% on 700 Stopover notebooks?", ("8% discount",), ()),
        ("14 % pour 5 500 sacs Marché ?", ("remise de 10 %",), ()),
        ("Our limit is €12.40 a piece for 320 Storm umbrellas.", ("shower umbrellas at €11.90",), ("8%",)),
        ("Nous avons 3 900 € pour 310 parapluies Tempête.", ("parapluies averse, a 11,90",), ()),
        ("60 plain Breeze umbrellas by tomorrow, please.", ("26 november",), ("which part",)),
        ("Il me faudrait 25 parapluies Averse.", ("50 parapluies averse, a 13,50",), ("brise",)),
        ("We need seven free samples.", ("cannot", "two unprinted samples"), ()),
        ("Pouvez-vous envoyer deux échantillons sans logo avant notre choix ?", ("oui",), ("direction",)),
        ("Could you send us two printed samples before we choose?", ("€45",), ("two free",)),
        ("Votre prix est 10 % plus élevé que la dernière fois pour 300 Tempête.", ("3 %",), ("pas 10 %",)),
    ],
)
def test_the_nearest_real_way_meets_the_figure(
    coach: Coach, message: str, said: tuple[str, ...], unsaid: tuple[str, ...]
) -> None:
    """The reply offers what the policy has nearest to the client's own terms, budget or date."""
    reply = draft(coach, message)
    assert all(words in reply for words in said), reply
    assert not any(words in reply for words in unsaid), reply


def test_faulty_goods_are_no_sound_goods_sent_back(coach: Coach) -> None:
    """How soon something broke says it is under warranty, not how long sound goods may come back."""
    reply = draft(coach, "L'impression de nos carnets s'efface au bout de trois semaines, remplacez-les.")
    assert "saison" not in reply and "remplacons" in reply


def test_a_day_within_the_goods_own_time_is_not_set_beside_a_longer_one(coach: Coach) -> None:
    """Bags take 15 days: 17 are granted, and "within at least 20" would contradict itself."""
    said = "Bonjour, 200 sacs en toile pour le 10 décembre, c'est faisable d'ici là ? Combien ça coûterait ? Yann"
    reason = answered(coach, said).stance.reasons[0].text
    assert "20" not in reason and "17" not in reason
