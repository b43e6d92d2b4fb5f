"""Lines broken at a width are joined again; what stands on a line of its own stays there."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.wrapped import as_written, unwrapped

WORDS = st.lists(st.text("abcdefghijéèà'", min_size=1, max_size=12), min_size=1, max_size=80)


@given(WORDS, st.integers(52, 90))
def test_what_was_broken_at_a_width_is_one_line_again(words: list[str], width: int) -> None:
    """A paragraph of any words, broken at a width that mail programs use, is what it was."""
    text = " ".join(words)
    lines = textwrap.wrap(text, width)
    if max(map(len, lines)) < 48:
        return
    # the last line but one may be followed by a word that would have fitted the longest: none is broken so
    assert unwrapped("\n".join(lines)).replace("\n", " ") == text
    assert unwrapped("\n".join(lines)).count("\n") <= 1


@given(st.text(max_size=300))
def test_no_word_is_lost_or_made(text: str) -> None:
    """Any text keeps its words in order."""
    assert unwrapped(text).split() == text.split()


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour,\nIl nous faudrait 300 mugs avant la fin du mois de janvier, c'est possible ?\nMerci,\nÉlise",
        "For the fair in March we are looking for these, printed with our logo in one colour:\n- 300 mugs\n- 200 bags",
        "Nom : Atelier des Quais\nAdresse : 12 quai de la Fosse, bâtiment B, deuxième étage à droite\nVille : Nantes",
        "One short line\nand another",
    ],
)
def test_lines_of_their_own_stay(text: str) -> None:
    """Greetings, entries of a list, fields with their values and short lines are left as they are."""
    assert unwrapped(text) == text


@given(WORDS, st.integers(20, 60))
def test_a_quote_is_told_as_it_was_written(words: list[str], width: int) -> None:
    """A phrase of a broken text is found in that text with its line breaks; what is not in it stays."""
    raw = "\n".join(textwrap.wrap(" ".join(words), width, break_long_words=False, break_on_hyphens=False))
    quote = " ".join(words[len(words) // 3 : len(words) // 3 + 12])
    assert as_written(quote, raw) in raw
    assert as_written(f"{quote} 7", raw) == f"{quote} 7"
