"""A second order over the best passages: nothing lost, nothing but the order changed."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.library.reranked import RerankedLibrary
from bot.domain.errors import BadSetting
from bot.ports import Library, Query
from bot.settings import load_settings
from bot.wiring.embedding import chroma_of, reranked
from tests.contracts.library import PACK, LibraryContract
from tests.fakes.library import MemoryLibrary


class ByLength:
    """Finds short texts better; implements ports.Reranker."""

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """Shorter is higher."""
        return [-float(len(text)) for text in texts]


class Broken:
    """Fails as a model out of memory does."""

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """Never."""
        raise RuntimeError("out of memory")


class Even:
    """Sees no difference; implements ports.Reranker."""

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """All alike."""
        return [0.0 for _ in texts]


class TestReranked(LibraryContract):
    """The contract, with a reranker that sees no difference."""

    @pytest.fixture
    def library(self) -> Library:
        """In memory, empty."""
        return RerankedLibrary(MemoryLibrary(), Even())


WORDS = "remise garantie échantillons imprimés baleines commande fabrication validation"


@given(st.integers(1, 30), st.sampled_from([ByLength(), Even(), Broken()]))
def test_the_context_is_never_left_empty(limit: int, reranker: ByLength | Even | Broken) -> None:
    """Whatever the reranker says or does, as many passages come as without it, with their own scores."""
    inner = MemoryLibrary()
    inner.replace("pack", PACK)
    query = Query(WORDS, limit=limit)
    plain = inner.search(replace(query, limit=100))
    found = RerankedLibrary(inner, reranker).search(query)
    assert len(found) == min(limit, len(plain))
    assert {(p.id, p.score) for p in found} <= {(p.id, p.score) for p in plain}


def test_the_reranker_gives_the_order() -> None:
    """A passage that the inner library put last may come first."""
    inner = MemoryLibrary()
    inner.replace("pack", PACK)
    found = RerankedLibrary(inner, ByLength()).search(Query(WORDS, limit=3))
    lengths = [len(f"{p.section}\n{p.text}") for p in found]
    assert lengths == sorted(lengths)


def test_settings_choose() -> None:
    """No reranker and Chroma in this process by default; a bad address is told."""
    library = MemoryLibrary()
    assert reranked(library, load_settings()) is library
    assert chroma_of(load_settings()) is None
    with pytest.raises(BadSetting, match="TENIRBON_CHROMA_URL: 'nowhere' is no address"):
        chroma_of(load_settings(chroma_url="nowhere"))
    connect = chroma_of(load_settings(chroma_url="http://127.0.0.1:1"))
    assert connect is not None
    with pytest.raises(BadSetting, match="no Chroma server answers"):
        connect()
