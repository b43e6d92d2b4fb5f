"""Turns of phrase of everyday messages: which asks they are, and which they only sound like."""

import pytest

from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from tests.coach.understand.conftest import read


@pytest.mark.parametrize(
    ("text", "there", "not_there"),
    [
        ("Peut-on garder les mêmes prix que l'an dernier ?", AskKind.PLAIN_QUESTION, AskKind.PRICE_CUT),
        ("Ça vous pose un souci si on change le texte ?", None, AskKind.COMPLAINT),
        (
            "La commande devait partir lundi dernier et toujours rien, où en est-on ?",
            AskKind.COMPLAINT,
            AskKind.RUSH,
        ),
        ("Je n'ai eu aucune réponse à ma demande de devis.", AskKind.COMPLAINT, None),
        ("Pouvez-vous me refaire la facture au nom du siège ?", AskKind.GOODWILL, None),
        ("Vous ne proposerez pas ce motif à nos voisins, d'accord ?", AskKind.SPECIAL_FAVOUR, None),
        ("Deux mugs ont cassé, la garantie s'applique-t-elle ?", AskKind.RETURN_OR_WARRANTY, None),
        ("Que se passe-t-il si une anse casse au bout d'un an ?", AskKind.PLAIN_QUESTION, AskKind.COMPLAINT),
        ("Pourquoi vos prix ont-ils augmenté cette année ?", AskKind.PLAIN_QUESTION, AskKind.PRICE_CUT),
        ("L'adresse de livraison change : ce sera notre dépôt.", AskKind.GOODWILL, AskKind.SCOPE_CHANGE),
        ("Le port de 28 € nous semble élevé. Pouvez-vous nous l'offrir ?", AskKind.FREE_EXTRA, AskKind.PRICE_CUT),
    ],
)
def test_a_turn_of_phrase_says_which_ask_it_is(text: str, there: AskKind | None, not_there: AskKind | None) -> None:
    """What ordinary words ask for is read from how they are turned, not from the cue words alone."""
    kinds = {a.kind for a in read(text).asks}
    assert there is None or there in kinds
    assert not_there not in kinds


def test_an_approval_to_come_is_none_yet() -> None:
    """A proof that will be approved tomorrow, should the date hold, is not approved."""
    facts = read("Possible pour le 10 ? Si oui, je valide l'épreuve demain.").facts
    assert facts.flag(FactName.PROOF_APPROVED) is not True
    assert read("J'ai validé l'épreuve hier, peut-on changer le texte ?").facts.flag(FactName.PROOF_APPROVED) is True
