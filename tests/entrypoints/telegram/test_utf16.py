"""Text counted and cut as Telegram counts it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.entrypoints.telegram.shown.utf16 import length, pieces, shortened

TEXTS = st.text(st.sampled_from("ab é\n.!😀"), max_size=120)


@given(TEXTS)
def test_length_is_what_utf16_takes(text: str) -> None:
    """The length is the number of UTF-16 units."""
    assert length(text) == len(text.encode("utf-16-le")) // 2


@given(TEXTS, st.integers(2, 40))
def test_pieces_fit_and_lose_no_word(text: str, limit: int) -> None:
    """Every piece fits, none is empty, and together they hold every character but white space at the cuts."""
    found = pieces(text, limit)
    assert all(0 < length(piece) <= limit for piece in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_a_text_that_fits_is_left_alone() -> None:
    """What fits stays as it is."""
    assert pieces("Bonjour,\n\ntenez bon.  ") == ["Bonjour,\n\ntenez bon.  "]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Une première idée.\n\nUne seconde.", ["Une première idée.", "Une seconde."]),
        ("Une première idée. Une seconde", ["Une première idée.", "Une seconde"]),
        ("un deux trois quatre cinq six", ["un deux trois quatre", "cinq six"]),
        ("un deux trois quatr cinq", ["un deux trois quatr", "cinq"]),
        ("x" * 25, ["x" * 20, "x" * 5]),
    ],
)
def test_a_cut_falls_where_a_reader_pauses(text: str, found: list[str]) -> None:
    """A cut falls at a paragraph, else a sentence, else a word, else where it must."""
    assert pieces(text, 20) == found


@given(TEXTS, st.integers(2, 40))
def test_shortened_text_fits(text: str, limit: int) -> None:
    """A shortened text fits and shows that something is missing."""
    short = shortened(text, limit)
    assert length(short) <= limit
    assert short == text or short.endswith("…")
