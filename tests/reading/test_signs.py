"""Signs of a clause, found in a client's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.signs import SignIndex, sign_in, words_of


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("frais de port", "Et les FRAIS de port ?"),
        ("échang*", "on pourrait les échangerait contre du bleu"),
        ("skip* … check*", "could you be skipping the second quality checks"),
        ("combien … paie*", "Combien l'hôtel d'à côté paie-t-il ?"),
    ],
)
def test_a_sign_stands_as_whole_words_with_endings_and_gaps(sign: str, text: str) -> None:
    """Accents and capitals do not matter; a star takes any ending, an ellipsis a few words."""
    assert sign_in(sign, words_of(text))


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("port", "le transport est compris"),
        ("avoir", "pour savoir"),
        ("skip* … check*", "we skip lunch and then a very long list of other things before any check"),
    ],
)
def test_part_of_a_word_or_words_far_apart_are_no_sign(sign: str, text: str) -> None:
    """A sign is not found inside another word, nor across a long stretch."""
    assert not sign_in(sign, words_of(text))


_PARTS = st.sampled_from(["de", "port", "frais", "frai*", "é*", "l'avoir", "échang*", "…", "check*", "a", "trans*"])
_SIGNS = st.lists(_PARTS, min_size=1, max_size=3).map(" ".join)
_SPOKEN = st.sampled_from("Frais frais de port transport échangé l'avoir checks a check à deux transporter".split())
_TEXTS = st.lists(_SPOKEN, max_size=8).map(" ".join)


@given(st.lists(_SIGNS, max_size=12), _TEXTS)
def test_an_index_finds_the_signs_that_stand_and_no_other(signs: list[str], text: str) -> None:
    """Many signs asked together stand where each of them, asked alone, does."""
    words = words_of(text)
    assert SignIndex(signs).standing(words) == [i for i, sign in enumerate(signs) if sign_in(sign, words)]
