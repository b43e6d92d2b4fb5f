"""What folding makes the same, and the way back to the original."""

from hypothesis import given
from hypothesis import strategies as st

from bot.reading.folding import clean, fold, fold_keep, fold_map


def test_folding_makes_spellings_alike() -> None:
    """Case, accents, ligatures, quotes, dashes and spaces no longer differ."""
    assert fold("L’ŒUVRE – « déjà »\u202f!") == 'l\'oeuvre - " deja " !'
    assert fold("e\u0301te\u0301") == "ete"


def test_folding_that_keeps_the_length_leaves_ligatures() -> None:
    """Each character gives one: œ stays, accents go."""
    assert fold_keep("Cœur très ’") == "cœur tres '"


def test_cleaning_undoes_disguises() -> None:
    """Zero-width characters, look-alike letters, stretched words and digits for letters are undone."""
    assert clean("pri\u200bxxxx").text == "prix"
    assert clean("рrоmо").text == "promo"
    assert clean("c0nn4rd").text == "connard"
    assert clean("1diot").text == "idiot"
    assert clean("𝐩𝐫𝐢𝐱").text == "prix"


def test_cleaning_leaves_numbers_and_units_alone() -> None:
    """Figures beside letters are not letters."""
    for text in ("500 pcs", "48h", "12k", "2k€", "3e", "x200", "1000g", "100 000", "10j", "15km"):
        assert clean(text).text == text


def test_a_span_of_the_cleaned_text_covers_the_word_as_written() -> None:
    """The map back takes in what was dropped inside the word."""
    text = "un pri\u200bxxxx bas"
    cleaned = clean(text)
    at = cleaned.text.index("prix")
    start, end = cleaned.span(at, at + 4)
    assert text[start:end] == "pri\u200bxxxx"


@given(st.text(max_size=80))
def test_any_text_folds_and_maps_back(text: str) -> None:
    """Lengths are kept where promised, and every mapped span lies in order inside the original."""
    assert len(fold_keep(text)) == len(text)
    assert fold_map(text).text == fold(text)
    for mapped in (fold_map(text), clean(text)):
        assert len(mapped.text) == len(mapped.starts) == len(mapped.ends)
        assert list(mapped.starts) == sorted(mapped.starts)
        assert all(0 <= s < e <= len(text) for s, e in zip(mapped.starts, mapped.ends, strict=True))


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    """Folding is idempotent on what it can fold."""
    assert fold(fold(text)) == fold(text)
