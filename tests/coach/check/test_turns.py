"""Turns of phrase found by their concepts, whatever stands between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coach.check.turns import Turns
from bot.coach.check.vocabulary import tokens

TURNS = Turns(
    {"WAIVE": "waive | oublie*\nwon't charge", "FEE": "the fee | frais", "IF": "if"},
    {"frees": "WAIVE 3 FEE !IF\nFEE 2 WAIVE"},
)


def kinds(text: str) -> list[str]:
    """The turns of a folded sentence."""
    return [heard.kind for heard in TURNS.hear(tokens(text))]


@pytest.mark.parametrize(
    "text", ["we waive the fee", "i'll waive, gladly, the fee", "frais: oublies", "we won't charge you the fee"]
)
def test_a_turn_is_heard_in_any_wording_of_its_concepts(text: str) -> None:
    """Concepts in order, with few words between, make the turn."""
    assert kinds(text) == ["frees"]


@pytest.mark.parametrize(
    "text", ["waive it if you pay the fee", "waive one two three four the fee", "the feel of it", "waive nothing"]
)
def test_a_turn_needs_its_concepts_near_and_no_other_that_forbids_it(text: str) -> None:
    """Too far, a word that only begins alike, or a forbidding concept: no turn."""
    assert kinds(text) == []


def test_a_turn_knows_the_words_of_each_concept() -> None:
    """Offsets are those of the text, so that a finding quotes it."""
    text = "so we won't charge you the fee"
    (heard,) = TURNS.hear(tokens(text))
    assert [text[s:e] for s, e in heard.parts] == ["won't charge", "the fee"]
    assert heard.holds(text.index("won't"))
    assert not heard.holds(text.index("you"))


def test_a_concept_may_be_told_by_its_place() -> None:
    """What only the figures tell is handed in with its offsets."""
    text = "waive 60 €"
    assert [h.kind for h in TURNS.hear(tokens(text), {"FEE": ((6, 10),)})] == ["frees"]


def test_a_phrase_may_end_with_an_elided_word() -> None:
    """It stands before its word, and nowhere else: no letter of another word is taken for it."""
    turns = Turns(
        {"ONLY": "ne demande qu'", "OTHERS": "aux nouveaux", "ME": "m'"}, {"some": "ONLY 0 OTHERS", "me": "ME"}
    )
    assert [h.kind for h in turns.hear(tokens("on ne le fait, on ne demande qu'aux nouveaux"))] == ["some"]
    assert not list(turns.hear(tokens("i'm here")))


@pytest.mark.parametrize("line", ["WAIVE 3 NOBODY", "WAIVE FEE", "WAIVE 3"])
def test_a_turn_that_names_no_concept_is_refused(line: str) -> None:
    """A slip in the data shows when it is read."""
    with pytest.raises(ValueError, match="frees"):
        Turns({"WAIVE": "waive", "FEE": "fee"}, {"frees": line})


@given(st.text(max_size=200))
def test_any_text_can_be_heard(text: str) -> None:
    """No text breaks the reading, and every part lies within it."""
    folded = text.lower()
    for heard in TURNS.hear(tokens(folded)):
        assert all(0 <= s < e <= len(folded) for s, e in heard.parts)
