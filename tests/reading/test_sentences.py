"""How a text is cut into sentences and clauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.sentences import clauses, sentences


def _texts(text: str) -> list[str]:
    return [s.text for s in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Le prix est de 12.50 €. Merci !", ["Le prix est de 12.50 €.", "Merci !"]),
        ("Bonjour M. Martin, merci. À lundi", ["Bonjour M. Martin, merci.", "À lundi"]),
        ("Hello Mr. Smith. Fine, e.g. on no. 5.", ["Hello Mr. Smith.", "Fine, e.g. on no. 5."]),
        ("No. We cannot.", ["No.", "We cannot."]),
        ("Frais, port, etc. Nous verrons", ["Frais, port, etc.", "Nous verrons"]),
        ("Frais, port, etc. sont inclus", ["Frais, port, etc. sont inclus"]),
        ("Eh bien… peut-être. Enfin… Oui", ["Eh bien… peut-être.", "Enfin…", "Oui"]),
        ("Hmm... maybe", ["Hmm... maybe"]),
        ("Vraiment ? oui", ["Vraiment ?", "oui"]),
        ("« Non. » Voilà", ["« Non.", "» Voilà"]),
        ("Voici :\n- un prix\n- un délai\n1. le reste", ["Voici :", "- un prix", "- un délai", "1. le reste"]),
        ("une ligne\nqui continue", ["une ligne\nqui continue"]),
        ("un bloc\n\nun autre", ["un bloc", "un autre"]),
        ("le prix.Nous verrons", ["le prix.", "Nous verrons"]),
        ("  \n ", []),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, parts: list[str]) -> None:
    """Stops, breaks and bullets end sentences; abbreviations, decimals and soft breaks do not."""
    assert _texts(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Je ne peux pas accorder 20 %, mais je peux aller à 5 % si vous prenez 1 000 pièces.",
            ["Je ne peux pas accorder 20 %,", "mais je peux aller à 5 %", "si vous prenez 1 000 pièces."],
        ),
        ("Si vous payez comptant, 2 % sont possibles.", ["Si vous payez comptant,", "2 % sont possibles."]),
        (
            "Non pour 15 % ; en revanche, 5 % restent possibles.",
            ["Non pour 15 % ;", "en revanche, 5 % restent possibles."],
        ),
        ("We hold the price because quality matters", ["We hold the price", "because quality matters"]),
        ("C'est non parce que la qualité compte", ["C'est non", "parce que la qualité compte"]),
        ("I can do 3% and we ship Monday", ["I can do 3%", "and we ship Monday"]),
        ("Le prix, le délai et la qualité restent.", ["Le prix, le délai et la qualité restent."]),
        ("Même si vous insistez", ["Même si vous insistez"]),
        ("C'est oui (mais pas 20 %)", ["C'est oui", "(mais pas 20 %)"]),
    ],
)
def test_clauses_part_at_conjunctions(text: str, parts: list[str]) -> None:
    """A clause ends where the sentence opposes, conditions, explains or takes a new subject."""
    (sentence,) = sentences(text)
    assert [c.text for c in clauses(sentence)] == parts


@given(st.text(alphabet="aAé .,;:!?…\n-(5)'\"«mais si et no.M", max_size=80))
def test_every_piece_keeps_its_place_and_no_word_is_lost(text: str) -> None:
    """Offsets are exact, pieces stand in order, and together they hold every character but spaces."""
    kept = ""
    last = 0
    for sentence in sentences(text):
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.start >= last
        last = sentence.end
        for clause in clauses(sentence):
            assert text[clause.start : clause.end] == clause.text
            kept += clause.text
    assert "".join(kept.split()) == "".join(text.split())
