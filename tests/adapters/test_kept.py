"""What was worked out once is not worked out again, and never taken from a damaged copy."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.adapters.kept import Kept
from bot.adapters.packs import ServedKnowledge, serving
from bot.adapters.packs.loader import Loaded, load_files
from bot.adapters.texts.prompts import PromptFiles
from tests.adapters.packs.writing import RULES, write


def test_a_text_is_kept_for_its_key(tmp_path: Path) -> None:
    """The text comes back under the key it was kept for, and under no other."""
    kept = Kept(tmp_path / "kept")
    assert kept.read("a", "one") is None
    kept.keep("a", "one", "ligne\n« é »")
    assert Kept(tmp_path / "kept").read("a", "one") == "ligne\n« é »"
    assert kept.read("a", "two") is None
    kept.keep("a", "two", "x")
    assert kept.read("a", "one") is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=3))
def test_a_damaged_copy_counts_as_none(tmp_path: Path, at: int, junk: bytes) -> None:
    """Whatever bytes are changed, the copy is the text that was kept or nothing."""
    kept = Kept(tmp_path)
    kept.keep("a", "key", '{"limit": 5}')
    file = tmp_path / "a.json"
    raw = file.read_bytes()
    at %= len(raw)
    file.write_bytes(raw[:at] + junk + raw[at + len(junk) :])
    assert kept.read("a", "key") in (None, '{"limit": 5}')


@pytest.mark.parametrize("data", [{1: "a"}, {"d": date(2026, 1, 1)}, {"t": (1, 2)}])
def test_data_that_json_would_change_is_not_kept(tmp_path: Path, data: object) -> None:
    """Keys that are numbers, dates and tuples would come back as something else."""
    kept = Kept(tmp_path)
    kept.keep_data("a", "key", data)
    assert kept.read_data("a", "key") is None


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    """Where the folder's name is taken by a file, nothing is kept and nothing fails."""
    (tmp_path / "kept").write_text("")
    kept = Kept(tmp_path / "kept")
    kept.keep("a", "key", "text")
    assert kept.read("a", "key") is None


def test_who_may_not_write_does_not(tmp_path: Path) -> None:
    """Beside the owner of a folder nothing is written into it."""
    Kept(tmp_path / "kept", writes=False).keep("a", "key", "text")
    assert not (tmp_path / "kept").exists()


def test_a_prompt_is_parsed_once_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes are not parsed again; an edit is, and so is a damaged copy."""
    file = tmp_path / "a.v1.yaml"
    file.write_text("purpose: un\n", "utf-8")
    parses: list[bytes] = []
    parse = yaml.load

    def counted(raw: bytes, **how: type[yaml.SafeLoader]) -> object:
        parses.append(raw)
        return parse(raw, **how)

    monkeypatch.setattr(yaml, "load", counted)
    for _ in range(2):
        assert PromptFiles(tmp_path, Kept(tmp_path / "kept")).load("a").data == {"purpose": "un"}
    assert len(parses) == 1
    file.write_text("purpose: deux\n", "utf-8")
    assert PromptFiles(tmp_path, Kept(tmp_path / "kept")).load("a").data == {"purpose": "deux"}
    (tmp_path / "kept" / "a.v1.json").write_text('abc\n{"purpose": "faux"}', "utf-8")
    assert PromptFiles(tmp_path, Kept(tmp_path / "kept")).load("a").data == {"purpose": "deux"}


def test_a_pack_is_validated_once_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process takes the validated pack over, equal in every value; an edit is read, and so is a damaged copy."""
    folder = write(tmp_path / "pack")
    reads: list[Mapping[str, bytes]] = []

    def counted(files: Mapping[str, bytes]) -> Loaded:
        reads.append(files)
        return load_files(files)

    monkeypatch.setattr(serving, "load_files", counted)

    def served() -> ServedKnowledge:
        monkeypatch.setattr(serving, "_loaded", {})  # a process of its own
        return ServedKnowledge(folder, tmp_path / "packs", kept=Kept(tmp_path / "kept"))

    first, again = served(), served()
    assert (first.pack(), first.principles(), first.passages()) == (again.pack(), again.principles(), again.passages())
    assert len(reads) == 1
    write(folder, RULES.replace("Care takes time", "Care takes its time"))
    assert any("Care takes its time" in p.text for p in served().passages())
    copy = tmp_path / "kept" / "validated-pack.json"
    copy.write_text(copy.read_text("utf-8").replace("its time", "no time"), "utf-8")
    assert any("Care takes its time" in p.text for p in served().passages())
