"""Clauses read with their parts together: who, how, which act, and whether a thing is named."""

import pytest

from bot.coach.check.acts import Act
from bot.coach.check.case import read_case
from bot.coach.check.deeds import Deed, Doer, Mood, deeds
from bot.coach.check.marks import marks
from tests.coach.check.bench import context, draft


def _deeds(text: str, language: str) -> tuple[Deed, ...]:
    case = read_case(draft(text, language), context())
    return tuple(deed for span in case.page.sentences for deed in deeds(case, span))


@pytest.mark.parametrize(
    ("text", "language", "doer", "mood", "act"),
    [
        ("We will carry the freight.", "en", Doer.WE, Mood.WILL, Act.GRANT),
        ("You would pay the balance in spring.", "en", Doer.YOU, Mood.WOULD, Act.GRANT),
        ("Pay the deposit in spring.", "en", Doer.ORDERED, Mood.IS, Act.GRANT),
        ("The deposit stands.", "en", Doer.OTHER, Mood.IS, Act.GRANT),
        ("I can't waive the deposit.", "en", Doer.WE, Mood.MAY, Act.REFUSE),
        ("Nous pourrons vous livrer mardi.", "fr", Doer.BOTH, Mood.WILL, Act.GRANT),
        ("Réglez le solde au printemps.", "fr", Doer.ORDERED, Mood.IS, Act.GRANT),
        ("Le transport a changé.", "fr", Doer.OTHER, Mood.DONE, Act.GRANT),
    ],
)
def test_a_clause_tells_who_and_how(text: str, language: str, doer: Doer, mood: Mood, act: Act) -> None:
    """The doer, the mood and the act of a clause are read together, in both languages."""
    (deed,) = _deeds(text, language)
    assert (deed.doer, deed.mood, deed.act) == (doer, mood, act)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("If you pay with the order, I take 3% off.", "en"),
        ("Si vous réglez à la commande, je retire 3 %.", "fr"),
    ],
)
def test_a_condition_is_a_clause_of_its_own(text: str, language: str) -> None:
    """What is asked in return is a condition beside the clause that gives."""
    condition, given = _deeds(text, language)
    assert condition.mood is Mood.IF
    assert given.mood is not Mood.IF
    assert given.thing


def test_a_sentence_is_marked_by_what_the_rest_of_the_reply_holds_back() -> None:
    """The same sentence in a reply that refuses elsewhere, and in one that refuses nothing, has other marks."""
    said = "Hello Ann.\n{}\nI take 5% off.\nThe proof follows on Thursday."
    held, open_handed = (
        read_case(draft(said.format(words), "en"), context())
        for words in ("We can't match that price.", "Thank you for your patience.")
    )
    marked = [marks(case, case.page.sentences[2]) for case in (held, open_handed)]
    assert {"r:refuse True", "r:held True"} <= marked[0]
    assert {"r:refuse False", "r:held False"} <= marked[1]


def test_a_single_sentence_has_no_neighbours() -> None:
    """Of a text of one sentence nothing is told about what stands beside it."""
    case = read_case(draft("I take 5% off.", "en"), context())
    assert not any(mark.startswith(("o:", "b:", "d:", "r:")) for mark in marks(case, case.page.sentences[0]))
