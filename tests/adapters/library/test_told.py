"""An original found by what its digest says: in the digest's own language, and where its own words answer best."""

from collections.abc import Sequence
from pathlib import Path

from bot.adapters.library.chroma_library import ChromaLibrary
from bot.adapters.library.fusion import Fusion
from bot.adapters.originals.digests import enriched, sections_of
from bot.domain.asks import Language
from bot.domain.knowledge import Passage, PassageKind
from bot.ports import Query, Ranking
from tests.fakes.embedder import FakeEmbedder


def original(at: int, text: str) -> Passage:
    """A passage of an original in French."""
    return Passage(f"documents/moulin#{at}", "Moulins", "Moulins", PassageKind.ESSAY, text, Language.FR, position=at)


FRENCH = Passage(
    "essays/mill#choose",
    "Moulins",
    "Choisir",
    PassageKind.ESSAY,
    "Ne jamais transiger sur la farine ni sur l'eau.",
    Language.FR,
)
ENGLISH = Passage(
    "essays/mill#choose@en", "Mills", "Choosing", PassageKind.ESSAY, "He keeps refusing what others buy.", Language.EN
)  # fmt: skip
PASSAGES = (
    original(1, "Le meunier choisit sa farine, toujours la plus grise, et la pèse avant le lever du jour."),
    original(2, "Le meunier choisit son eau, toujours la plus vive, et la laisse reposer dans un bassin."),
)


def library(folder: Path, passages: Sequence[Passage]) -> ChromaLibrary:
    """These passages with what the digest says of them."""
    made = ChromaLibrary(folder, "maison-demo", FakeEmbedder(), fusion=Fusion(floor=0.0))
    made.replace("originals", enriched(passages, sections_of([FRENCH, ENGLISH], "mill")))
    return made


def test_english_words_of_a_digest_are_stemmed_as_english(tmp_path: Path) -> None:
    """A French original is found by an English section's words in another form than the section has."""
    found = library(tmp_path, PASSAGES[:1]).ranked(Query("refused"), Ranking.BM25)
    assert [(p.id, p.told) for p in found] == [("documents/moulin#1", "essays/mill#choose")]


def test_of_two_that_tell_one_section_the_one_whose_words_answer_comes_first(tmp_path: Path) -> None:
    """The section finds both; their own words tell which says it, and the other falls behind."""
    held = library(tmp_path, PASSAGES)
    for asked, first in (
        ("ne jamais transiger, la pesée avant le lever", "1"),
        ("ne jamais transiger, le repos dans un bassin", "2"),
    ):
        found = held.search(Query(asked))
        assert [p.id[-1] for p in found][:1] == [first]
        assert found[0].score > found[1].score
