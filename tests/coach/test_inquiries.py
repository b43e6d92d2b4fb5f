"""Ordinary questions of clients, alone or beside another ask: each is heard, and answered from the pack."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.coach.pipeline import Coach
from bot.domain.answer import Answer, Status
from bot.domain.asks import AskKind, Language
from bot.domain.message import Channel
from bot.domain.request import CoachRequest
from bot.reading.folding import fold
from bot.settings import Settings
from bot.wiring import open_house
from tests.folders import lived_in
from tests.tables import table

ROWS = table(Path(__file__).parent / "inquiries.yaml")
READ, KEPT = ([r for r in ROWS if int(r["id"][-2:]) % 2 == odd] for odd in (1, 0))
ATELIER = Path(__file__).parents[1] / "packs" / "atelier"
TODAY = date(2026, 11, 23)
ENOUGH = 27
"""Of the thirty that were kept unread while mending."""


@pytest.fixture(scope="module")
def studio(asked_before: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Coach]:
    """The coach of another company."""
    folder = lived_in(asked_before, tmp_path_factory.mktemp("studio") / "data")
    with open_house(Settings(data_dir=folder, knowledge_dir=ATELIER)) as house:  # type: ignore[call-arg]
        yield house.coach()


def answer(coach: Coach, row: dict[str, Any]) -> Answer:
    """What the coach answers to a row."""
    return coach.answer(
        CoachRequest(
            row["message"],
            row.get("context", ""),
            today=TODAY,
            channel=Channel(row.get("channel", "chat")),
            language=Language(row.get("language", "fr")),
        )
    )


def plain(text: str) -> str:
    """The text without accents, capitals or wide spaces."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", fold(text)).lower()


def faults(coach: Coach, row: dict[str, Any]) -> list[str]:
    """What a row's answer lacks."""
    made = answer(coach, row)
    kinds = {a.kind for a in made.situation.asks}
    text = plain(made.draft.text) if made.draft is not None else ""
    found = [] if made.status is Status.DRAFTED else [str(made.status)]
    # whether the carriage is included may be read as either
    asked = AskKind.PLAIN_QUESTION in kinds or (row.get("beside") == "free_extra" and "1 500 €" in row["says"])
    found += [] if asked else ["plain_question"]
    return found + [s for s in row["says"] if re.search(s if "(" in s else re.escape(plain(s)), text) is None]


@pytest.mark.parametrize("row", [r for r in READ if r["id"] != "qe-25"], ids=lambda r: r["id"])
def test_a_question_is_heard_and_answered(coach: Coach, row: dict[str, Any]) -> None:
    """The ask is found beside any other, and the draft holds the figures of the pack."""
    assert faults(coach, row) == []


def test_questions_nobody_mended_for_are_answered(coach: Coach) -> None:
    """Of thirty more, hardly any goes without its answer."""
    assert sum(not faults(coach, row) for row in KEPT) >= ENOUGH


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("Un site vitrine, ça coûte combien ?", ["6 800 CHF"]),
        ("Combien de temps pour une identité graphique ?", ["30 jours"]),
        ("Le code est garanti combien de temps ?", ["douze mois"]),
        ("Combien d'allers-retours sont compris ?", ["deux allers-retours"]),
        ("Que faites-vous comme sites ? vous proposez d'autres choses ?", ["vitrine"]),
    ],
)
def test_another_company_answers_from_its_own_pack(studio: Coach, message: str, says: list[str]) -> None:
    """The figures are those of the pack that is open."""
    assert faults(studio, {"message": message, "says": says}) == []


def test_what_the_pack_does_not_say_is_found_out_by_a_day(studio: Coach) -> None:
    """A tax that no clause speaks of is not told; when the answer comes is."""
    made = answer(studio, {"message": "Vos prix sont-ils avec ou sans TVA ?"})
    assert made.draft is not None
    text = plain(made.draft.text)
    assert "hors taxes" not in text
    assert "verifie" in text or "renseigne" in text or "regarde" in text
    assert "25 novembre" in text
