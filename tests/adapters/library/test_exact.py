"""Searches over many rows look at a shorter copy of the vectors first, and find the same."""

from pathlib import Path

import numpy as np
import pytest

from bot.adapters.embedding.made import MadeVectors
from bot.adapters.library import exact
from bot.adapters.library.chroma_library import ChromaLibrary
from bot.adapters.library.fusion import Fusion
from bot.domain.asks import Language
from bot.domain.knowledge import Passage, PassageKind
from bot.domain.policy import Confidentiality
from bot.ports import Query, Ranking

WORDS = [f"{a}{b}{c}" for a in ("ba", "di", "fou", "gra", "mo") for b in ("lan", "ri", "tu", "vé") for c in "aeiou"]
KINDS = tuple(PassageKind)


@pytest.fixture(scope="module")
def passages() -> list[Passage]:
    """Some hundreds, of every kind, each tenth internal."""
    random = np.random.default_rng(3)
    return [
        Passage(
            f"made/{at}",
            "",
            "",
            KINDS[at % 3],
            " ".join(random.choice(WORDS, 25)),
            Language.FR,
            position=at,
            confidentiality=Confidentiality.INTERNAL if at % 10 == 0 else Confidentiality.PUBLIC,
        )
        for at in range(400)
    ]


def found(folder: Path, passages: list[Passage], few: int | None) -> list[list[str]]:
    """What questions with and without filters find, where more rows than `few` are many."""
    with pytest.MonkeyPatch.context() as patched:
        if few is not None:
            patched.setattr(exact, "_MANY", few)
            patched.setattr(exact, "_LOOKED_AT", 120)
        library = ChromaLibrary(folder, "made", MadeVectors(), fusion=Fusion(floor=0.0))
        library.replace("made", passages)
        random = np.random.default_rng(5)
        asked = [
            Query(" ".join(random.choice(WORDS, 8)), kinds=kinds, internal=internal)
            for kinds in ((), (PassageKind.POLICY,))
            for internal in (False, True)
            for _ in range(6)
        ]
        answers = [library.ranked(query, Ranking.DENSE) for query in asked]
        for query, answer in zip(asked, answers, strict=True):
            assert len(answer) == query.limit
            assert all(query.internal or p.confidentiality is Confidentiality.PUBLIC for p in answer)
            assert all(not query.kinds or p.kind in query.kinds for p in answer)
        library.close()
        return [[p.id for p in answer] for answer in answers]


def test_the_shorter_copy_changes_nothing_of_what_is_found(tmp_path: Path, passages: list[Passage]) -> None:
    """Whatever may be seen, the nearest come as they do by comparing every vector whole."""
    assert found(tmp_path / "short", passages, few=100) == found(tmp_path / "whole", passages, few=None)
    assert list((tmp_path / "short").rglob("vectors.short.npy"))
    assert not list((tmp_path / "whole").rglob("vectors.short.npy"))
