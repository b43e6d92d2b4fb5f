"""The library's contract, on the fake and on the real one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.adapters.embedding.bundled import BundledEmbedder
from bot.adapters.embedding.cache import CachedEmbedder
from bot.adapters.library.chroma_library import ChromaLibrary
from bot.ports import Library
from tests.contracts.library import LibraryContract
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
    """The real embedder; its cache is shared so that each passage is embedded once."""
    embedder = CachedEmbedder(BundledEmbedder(), tmp_path_factory.mktemp("vectors") / "vectors.sqlite")
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
