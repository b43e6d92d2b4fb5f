"""Searches for things to hand out, surpluses and orders on the terms of last time: each draft says what helps."""

from collections.abc import Iterator
from datetime import date

import pytest

from bot.coach.pipeline import Coach
from bot.domain.message import Channel
from bot.domain.request import CoachRequest
from bot.reading.folding import fold
from bot.settings import Settings
from bot.wiring import open_house

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def coach(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Coach]:
    """The real coach, without a language model."""
    with open_house(Settings(data_dir=tmp_path_factory.mktemp("ordinary"))) as house:  # type: ignore[call-arg]
        yield house.coach()


def draft(coach: Coach, message: str) -> str:
    """The drafted reply, folded, with plain spaces."""
    answer = coach.answer(CoachRequest(message, today=TODAY, channel=Channel.CHAT))
    assert answer.draft is not None, message
    return " ".join(fold(answer.draft.text).split())


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("Bonjour, on aimerait gâter nos 150 abonnés avec un petit objet, 6 € par tête. Des idées ?", "5,20"),
        ("Hi, we want something useful to hand out to 120 delegates, about €7 each. Any thoughts?", "6.40"),
        ("Hello, looking for an item to give away to our 200 visitors, €4 each at most.", "5.20"),
    ],
)
def test_a_search_for_things_to_hand_out_is_answered_from_the_list(coach: Coach, text: str, price: str) -> None:
    """Whoever looks for something to give others hears what the list has near their budget, and no refusal."""
    reply = draft(coach, text)
    assert price in reply
    assert "%" not in reply


def test_goods_left_over_are_told_what_may_go_back(coach: Coach) -> None:
    """Of a surplus nobody knows more of, what may be returned is told, and no fault of ours is spoken of."""
    reply = draft(coach, "We ordered too many notebooks and 70 were never used. Could we return them for a refund?")
    assert "30 days" in reply
    assert "printed" in reply
    assert "fault" not in reply


def test_the_terms_of_the_last_order_are_named_back(coach: Coach) -> None:
    """A wish for the terms of last time is told that they will be confirmed; ordering again recommends nobody."""
    said = draft(coach, "We'd like 300 notebooks again, same terms as last time please.")
    assert "same terms" in said or "terms of your last order" in said
    reply = draft(
        coach, "Bonjour, on voudrait recommander les mêmes mugs, 300 pièces, aux mêmes conditions. Possible ?"
    )
    assert "conditions" in reply
    assert "reference" not in reply
