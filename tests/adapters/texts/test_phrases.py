"""Loading the composer's phrase files."""

import shutil
from pathlib import Path

import pytest

from bot.adapters.texts.phrases import FILES, load_phrases
from bot.domain.asks import Language
from bot.domain.errors import BadPack

PROMPTS = Path(__file__).parents[3] / "prompts"


def edited(tmp_path: Path, old: str, new: str) -> Path:
    """A copy of the shipped files with one change in the French one."""
    for name in FILES:
        shutil.copy(PROMPTS / name, tmp_path / name)
    french = tmp_path / FILES[0]
    text = french.read_text(encoding="utf-8")
    assert old in text
    french.write_text(text.replace(old, new, 1), encoding="utf-8")
    return tmp_path


def test_the_shipped_files_load() -> None:
    """Both languages are there, each named with its version and hash."""
    books = load_phrases(PROMPTS).books
    assert [b.language for b in books] == [Language.FR, Language.EN]
    assert all(b.name.startswith("composer.") and "@" in b.name for b in books)


def test_both_languages_know_the_same_topics() -> None:
    """A topic of one language has its twin in the other."""
    french, english = load_phrases(PROMPTS).books
    assert [t.id for t in french.topics] == [t.id for t in english.topics]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{who} qui tranche", "{whom} qui tranche", "{whom} is not a variable here"),
        ("soit {way}, soit {other_way}", "soit {way}", "{other_way} is missing"),
        ("  boundary:", "  bundary:", "texts.boundary: missing"),
        ("[Bien à vous,|À bientôt,]", "[Bien à vous,", "lacks its"),
        ("asks: [rush]", "asks: [hurry]", "'hurry' is unknown"),
        ("language: fr", "language: [", "not YAML"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    """A wrong variable, a missing one, a wrong key, a bracket, an ask or the YAML itself is told with its file."""
    with pytest.raises(BadPack) as refused:
        load_phrases(edited(tmp_path, old, new))
    assert told in str(refused.value)
    assert FILES[0] in str(refused.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A folder without the files is refused."""
    with pytest.raises(BadPack, match=r"composer\.en\.v1\.yaml"):
        load_phrases(tmp_path)
