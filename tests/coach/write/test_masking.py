"""What a model does not see of a client, and what comes back in its draft."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.files import shipped
from bot.adapters.texts.prompts import PromptFiles
from bot.adapters.texts.write_prompt import read_name_words
from bot.coach.write import Mask

WORDS = read_name_words(PromptFiles(shipped("prompts")).load("names"))


def mask(*texts: str, names: tuple[str, ...] = (), ours: tuple[str, ...] = ()) -> Mask:
    """The mask over these texts."""
    return Mask.over(texts, names, WORDS, ours)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Bonjour, je suis Odile Vantreuil de chez Parapet.", ["Odile", "Vantreuil"]),
        ("Écrivez-moi à o.vantreuil@parapet.example ou au +32 470 12 34 56.", ["o.vantreuil@parapet.example", "470"]),
        ("Good morning Mrs Ashcombe-Reed, any news?", ["Ashcombe-Reed"]),
        ("Une remise de 8 % ?\n\nMerci,\nThibault Marescaux", ["Thibault", "Marescaux"]),
        ("See https://parapet.example/order/17 please", ["https://parapet.example/order/17"]),
        ("Virement depuis BE68 5390 0754 7034, d'accord ?", ["5390"]),
        ("Dear Mr. van den Bosch, we need 300 pieces.", ["Bosch"]),
    ],
)
def test_names_and_contacts_are_hidden_and_come_back(text: str, hidden: list[str]) -> None:
    """No name, address or number is left in what leaves; put back, the text is as it was."""
    made = mask(text)
    seen = made.hide(text)
    assert not [h for h in hidden if h in seen]
    assert made.show(seen) == text


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour, 400 parapluies Tempête à 7,20 € avant le 12 décembre 2026 ?",
        "Hello, 10 % off 1,200 umbrellas, delivered by Friday 4 December?",
        "Merci,\nBien à vous",
    ],
)
def test_what_is_no_name_is_not_hidden(text: str) -> None:
    """Figures, dates, goods and courtesies reach the model as they are."""
    assert mask(text, ours=("Tempête",)).hide(text) == text


def test_a_name_known_from_the_file_is_hidden_everywhere() -> None:
    """What the client file calls the client is hidden wherever it stands, also a part of it."""
    made = mask("Une remise ? Signé : P. Quennevat", names=("Quennevat Frères",))
    assert "Quennevat" not in made.hide("QUENNEVAT demande, Quennevat Frères insiste")


def test_our_own_names_stay() -> None:
    """The company's own name is no client's."""
    assert not mask("Bonjour Maison Riflard, une remise ?", ours=("Maison Riflard",)).originals


def test_a_mark_that_stands_for_nothing_is_told() -> None:
    """A mark that the model made up is left, and seen."""
    made = mask("Bonjour, je suis Odile Vantreuil")
    assert Mask.left_in(made.show("Bonjour PERSON_99"))
    assert not Mask.left_in(made.show("Bonjour person_1"))


@given(st.text(max_size=200))
def test_hiding_and_showing_loses_nothing(text: str) -> None:
    """Whatever the text, what was hidden comes back."""
    if Mask.left_in(text):
        return
    made = mask(text)
    assert made.show(made.hide(text)).casefold() == text.casefold()
