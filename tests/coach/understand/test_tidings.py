"""What a note tells of the matter in hand: found, delivered, back in stock, promised, suspected."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coach.understand.context import with_counts
from bot.coach.understand.plain import plain_sentences
from bot.coach.understand.tidings import read_tidings
from bot.domain.asks import Language
from bot.domain.figures import Unit
from bot.domain.tidings import Tiding, TidingKind, contradicted, following
from bot.reading.figures import read_figures
from bot.reading.language import detect_language
from bot.reading.sentences import sentences
from tests.coach.understand.conftest import cues, rows

TODAY = date(2026, 11, 23)
NOTES: list[dict[str, Any]] = rows("tidings")


def _read(note: str) -> tuple[Tiding, ...]:
    figures = with_counts(note, read_figures(note, detect_language(note, Language.FR), TODAY, Unit.EUR))
    return read_tidings(plain_sentences(sentences(note), figures, cues().forms), cues().heralds, TODAY)


@pytest.mark.parametrize("note", NOTES, ids=lambda n: n["note"])
def test_a_note_tells_its_tidings_and_no_other(note: dict[str, Any]) -> None:
    """Each tiding has its kind, its polarity, its day and its thing; other notes tell none."""
    told = _read(note["note"])
    assert [t.kind.value for t in told] == [t["kind"] for t in note["tells"]]
    for one, wanted in zip(told, note["tells"], strict=True):
        assert one.so is wanted.get("so", True)
        assert "day" not in wanted or str(one.day) == wanted["day"]
        assert "what" not in wanted or one.what == wanted["what"]


@given(st.text(max_size=200))
def test_any_note_is_read(note: str) -> None:
    """Reading never raises, and what it tells is quoted from the note."""
    assert all(t.quote in note for t in _read(note))


def test_two_days_for_one_stock_contradict_each_other() -> None:
    """Two days of one event, or a yes beside a no, are a contradiction; the same told twice is none."""
    one = Tiding(TidingKind.STOCK, "", day=date(2026, 11, 26))
    other = Tiding(TidingKind.STOCK, "", day=date(2026, 12, 3))
    found, lost = Tiding(TidingKind.FOUND, ""), Tiding(TidingKind.FOUND, "", so=False)
    assert contradicted((one, other, found, lost)) == {TidingKind.STOCK, TidingKind.FOUND}
    assert contradicted((one, one, found)) == frozenset()


def test_news_holds_until_its_day_has_come_or_a_newer_word() -> None:
    """What was told beside an earlier message goes on, unless it was of one moment, is over, unclear or told anew."""
    back = Tiding(TidingKind.STOCK, "", day=date(2026, 12, 2))
    sent = Tiding(TidingKind.SENT, "", day=date(2026, 11, 20), what="quote")
    due, spoke = Tiding(TidingKind.ANSWER_DUE, "", day=date(2026, 11, 20)), Tiding(TidingKind.SPOKE, "")
    found, lost = Tiding(TidingKind.FOUND, ""), Tiding(TidingKind.FOUND, "", so=False)
    assert following((), (back, sent, due, spoke, found, lost), TODAY) == (back, sent)
    now = Tiding(TidingKind.STOCK, "", so=False)
    assert following((now,), (back, sent), TODAY) == (now, sent)
