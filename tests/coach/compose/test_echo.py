"""What a client asks for, told back in our own person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coach.compose.echo import question, wish
from bot.domain.asks import Language


@pytest.mark.parametrize(
    ("text", "said", "ours"),
    [
        (
            "Could you engrave the handles for us before the fair, because we are late?",
            "engrave the handles for you",
            True,
        ),
        ("Can we keep our old drawing?", "keep your old drawing", False),
        ("Pourriez-vous nous montrer votre atelier en mars ?", "vous montrer notre atelier en mars", True),
        ("Peut-on garder notre ancien dessin ?", "garder votre ancien dessin", False),
    ],
)
def test_a_request_is_told_back(text: str, said: str, ours: bool) -> None:  # noqa: FBT001 - a table of cases
    """What is theirs is called theirs, what is ours ours, and who acts is known."""
    told = wish(text, Language.FR if text.startswith("P") else Language.EN)
    assert told is not None
    assert told.words.startswith(said)
    assert told.ours is ours


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Do you deliver to Malta?", Language.EN, "whether we deliver to Malta"),
        ("Which colours do you have for your bags?", Language.EN, "which colours we have for our bags"),
        ("Could you tell me how long the drying takes?", Language.EN, "how long the drying takes"),
        ("Livrez-vous en Corse ?", Language.FR, "si nous livrons en Corse"),
        ("Est-ce que la toile est recyclée ?", Language.FR, "si la toile est recyclée"),
        ("Pouvez-vous me dire où sont faits vos sacs ?", Language.FR, "où sont faits nos sacs"),
        ("Quel est le poids de votre coffret ?", Language.FR, "quel est le poids de notre coffret"),
    ],
)
def test_a_question_becomes_indirect(text: str, language: Language, said: str) -> None:
    """A question can follow "I am checking"."""
    assert question(text, language) == said


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Could you do it?", Language.EN),
        ("Can you give us 10% off the bags?", Language.EN),
        ("Could you send me the file that I gave you?", Language.EN),
        ("Pouvez-vous le refaire ?", Language.FR),
        ("Pouvez-vous nous faire une remise ?", Language.FR),
    ],
)
def test_what_hangs_in_the_air_or_gives_is_not_told_back(text: str, language: Language) -> None:
    """Words without a thing, with a price, or with persons that cannot be turned stay untold."""
    assert wish(text, language) is None


@given(st.text(max_size=200), st.sampled_from(list(Language)))
def test_any_text_is_read(text: str, language: Language) -> None:
    """No text breaks the reading, and what is told back is one line of words."""
    for told in (question(text, language), (w.words if (w := wish(text, language)) else None)):
        assert told is None or (told.strip() == told and "\n" not in told)
