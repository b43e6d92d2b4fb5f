"""The library's contract, on the fake and on the real one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.adapters.embedding.bundled import BundledEmbedder
from bot.adapters.embedding.cache import CachedEmbedder
from bot.adapters.library.chroma_library import ChromaLibrary
from bot.adapters.library.fusion import Fusion
from bot.domain.knowledge import PassageKind
from bot.ports import Library, Query, Ranking, Vectors
from tests.contracts.library import LETTER, PACK, LibraryContract
from tests.fakes.embedder import FakeEmbedder
from tests.fakes.library import MemoryLibrary


class TestInMemory(LibraryContract):
    """The fake."""

    @pytest.fixture
    def library(self) -> Library:
        """In memory, empty."""
        return MemoryLibrary()


class TestChroma(LibraryContract):
    """Real Chroma and BM25 with a deterministic embedder."""

    @pytest.fixture
    def library(self, tmp_path: Path) -> Iterator[Library]:
        """On an empty folder."""
        library = ChromaLibrary(tmp_path, "maison-demo", FakeEmbedder())
        yield library
        library.close()


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CachedEmbedder]:
    """The real embedder; its cache is shared so that each text is embedded once."""
    embedder = CachedEmbedder(BundledEmbedder(), tmp_path_factory.mktemp("vectors") / "vectors.sqlite", queries=True)
    yield embedder
    embedder.close()


class TestChromaBundled(LibraryContract):
    """The same with the embedder that ships with the program."""

    @pytest.fixture
    def library(self, tmp_path: Path, bundled: CachedEmbedder) -> Iterator[Library]:
        """On an empty folder, with the real vectors."""
        library = ChromaLibrary(tmp_path, "maison-demo", bundled)
        yield library
        library.close()


def test_a_search_among_some_finds_what_a_search_among_all_would(tmp_path: Path) -> None:
    """However many rows a question may not see, those it may come with the same scores in the same order."""
    library = ChromaLibrary(tmp_path, "maison-demo", FakeEmbedder(), fusion=Fusion(floor=0.0))
    many = [
        replace(LETTER, id=f"documents/n{n}#1-x", text=f"Le salon numéro {n} reçoit des visiteurs de la ville {n * 7}.")
        for n in range(560)
    ]
    library.replace("pack", [*PACK, *many])
    question = Query("une remise pour une commande de modèles imprimés", limit=100)
    every = [p for p in library.search(replace(question, limit=600, internal=True)) if p.kind is PassageKind.POLICY]
    some = library.search(replace(question, kinds=(PassageKind.POLICY,), internal=True))
    assert [(p.id, round(p.score, 3)) for p in some][:3] == [(p.id, round(p.score, 3)) for p in every][:3]
    assert library.ranked(replace(question, kinds=(PassageKind.POLICY,)), Ranking.DENSE)
    library.close()


def test_what_an_index_was_measured_by_is_not_embedded_again(tmp_path: Path) -> None:
    """Where one passage changes, the next index asks for that one's opening alone, and measures the same as a new one."""
    asked: list[str] = []

    class Asked(FakeEmbedder):
        def queries(self, texts: Sequence[str]) -> Vectors:
            asked.extend(texts)
            return super().queries(texts)

    changed = [replace(PACK[0], text=f"Voici : {PACK[0].text}"), *PACK[1:]]
    library = ChromaLibrary(tmp_path / "one", "maison-demo", Asked())
    library.replace("pack", PACK)
    first = asked.copy()
    asked.clear()
    library.replace("pack", changed)
    assert len(first) > len(PACK)
    assert asked == [changed[0].text]
    fresh = ChromaLibrary(tmp_path / "two", "maison-demo", FakeEmbedder())
    fresh.replace("pack", changed)
    question = Query("une remise pour une commande de modèles imprimés", internal=True)
    assert [(p.id, p.score) for p in library.search(question)] == [(p.id, p.score) for p in fresh.search(question)]
    library.close()
    fresh.close()


def test_without_its_copy_of_the_vectors_a_search_asks_chroma(tmp_path: Path) -> None:
    """The copy is a convenience: where it is lost, the same passages come with the same scores."""
    library = ChromaLibrary(tmp_path, "maison-demo", FakeEmbedder(), fusion=Fusion(floor=0.0))
    library.replace("pack", PACK)
    question = Query("une remise pour une commande de modèles imprimés", internal=True)
    before = [(p.id, round(p.score, 3)) for p in library.search(question)]
    library.close()
    for copy in tmp_path.rglob("vectors.npy"):
        copy.unlink()
    assert [(p.id, round(p.score, 3)) for p in library.search(question)] == before
    assert before
    library.close()
