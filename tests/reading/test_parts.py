"""What one sentence lists or asks besides is cut from it; no word of a message is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.asks import Language
from bot.reading.parts import read_parts


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        (
            "Deux points : 1) peut-on payer à 45 jours ; 2) le logo doit remonter d'un centimètre.",
            Language.FR,
            ["Deux points :", "1) peut-on payer à 45 jours", "2) le logo doit remonter d'un centimètre."],
        ),
        (
            "Could you send one over, and do you deliver to Brussels?",
            Language.EN,
            ["Could you send one over", "do you deliver to Brussels?"],
        ),
        (
            "A few questions: what's the minimum for mugs, is a second colour extra?",
            Language.EN,
            ["A few questions:", "what's the minimum for mugs", "is a second colour extra?"],
        ),
        ("Un dernier point : quel est le prix pour 300 carnets ?", Language.FR, None),
        ("Could you swap the mug, and at what price?", Language.EN, None),
        ("Can you check it and send a new one?", Language.EN, None),
        ("Mme Bonnefoy, qui suivait mon dossier, est-elle là ?", Language.FR, None),
    ],
)
def test_a_sentence_is_cut_where_another_thing_begins(text: str, language: Language, parts: list[str] | None) -> None:
    """What hangs on the words before it stays with them (None: the sentence stays whole)."""
    assert [p.text for p in read_parts(text, language)] == (parts or [text])


_SAID = st.lists(
    st.sampled_from(
        "1) 2) a) b) ; : , ? . and et could you do we est-ce que pouvez-vous the le prix mugs deliver 300 also au passage"
        .split()
    ),
    max_size=25,
)  # fmt: skip
_JOINING = frozenset("and et ou or mais but puis then plus also aussi so donc au passage par la".split())


@given(_SAID, st.sampled_from([Language.FR, Language.EN]))
def test_parts_are_the_message_less_what_joins_them(said: list[str], language: Language) -> None:
    """Each part stands where it says, in order, none overlapping; of what stands in none only joining words are left."""
    text = " ".join(said)
    parts, end, between = read_parts(text, language), 0, ""
    for part in parts:
        assert text[part.start : part.end] == part.text
        assert part.start >= end
        between, end = f"{between} {text[end : part.start]}", part.end
    assert set(re.findall(r"\w+", between + text[end:])) <= _JOINING
