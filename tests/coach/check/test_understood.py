"""The client's terms taken up as a whole: fair where the terms are, and stopped where they are nobody's to give."""

import pytest

from bot.coach.check import check
from tests.coach.check.bench import context, draft

BEYOND = {
    "fr": ("12 % de remise sur 300 Averse et paiement à 90 jours.", "Une toile plus fine, et un seul contrôle."),
    "en": ("15% off, no deposit and 90 days to pay.", "Match the other quote and skip one of the checks."),
}
WITHIN = {"fr": "Pour 1 200 Brise en une livraison, 5 % ?", "en": "5% for 1,200 Breeze in one delivery?"}

TAKEN_UP = [
    ("fr", "Bonjour, je reprends vos conditions telles quelles dans le devis."),
    ("fr", "Ça marche comme vous dites. Je préviens l'atelier."),
    ("fr", "Merci, nous procéderons comme convenu."),
    ("fr", "Votre proposition est acceptée, le contrat suit."),
    ("en", "I will proceed with the terms as agreed. Kind regards, Helen"),
    ("en", "Talked it through here and we'll go with what you proposed."),
    ("en", "Received with thanks. Terms accepted."),
    ("en", "We can live with that. Please send the order."),
]
NOT_TAKEN_UP = [
    ("fr", "J'ai bien noté vos conditions et je les transmets à ma responsable, qui décide sous deux jours."),
    ("fr", "Je ne peux pas reprendre vos conditions telles quelles."),
    ("fr", "Si ma responsable est d'accord, nous procéderons comme vous le proposez."),
    ("fr", "D'accord pour la date que vous proposez ; la remise, en revanche, nous ne l'accordons pas."),
    ("en", "I have read what you proposed, and we can't go with it as it stands."),
    ("en", "Shall we proceed with the terms as agreed in our quote?"),
    ("en", "Your terms have gone to my manager, who decides within two days."),
    ("en", "We'll go with what you proposed for the colours; the discount is not ours to give."),
]


def _rules(language: str, said: str, message: str) -> list[str]:
    result = check(draft(said, language), context(message=message))
    return [f.rule for f in result.findings if f.severity.value == "block"]


@pytest.mark.parametrize(("language", "said"), TAKEN_UP)
def test_what_is_taken_up_is_bounded_like_what_is_given(language: str, said: str) -> None:
    """No figure and no favour is named, so the message is read as though we had written it."""
    assert all(_rules(language, said, message) for message in BEYOND[language])
    assert not _rules(language, said, WITHIN[language])


@pytest.mark.parametrize(("language", "said"), NOT_TAKEN_UP)
def test_terms_heard_refused_or_sent_up_are_not_taken_up(language: str, said: str) -> None:
    """Told back, turned down, asked about or passed on, they are not given."""
    assert not any(_rules(language, said, message) for message in BEYOND[language])


@pytest.mark.parametrize(
    ("language", "said", "given"),
    [
        ("fr", "20, c'est trop. Le prix paie la matière et les mains. Je vous rappelle demain.", False),
        ("fr", "20 %, c'est bon pour nous. Le devis suit. Luc", True),
        ("en", "Twenty percent is punchy. I'd rather say so now. Shall I call tomorrow?", False),
        ("en", "20% is fine. The order form follows. Best, Ann", True),
    ],
)
def test_an_opinion_of_the_client_s_figure_gives_nothing(language: str, said: str, *, given: bool) -> None:
    """The figure that opens a sentence is the client's own: what is said of it tells whether it is given."""
    message = {"fr": "20 % ou rien.", "en": "20% off or nothing."}[language]
    assert bool(_rules(language, said, message)) is given
