"""A passage asked for in many ways is found by each of them; so it is by an index that had none of them written."""

from pathlib import Path

import pytest

from bot.adapters.library.chroma_library import ChromaLibrary
from bot.domain.asks import Language
from bot.domain.knowledge import Passage, PassageKind
from bot.ports import Query, Ranking
from tests.fakes.embedder import FakeEmbedder

WAYS = ("payer plus tard", "crédit fournisseur", "échéance repoussée", "trésorerie tendue", "fin de mois", "traite")


def passage(name: str, text: str, *asked: str) -> Passage:
    """A clause in French."""
    return Passage(
        f"policies/{name}", "Maison", name, PassageKind.POLICY, text, Language.FR, search_text=text, asked=asked
    )


MANY = passage("payment", "Le règlement se fait trente jours après la facture.", *WAYS)
NEAR = passage("credit", "Une échéance, un crédit : la carte du magasin sert à la cantine, au parking, aux repas.")


def test_each_way_finds_its_passage_however_many_there_are(tmp_path: Path) -> None:
    """By meaning alone, before a passage that has the same words among others."""
    held = ChromaLibrary(tmp_path, "maison-demo", FakeEmbedder())
    held.replace("pack", [MANY, NEAR])
    for way in WAYS:
        assert held.ranked(Query(way), Ranking.DENSE)[0].id == MANY.id, way


@pytest.mark.parametrize("lost", ["ways.npy", "ways.owners.npy"])
def test_an_index_without_ways_writes_them_when_it_is_opened(tmp_path: Path, lost: str) -> None:
    """As one made by an earlier version has none; what is found stays the same."""
    first = ChromaLibrary(tmp_path, "maison-demo", FakeEmbedder())
    first.replace("pack", [MANY, NEAR])
    before = [(p.id, p.score) for p in first.search(Query("crédit fournisseur"))]
    first.close()
    next(tmp_path.rglob(lost)).unlink()
    again = ChromaLibrary(tmp_path, "maison-demo", FakeEmbedder())
    assert [(p.id, p.score) for p in again.search(Query("crédit fournisseur"))] == before
