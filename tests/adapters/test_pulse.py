"""The sign of life of a serving process."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.adapters.pulse import Pulse


class _Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 23, 9, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.date()


def test_a_beat_is_a_sign_of_life_for_a_while(tmp_path: Path) -> None:
    """Half a minute of silence is too much; another process reads the same file."""
    clock = _Clock()
    Pulse(tmp_path / "p.json", clock).beat()
    clock.at += timedelta(seconds=29)
    assert Pulse(tmp_path / "p.json", clock).trouble() is None
    clock.at += timedelta(seconds=2)
    assert Pulse(tmp_path / "p.json", clock).trouble() == "silent for 31 s"
    Pulse(tmp_path / "p.json", clock).beat()
    assert Pulse(tmp_path / "p.json", clock).trouble() is None
    assert [p.name for p in tmp_path.iterdir()] == ["p.json"]


def test_a_clock_set_back_is_no_sign_of_life(tmp_path: Path) -> None:
    """A beat from the future would keep a dead process alive for as long."""
    clock = _Clock()
    Pulse(tmp_path / "p.json", clock).beat()
    clock.at -= timedelta(hours=1)
    assert "future" in (Pulse(tmp_path / "p.json", clock).trouble() or "")


def test_no_file_is_no_sign_of_life(tmp_path: Path) -> None:
    """The words say that nobody ever served."""
    assert "never started" in (Pulse(tmp_path / "p.json", _Clock()).trouble() or "")


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", '{"at": 3}', '{"at": "soon"}', '{"at": "2026-13-01"}', "\ufeff"]
)
def test_a_damaged_file_is_told(tmp_path: Path, text: str) -> None:
    """What cannot be read is no sign of life, and no crash."""
    (tmp_path / "p.json").write_text(text, "utf-8")
    assert Pulse(tmp_path / "p.json", _Clock()).trouble() == "p.json cannot be read"


@pytest.mark.parametrize("at", ["2026-11-23T09:00:00", "0001-01-01T00:00:00", "9999-12-31T23:59:59+00:00"])
def test_any_moment_can_be_compared(tmp_path: Path, at: str) -> None:
    """A moment without a zone, or at the end of time, is read like any other."""
    (tmp_path / "p.json").write_text(f'{{"at": "{at}"}}')
    Pulse(tmp_path / "p.json", _Clock()).trouble()
