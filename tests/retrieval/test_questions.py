"""The shipped knowledge answers questions in other words than its own; what it does not know it does not answer."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.adapters.embedding.bundled import BundledEmbedder
from bot.adapters.embedding.cache import CachedEmbedder
from bot.adapters.embedding.shipped import FILE, ShippedVectors
from bot.adapters.library.chroma_library import ChromaLibrary
from bot.adapters.originals.files import digested_in
from bot.adapters.originals.ingest import ingest_originals
from bot.adapters.packs import read_pack
from bot.ports import Embedder, Library, Query
from tests.retrieval.asked import of_an_original, of_the_pack, read, share

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
ESSAYS = Path(__file__).parents[3] / "shared" / "essays"

LEAST = {
    ("questions.yaml", "fr"): 0.96,
    ("questions.yaml", "en"): 0.96,
    ("kept.yaml", "fr"): 0.92,
    ("kept.yaml", "en"): 0.86,
    ("strangers.yaml", "fr"): 0.92,
    ("strangers.yaml", "en"): 0.87,
    ("strangers-kept.yaml", "fr"): 0.92,
    ("strangers-kept.yaml", "en"): 0.92,
}
"""What was measured, less two questions; the aim is 0.95. `python -m tests.retrieval` prints the shares."""

LEAST_OF_ORIGINALS = {("tuning", "fr"): 0.92, ("tuning", "en"): 0.9, ("kept", "fr"): 0.9, ("kept", "en"): 0.85}
LEAST_BESIDE = {("tuning", "fr"): 0.92, ("tuning", "en"): 0.9, ("kept", "fr"): 0.9, ("kept", "en"): 0.9}


@pytest.fixture(scope="module")
def embedder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Embedder]:
    """The shipped vectors, and those of everything else made once: two libraries hold the originals."""
    cached = CachedEmbedder(
        ShippedVectors(BundledEmbedder(), KNOWLEDGE / FILE),
        tmp_path_factory.mktemp("vectors") / "vectors.sqlite",
        queries=True,
    )
    yield cached
    cached.close()


@pytest.fixture(scope="module")
def library(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The shipped knowledge, indexed with its shipped vectors."""
    made = ChromaLibrary(tmp_path_factory.mktemp("library"), "demo", embedder)
    made.replace("pack", read_pack(KNOWLEDGE).passages)
    return made


@pytest.fixture(scope="module")
def originals(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The originals of the essays alone, as `ingest` brings them in."""
    if not ESSAYS.is_dir():
        pytest.skip("the original essays are not there")
    made = ChromaLibrary(tmp_path_factory.mktemp("originals"), "demo", embedder)
    digests = read_pack(KNOWLEDGE).passages
    ingest_originals(made, [ESSAYS], digested_in(KNOWLEDGE / "essays"), digests=digests)
    return made


@pytest.fixture(scope="module")
def both(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The shipped knowledge with the originals of its essays beside it."""
    if not ESSAYS.is_dir():
        pytest.skip("the original essays are not there")
    made = ChromaLibrary(tmp_path_factory.mktemp("both"), "demo", embedder)
    pack = read_pack(KNOWLEDGE).passages
    made.replace("pack", pack)
    ingest_originals(made, [ESSAYS], digested_in(KNOWLEDGE / "essays"), digests=pack)
    return made


@pytest.mark.parametrize(("file", "language"), sorted(LEAST))
def test_the_right_passage_is_among_the_first_three(library: Library, file: str, language: str) -> None:
    """In at least the share measured; of what is kept unread the misses are not told."""
    found, missed = share(library, read(file)[language], of_the_pack)
    assert found >= LEAST[file, language], len(missed) if "kept" in file else missed


@pytest.mark.parametrize(("half", "language"), sorted(LEAST_OF_ORIGINALS))
def test_an_original_is_found_by_what_its_digest_says(originals: Library, half: str, language: str) -> None:
    """The passage of the original itself is among the first three, for French and for English questions."""
    found, missed = share(originals, read("originals.yaml")[half][language], of_an_original)
    assert found >= LEAST_OF_ORIGINALS[half, language], missed if half == "tuning" else len(missed)


@pytest.mark.parametrize(("half", "language"), sorted(LEAST_BESIDE))
def test_an_original_stands_for_its_digest(both: Library, half: str, language: str) -> None:
    """Beside the pack the passage of the original itself is found, as the digest does not take its place."""
    found, missed = share(both, read("originals.yaml")[half][language], of_an_original)
    assert found >= LEAST_BESIDE[half, language], missed if half == "tuning" else len(missed)


def test_an_original_names_the_section_that_found_it(both: Library) -> None:
    """A digest's section is named by the original that stands for it; who wants digests gets both."""
    asked = Query("Sept niveaux de qualité sur la même ligne", limit=3)
    first = both.search(asked)[0]
    assert (first.id.split("#")[0], first.told) == (
        "documents/les-clients-que-nous-n-avons-pas-gardes",
        "essays/fit#seven-levels",
    )
    assert "essays/fit#seven-levels" in [p.id for p in both.search(replace(asked, digests=True))]


def test_a_passage_comes_once_however_often_it_is_told(originals: Library) -> None:
    """The copies that sections of a digest make of a passage are one to whoever searches."""
    found = [p.id for p in originals.search(Query("Sept niveaux de qualité sur la même ligne", limit=30))]
    assert len(found) == len(set(found)) > 3


def test_what_is_asked_of_something_else_finds_little(library: Library) -> None:
    """Questions of another world find nothing, all but a few, and those with a low score."""
    found = [library.search(Query(asked, limit=1)) for asked in read("questions.yaml")["strange"]]
    assert sum(map(bool, found)) <= 3
    assert all(p.score < 0.4 for passages in found for p in passages)
