"""Requests told back in our own person, and which of them a draft has no word for."""

import pytest

from bot.coach.compose.coverage import Wanted, uncovered
from bot.coach.compose.retold import Retold, retold
from bot.domain.asks import Language
from bot.reading.requests import requests

TU = frozenset({"commande", "livraison"})


def told(text: str, language: Language, tu: frozenset[str] | None = None) -> list[Retold | None]:
    """Each request of a text told back."""
    return [retold(one, language, tu) for one in requests(text, language)]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Il nous faudrait une attestation de conformité.", "l'attestation de conformité"),
        ("Envoyez-moi votre grille de transport, merci.", "notre grille de transport"),
        ("Notre comptable réclame un double de la facture d'octobre.", "le double de la facture d'octobre"),
        ("Quelle est la hauteur du manche ?", "la hauteur du manche"),
    ],
)
def test_a_french_thing_is_named_as_ours(text: str, thing: str) -> None:
    """The thing that is asked for is told with our possessive or a definite article."""
    assert told(text, Language.FR) == [Retold(thing=thing)]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("I'd be grateful for your safety certificate.", "our safety certificate"),
        ("Our bookkeeper is asking for a copy of the June bill.", "the copy of the June bill"),
        ("What's the length of the handle?", "the length of the handle"),
    ],
)
def test_an_english_thing_is_named_as_ours(text: str, thing: str) -> None:
    """The thing that is asked for is told with our possessive or a definite article."""
    assert told(text, Language.EN) == [Retold(thing=thing)]


@pytest.mark.parametrize(
    ("text", "language", "question"),
    [
        ("Les mugs passent-ils au micro-ondes ?", Language.FR, "si les mugs passent au micro-ondes"),
        ("À qui dois-je adresser le bon de commande ?", Language.FR, "à qui vous devez adresser le bon de commande"),
        ("Does it fade?", Language.EN, "whether it fades"),
        ("Who pays for the return trip?", Language.EN, "who pays for the return trip"),
        ("Do you ship to Malta?", Language.EN, "whether we ship to Malta"),
    ],
)
def test_a_question_follows_i_am_checking(text: str, language: Language, question: str) -> None:
    """A question becomes a clause with our persons."""
    assert told(text, language) == [Retold(question=question)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Faites-moi une remise de 12 %.", Language.FR),
        ("Could you match their price?", Language.EN),
        ("Vous pouvez encore rattraper ça ?", Language.FR),
        ("What's your margin on these?", Language.EN),
    ],
)
def test_what_is_bargained_for_or_names_nothing_is_not_told_back(text: str, language: Language) -> None:
    """Prices and favours are for rulings, and a pronoun without its noun says nothing."""
    assert told(text, language) == [None]


def test_a_request_is_covered_by_a_sentence_that_names_it() -> None:
    """Half of the words that name a thing in one sentence are enough; the goods' own names are not."""
    asked = requests("Could you send the care leaflet for the mugs?", Language.EN)
    wanted = [Wanted(asked[0], "the care leaflet for the mugs", thing=True)]
    goods = frozenset({"mug"})
    assert uncovered(wanted, (), ("The leaflet is on its way.",), goods) == ()
    assert uncovered(wanted, (), ("The mugs leave in 15 days.",), goods) == tuple(wanted)
    assert uncovered(wanted, ((0, 10),), (), goods) == ()
