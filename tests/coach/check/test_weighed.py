"""Findings weighed by how their sentence sounds, and sentences that stop by themselves."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coach.check import check
from bot.coach.check.case import read_case
from bot.coach.check.grams import COLUMNS, columns
from bot.coach.check.likeness import Likeness, dumped
from bot.coach.check.signs import signed
from bot.domain.draft import DraftOrigin
from tests.coach.check.bench import checked, context, draft, lexicon, rules, warnings


def _shares(text: str, language: str, message: str = "") -> list[str]:
    case = read_case(draft(text, language), context(message=message))
    return [signed(case, span) for span in case.page.sentences]


def test_a_figure_is_told_by_its_sort_and_whose_it_is() -> None:
    """A share of the rules, one of the client's and another one are three words; so are near and far days."""
    said = _shares("We give 5%. We give 17%. We give 33%. It leaves tomorrow.", "en", "We want 17% off.")
    assert said == ["we give  zpl .", "we give  zpom .", "we give  zpo .", "it leaves  zdn ."]


def test_a_doubtful_finding_of_a_long_draft_warns() -> None:
    """What a rule heard in a sentence that weighs nothing does not keep a person's text in, and is still shown."""
    text = (
        "Hi Gareth,\nFour years without one late invoice: I checked, and it is true, and we are grateful for it.\n"
        "Payment at 30 days is open to you without any condition.\nWould it help if I called your accounts?"
    )
    weightless = Likeness.of(dumped(-3.0, [0] * (2 * COLUMNS), [0.0] * (2 * COLUMNS), {}))
    known = context(lexicon=replace(lexicon(), likeness=weightless))
    by_a_person = check(draft(text, "en"), known)
    assert rules(by_a_person) == set()
    assert "P1" in warnings(by_a_person)
    by_a_model = replace(draft(text, "en"), origin=DraftOrigin.MODEL)
    assert rules(check(by_a_model, known)) == {"P1"}
    alone = check(draft(text, "en"), context(lexicon=replace(lexicon(), likeness=None)))
    assert rules(alone) == {"P1"}


def test_what_is_given_outright_is_never_doubted() -> None:
    """A figure beyond the limits that the writer gives in so many words stops the draft, however it sounds."""
    text = (
        "Hi Gareth,\nI understand what you say, and I will be applying a 30% discount on your order.\n"
        "Please let me know if you need anything else.\nAll the best"
    )
    weightless = Likeness.of(dumped(-3.0, [0] * (2 * COLUMNS), [0.0] * (2 * COLUMNS), {}))
    known = context(lexicon=replace(lexicon(), likeness=weightless), message="30% then?")
    assert rules(check(draft(text, "en"), known)) == {"P1"}


def test_what_an_amount_falls_short_of_tells_the_discount() -> None:
    """A round sum below the list's total is that total with something off; the total itself is no discount."""
    asked = (
        "Bonjour Claire,\nMerci pour votre message, voici notre proposition.\n400 Brise, {} tout compris.\nÀ jeudi ?"
    )
    assert rules(checked(asked.format("3 000 €"))) & {"P1", "P2"}
    assert rules(checked(asked.format("3 360 €"))) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Don't look at the counter, we'll go on redrawing until you love it.",
        "Versez ce qui vous plaît au début, le solde attendra.",
    ],
)
def test_a_sentence_like_those_that_must_not_leave_stops(text: str) -> None:
    """A promise that no rule hears is stopped by how it sounds."""
    language = "en" if text.startswith("Don't") else "fr"
    assert not checked(text, language).passed


LETTER = {
    "en": "Hello Ann,\nThank you for telling us so soon.\n{}\nThe file stays open.\nI will ring you on Thursday.\nTom",
    "fr": "Bonjour Anne,\nMerci de nous l'avoir dit si vite.\n{}\nLe dossier reste ouvert.\nJe rappelle jeudi.\nPaul",
}


@pytest.mark.parametrize(
    ("language", "said", "passed"),
    [
        ("en", "Do bear in mind that whoever dithers in November explains himself in January.", False),
        ("en", "We could have shown it more plainly on the quote, and we will next time.", True),
        (
            "fr",
            "Je clos le dossier aujourd'hui, en notant à l'usage de mes successeurs que chez vous on demande beaucoup et qu'on répond peu.",
            False,
        ),
        ("fr", "Nous aurions pu le mettre plus en évidence sur votre devis.", True),
    ],
)
def test_what_hurts_or_tells_too_much_stops_by_its_sound_too(language: str, said: str, *, passed: bool) -> None:
    """A sentence that gives nothing of the trade may still not leave; an own failing owned up to may."""
    assert checked(LETTER[language].format(said), language).passed is passed


def test_what_the_rules_compared_is_not_stopped_by_its_sound() -> None:
    """A concession within its limit, with its counterpart, passes however it is worded."""
    assert checked("Avec un engagement de 12 mois, je vous retire 5 % et c'est signé.", "fr").passed


@given(st.text(max_size=120))
def test_columns_stay_within_their_blocks(text: str) -> None:
    """Any text has columns below the number of columns, the same each time."""
    words, letters = columns(text)
    assert (words, letters) == columns(text)
    assert all(0 <= c < COLUMNS for c in words | letters)


def test_weights_are_read_as_they_were_written() -> None:
    """A likeness keeps the sign and the order of its weights, and refuses those of other columns."""
    (bad,), _ = columns("rotten")
    rarity, weights = [0] * (2 * COLUMNS), [0.0] * (2 * COLUMNS)
    rarity[bad], weights[bad] = 16, 3.0
    read = Likeness.of(dumped(-1.0, rarity, weights, {"a:grant": 2.0, "a:refuse": -2.0}))
    assert read.share("rotten") > 0.8
    assert read.share("plain") < 0.3
    assert read.share("plain", {"a:refuse"}) < read.share("plain", {"unheard of"}) < read.share("plain", {"a:grant"})
    with pytest.raises(ValueError, match="learn them again"):
        Likeness.of(dumped(0.0, rarity[:2], weights[:2], {}))
