"""The clauses of a message that ask for something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.asks import Language
from bot.reading.requests import requests


def quotes(text: str, language: Language) -> list[str]:
    """The words of each request."""
    return [one.quote for one in requests(text, language)]


def test_each_clause_is_a_request_of_its_own() -> None:
    """Two things asked in one sentence are two requests."""
    assert quotes("Pourriez-vous livrer à Metz et nous envoyer le plan de palette ?", Language.FR) == [
        "Pourriez-vous livrer à Metz",
        "nous envoyer le plan de palette ?",
    ]
    assert quotes("Send the drawings and tell us who signs.", Language.EN) == [
        "Send the drawings",
        "tell us who signs.",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Comment allez-vous ?", Language.FR),
        ("Comment voulez-vous que je présente cela au maire ?", Language.FR),
        ("Vous trouvez ça normal ?", Language.FR),
        ("Merci d'avance de votre retour.", Language.FR),
        ("How are things?", Language.EN),
        ("Who on earth pays that?", Language.EN),
        ("Have a lovely weekend!", Language.EN),
        ("We are delighted with the bags.", Language.EN),
    ],
)
def test_courtesy_and_rhetoric_ask_for_nothing(text: str, language: Language) -> None:
    """Questions that nobody is to answer are no requests, nor are thanks and news."""
    assert quotes(text, language) == []


def test_a_question_whether_it_suits_belongs_to_what_stands_before() -> None:
    """The request is what is proposed, not whether it suits."""
    assert quotes("Nous passerions jeudi à dix heures, est-ce que cela vous convient ?", Language.FR) == [
        "Nous passerions jeudi à dix heures, est-ce que cela vous convient ?"
    ]


@given(st.text(alphabet="abcdeéè ,;:?!.-'\nÀ", max_size=120), st.sampled_from([Language.FR, Language.EN]))
def test_a_request_is_a_stretch_of_the_text(text: str, language: Language) -> None:
    """Whatever the text, each request stands in it where it says, after the one before."""
    last = 0
    for one in requests(text, language):
        assert text[one.start : one.end] == one.quote
        assert last <= one.start <= one.end
        last = one.end
