"""Words that look like a concession or a leak, and are neither in their ordinary sense."""

import pytest

from tests.coach.check.bench import checked, facts, rules

_ORDINARY = {
    "the age of what is past its warranty": [
        ("en", "After 5 years the 24-month warranty has run out, so a repair is billed."),
        ("en", "A purchase of three years is outside the warranty; a repair can be quoted."),
        ("fr", "Trois ans après la livraison, la garantie de 24 mois a pris fin."),
        ("fr", "Cinq ans, c'est au-delà de la garantie ; je vous chiffre la réparation."),
    ],
    "a reserve of time, of pieces or of error": [
        ("fr", "Ménagez-vous une petite marge pour la douane."),
        ("fr", "Ajoutez 4 % de marge sur le nombre pour les convives imprévus."),
        ("fr", "Les teintes ont une marge d'erreur de 3 %."),
        ("fr", "Vous avez une marge de trois semaines avant votre fête."),
        ("fr", "Nous avons une marge de manœuvre sur la date de pose."),
        ("fr", "Je n'ai aucune marge de manœuvre sur ce tarif."),
        ("en", "Plan a margin for customs."),
        ("en", "Sizes vary with a margin of error of 2 %."),
        ("en", "Take a 6 % margin on quantities, for breakages."),
        ("en", "A five-day margin before your wedding would be wise."),
    ],
    "a paper that leaves": [
        ("en", "The invoice goes out on Wednesday."),
        ("en", "For your 200 Storm, the written quote leaves tomorrow."),
        ("en", "Our answer to your buyer leaves by Thursday."),
        ("fr", "La confirmation de commande part jeudi."),
        ("fr", "Pour vos 300 Brise, la facture partira demain."),
    ],
    "a wish told back and written down": [
        ("fr", "Vous aimeriez une exclusivité de 3 ans, c'est bien noté."),
        ("fr", "Vous souhaitez un règlement à 75 jours, je l'ai noté."),
        ("fr", "J'ai bien noté votre demande : un règlement à 80 jours."),
        ("en", "You are asking for 100 days to pay, noted."),
        ("en", "I have noted your request: exclusivity for 4 years."),
    ],
    "a run made again and paid at the list": [
        ("en", "As a favour, we can reprint the 250 Storm at our list price."),
        ("en", "We can replace the 120 umbrellas, charged at the usual price."),
        ("fr", "Nous pouvons refaire vos 250 Brise au tarif en vigueur."),
        ("fr", "Nous remplaçons les 90 parapluies, facturés au prix catalogue."),
    ],
}
_STILL_STOPPED = [
    ("en", "Our warranty is 60 months."),
    ("en", "The warranty of 24 months has ended, but we still repair them free for 60 months."),
    ("fr", "La garantie de 48 mois est terminée."),
    ("fr", "Notre marge est de 30 % sur ce parapluie."),
    ("fr", "Il nous reste une marge de manœuvre de 4 % sur le prix."),
    ("en", "A margin of 25 % lets us come down."),
    ("en", "Our margin on quantities like yours is 25 %."),
    ("fr", "Dès que le devis est signé, vos 250 Brise partent mercredi."),
    ("en", "The quote leaves today and your 250 Breeze leave on Wednesday."),
    ("fr", "Vous souhaitez une exclusivité de 3 ans, c'est accordé."),
    ("en", "You are asking for 100 days to pay, and you can have them."),
    ("fr", "Nous refaisons les 250 Brise à moitié prix."),
    ("en", "We can redo the 250 Breeze at half the list price."),
    ("en", "As a favour, we reprint the 250 Storm free, and the next ones are at list price."),
    ("fr", "Par geste, nous refaisons les 250 Brise."),
]


@pytest.mark.parametrize(("language", "text"), [one for texts in _ORDINARY.values() for one in texts])
def test_what_gives_nothing_and_tells_nothing_passes(language: str, text: str) -> None:
    """A fact of the terms, a reserve, a paper, a wish told back and a paid run are no concession."""
    assert rules(checked(text, language)) == set()


@pytest.mark.parametrize(("language", "text"), _STILL_STOPPED)
def test_the_same_words_are_stopped_where_they_give_or_reveal(language: str, text: str) -> None:
    """A term told wrong, the margin of a sale, goods that leave, a wish granted, a run at less than the list."""
    assert rules(checked(text, language))


def test_a_run_at_our_fault_is_no_gesture_past_its_worth() -> None:
    """What the facts say is our fault is made again whatever it is worth, even where it is called a gesture."""
    text = "Nous refaisons les 250 Brise à notre charge."
    assert not rules(checked(text, "fr", facts=facts(our_fault=True)))
    assert rules(checked(text, "fr", facts=facts(our_fault=False)))
