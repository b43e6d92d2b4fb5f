"""The notation of the phrase files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.template import BadPhrase, parse_phrase

PLAIN = st.text(st.characters(codec="utf-8", exclude_characters="[]<>|{}"), max_size=40)
NAMES = st.sampled_from(("goods", "next", "money"))


@given(PLAIN, NAMES, PLAIN)
def test_a_variable_is_replaced_and_the_rest_kept(before: str, name: str, after: str) -> None:
    """Words around a variable stay as typed."""
    phrase = parse_phrase(f"{before}{{{name}}}{after}")
    assert phrase.needs == {name}
    assert phrase.fill({name: "X"}, familiar=False) == f"{before}X{after}"


@given(PLAIN, PLAIN)
def test_the_form_of_address_chooses(formal: str, familiar: str) -> None:
    """The first form is formal, the second familiar."""
    phrase = parse_phrase(f"[{formal}|{familiar}]")
    assert (phrase.fill({}, familiar=False), phrase.fill({}, familiar=True)) == (formal, familiar)


def test_optional_words_vanish_without_their_variable() -> None:
    """What stands between < and > is said only when its variables are known."""
    phrase = parse_phrase("un prix< pour [vos|tes] {goods}> juste")
    assert phrase.needs == frozenset()
    assert phrase.uses == {"goods"}
    assert phrase.fill({}, familiar=True) == "un prix juste"
    assert phrase.fill({"goods": "verres"}, familiar=True) == "un prix pour tes verres juste"


def test_an_unknown_value_raises() -> None:
    """A needed variable without a value is an error, never a hole in the text."""
    with pytest.raises(KeyError):
        parse_phrase("{next}").fill({}, familiar=False)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(source: str) -> None:
    """No text breaks the reader: it gives a phrase or BadPhrase."""
    try:
        phrase = parse_phrase(source)
    except BadPhrase:
        return
    assert phrase.source == source


@pytest.mark.parametrize("source", ["[a|b", "[a]", "<a", "a>", "b]", "a|b", "{Goods}", "{", "}"])
def test_what_is_not_closed_is_refused(source: str) -> None:
    """A bracket without its pair, or a brace without a name, is a mistake."""
    with pytest.raises(BadPhrase):
        parse_phrase(source)
