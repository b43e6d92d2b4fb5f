"""A message's words as columns and values."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.asks.words import SIZE, filled, row_of


@given(st.text(max_size=200))
def test_any_text_gives_a_row_of_bounded_length(text: str) -> None:
    """Columns stay inside the matrix, come once, and a text's length does not make its row longer."""
    columns, values = row_of(text)
    assert len(set(columns.tolist())) == len(columns) == len(values)
    assert all(0 <= c < SIZE for c in columns.tolist())
    assert float(np.linalg.norm(values)) <= 7.3


def test_digits_and_accents_make_no_difference() -> None:
    """A price is read by its shape, a word by its letters."""
    one, other = (filled([row_of(t)]) for t in ("Déjà 12 € la pièce", "deja 45 € la piece"))
    assert np.array_equal(one, other)
