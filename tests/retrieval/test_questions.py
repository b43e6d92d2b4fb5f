"""The shipped knowledge answers questions in other words than its own; what it does not know it does not answer."""

from pathlib import Path

import pytest
import yaml

from bot.adapters.embedding.bundled import BundledEmbedder
from bot.adapters.embedding.shipped import FILE, ShippedVectors
from bot.adapters.library.chroma_library import ChromaLibrary
from bot.adapters.packs import read_pack
from bot.domain.asks import Language
from bot.domain.knowledge import translated
from bot.ports import Library, Query

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
QUESTIONS = yaml.safe_load((Path(__file__).parent / "questions.yaml").read_text("utf-8"))
LEAST = {"fr": 0.8, "en": 0.82}
"""What was measured, less two questions; the aim is 0.95."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The shipped knowledge, indexed with its shipped vectors."""
    made = ChromaLibrary(
        tmp_path_factory.mktemp("library"), "demo", ShippedVectors(BundledEmbedder(), KNOWLEDGE / FILE)
    )
    made.replace("pack", read_pack(KNOWLEDGE).passages)
    return made


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_right_passage_is_among_the_first_three(library: Library, language: str) -> None:
    """In at least the share measured; a file's name alone stands for any of its passages."""
    missed = []
    for question in QUESTIONS[language]:
        found = [translated(p.id, Language.FR) for p in library.search(Query(question["asks"], limit=3))]
        if not any(i == r or ("#" not in r and i.startswith(f"{r}#")) for i in found for r in question["right"]):
            missed.append(question["asks"])
    assert 1 - len(missed) / len(QUESTIONS[language]) >= LEAST[language], missed


def test_what_is_asked_of_something_else_finds_little(library: Library) -> None:
    """Questions of another world find nothing, all but a few, and those with a low score."""
    found = [library.search(Query(asked, limit=1)) for asked in QUESTIONS["strange"]]
    assert sum(map(bool, found)) <= 3
    assert all(p.score < 0.35 for passages in found for p in passages)
