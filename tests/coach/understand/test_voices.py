"""Whose words a text holds, by how it sounds: the user's own question, or a client's message."""

import pytest

from bot.coach.understand.voices import STEP, Voices
from bot.domain.errors import BadSetting
from bot.domain.situation import Speech
from bot.wiring.voices import learnt, written
from tests.coach.understand.conftest import read, rows

HEARD: list[tuple[str, str]] = [(speech, text) for speech, text in rows("voices")]


@pytest.mark.parametrize(("speech", "text"), HEARD, ids=[text for _, text in HEARD])
def test_a_question_is_known_by_how_it_sounds(speech: str, text: str) -> None:
    """Questions in words that nobody foresaw are told apart: a seller's from a client's."""
    assert read(text).speech is Speech(speech)


def test_words_of_the_examples_are_weighed() -> None:
    """What only one side says tells of that side, in texts that were not learnt from; the same gives the same."""
    own = [f"how do i refuse a client who wants {thing}" for thing in ("credit", "time", "gifts", "more", "less")]
    clients = [f"please send us {thing} by friday" for thing in ("mugs", "bags", "pens", "books", "boxes")]
    start, weights = learnt(own, clients)
    voices = Voices(start, {word: steps * STEP for word, steps in weights.items()})
    assert voices.share("How do I refuse a client politely?") > 0.7
    assert voices.share("Please send us the proof.") < 0.3
    assert (start, weights) == learnt(own, clients)
    assert "words:" in written(start, weights)


def test_without_weights_nobody_is_known() -> None:
    """Nothing learnt says nothing; a file that holds no weights is refused by name."""
    assert Voices().share("How do I refuse?") == 0.5
    with pytest.raises(BadSetting, match="advice-weights"):
        Voices.read({"start": 0})
