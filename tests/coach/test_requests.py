"""Messages that ask several things: each is found, and the draft has a word for it."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.coach.pipeline import Coach
from bot.domain.answer import Answer
from bot.domain.asks import Language
from bot.domain.message import Channel
from bot.domain.request import CoachRequest
from bot.reading.folding import fold
from bot.reading.requests import requests
from tests.tables import table

ROWS = table(Path(__file__).parent / "requests.yaml")
READ, KEPT = ([r for r in ROWS if int(r["id"][-2:]) % 2 == odd] for odd in (1, 0))
UNSAID_READ, UNSAID_KEPT = 8, 14
"""Of 52 requests read and 54 kept unread while mending, those that the draft has no word for: at most so many."""
UNHEARD_KEPT, MISHEARD_KEPT = 2, 1


def answer(coach: Coach, message: str, channel: str = "chat", language: str = "fr") -> Answer:
    """What the coach answers."""
    return coach.answer(
        CoachRequest(message, today=date(2026, 11, 23), channel=Channel(channel), language=Language(language))
    )


def plain(text: str) -> str:
    """The text without accents, capitals or wide spaces."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", fold(text)).lower()


def unsaid(coach: Coach, row: dict[str, Any]) -> int:
    """How many requests of a row its draft has no word for."""
    made = answer(coach, row["message"], row.get("channel", "chat"), row["language"])
    text = plain(made.draft.text) if made.draft is not None else ""
    return sum(
        not any(re.search(rf"(?<!\w){re.escape(plain(word))}", text) for word in one["told"]) for one in row["requests"]
    )


def heard(row: dict[str, Any]) -> tuple[int, int]:
    """How many requests of a row are not found, and how many are found where nothing is asked."""
    found = requests(row["message"], Language(row["language"]))
    spans = [(at, at + len(one["quote"])) for one in row["requests"] if (at := row["message"].find(one["quote"])) >= 0]
    missed = sum(not any(one.start < end and one.end > start for one in found) for start, end in spans)
    wrong = sum(not any(one.start < end and one.end > start for start, end in spans) for one in found)
    return missed, wrong


def test_each_thing_asked_has_a_word_in_the_draft(coach: Coach) -> None:
    """Hardly a request of a message that holds several goes without a word in the reply."""
    assert sum(unsaid(coach, row) for row in READ) <= UNSAID_READ


def test_messages_nobody_mended_for_are_covered_as_well(coach: Coach) -> None:
    """Of messages kept unread while mending, most requests have their word."""
    assert sum(unsaid(coach, row) for row in KEPT) <= UNSAID_KEPT


@pytest.mark.parametrize("row", READ, ids=lambda row: row["id"])
def test_each_request_is_found_and_no_courtesy(row: dict[str, Any]) -> None:
    """Requests are found clause by clause; a question of courtesy or rhetoric is none."""
    assert heard(row) == (0, 0)


def test_requests_nobody_mended_for_are_found() -> None:
    """Of messages kept unread, hardly a request is missed, and hardly anything else is taken for one."""
    missed, wrong = map(sum, zip(*map(heard, KEPT), strict=True))
    assert missed <= UNHEARD_KEPT
    assert wrong <= MISHEARD_KEPT


def test_what_is_left_open_is_told_to_the_salesperson(coach: Coach) -> None:
    """A request of which the draft says only that it is looked into is named to whoever sends the draft."""
    made = answer(coach, "Tu peux me faire 8 % sur les 400 totes ? Et il me faudrait le plan d'accès de l'atelier.")
    assert made.draft is not None
    assert "plan d'accès de l'atelier" in plain_quotes(made.draft.text)
    assert any("plan d'accès" in plain_quotes(note) for note in made.notes)


def test_what_is_refused_is_not_looked_into(coach: Coach) -> None:
    """A discount that the policy refuses is answered by the refusal, and never promised a look."""
    made = answer(coach, "Faites-moi 20 % sur 300 Averse. Et alignez-vous sur le concurrent, merci.")
    assert made.draft is not None
    assert made.draft.left == ()


@pytest.mark.parametrize(
    ("message", "language", "says"),
    [
        ("Expédiez la moitié à Dole et le reste à Gap, et il nous faudrait votre KBIS.", "fr", ["KBIS"]),
        ("Do you do mugs, and could one come with each order?", "en", ["one could come with each order"]),
        pytest.param(
            "Accounts are asking for our ledger card. Could you ship 40 to Derby?",
            "en",
            ["ledger card", "40 to Derby"],
            marks=pytest.mark.xfail(reason="a line without its mail is read otherwise since 0035", strict=True),
        ),
        ("Il faudrait livrer à Bron et plus au siège. Merci aussi de nous envoyer le plan.", "fr", ["adresse"]),
    ],
)
def test_where_to_deliver_and_what_comes_with_it_is_told(
    coach: Coach, message: str, language: str, says: list[str]
) -> None:
    """Orders that go to several places, and things wanted beside them, have their word."""
    made = answer(coach, message, language=language)
    assert made.draft is not None
    assert [s for s in says if s not in plain_quotes(made.draft.text)] == []


def plain_quotes(text: str) -> str:
    """The text with straight apostrophes."""
    return text.replace("’", "'")
