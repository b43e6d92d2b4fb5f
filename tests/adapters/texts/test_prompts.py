"""The reader of versioned prompt files."""

from pathlib import Path

import pytest

from bot.adapters.texts.prompts import PromptFiles
from bot.domain.errors import BadSetting


def test_the_highest_version_is_read_unless_one_is_named(tmp_path: Path) -> None:
    """Version 10 comes after version 9, and an exact name gets its own file."""
    for version in (1, 9, 10):
        (tmp_path / f"check.v{version}.yaml").write_text(f"n: {version}", "utf-8")
    files = PromptFiles(tmp_path)
    assert files.load("check")["n"] == 10
    assert files.load("check.v9")["n"] == 9
    assert files.load("check").name == "check.v10"


def test_the_hash_follows_the_bytes(tmp_path: Path) -> None:
    """A changed file has another hash."""
    path = tmp_path / "a.v1.yaml"
    path.write_text("k: 1", "utf-8")
    before = PromptFiles(tmp_path).load("a").hash
    path.write_text("k: 2", "utf-8")
    assert PromptFiles(tmp_path).load("a").hash != before


def test_a_missing_key_raises_and_names_the_file(tmp_path: Path) -> None:
    """A key that is not there is a mistake, with its place."""
    (tmp_path / "a.v1.yaml").write_text("k: {deep: 1}", "utf-8")
    file = PromptFiles(tmp_path).load("a")
    assert file["k.deep"] == 1
    with pytest.raises(BadSetting, match=r"a\.v1\.yaml: no 'k\.other'"):
        file["k.other"]


def test_a_missing_file_raises_and_lists_what_is_there(tmp_path: Path) -> None:
    """The user reads which file is missing."""
    (tmp_path / "other.v1.yaml").write_text("k: 1", "utf-8")
    with pytest.raises(BadSetting, match=r"check\.v1\.yaml is missing; present: other\.v1"):
        PromptFiles(tmp_path).load("check")


@pytest.mark.parametrize("text", ["- a list", "k: [unclosed"])
def test_a_file_that_is_no_mapping_raises(tmp_path: Path, text: str) -> None:
    """Broken or shapeless YAML is refused."""
    (tmp_path / "a.v1.yaml").write_text(text, "utf-8")
    with pytest.raises(BadSetting, match=r"a\.v1\.yaml"):
        PromptFiles(tmp_path).load("a")
