"""The copies of passages that searches read in place of Chroma's."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.library import rows
from bot.adapters.library.chroma_library import ChromaLibrary
from bot.adapters.library.records import record
from bot.ports import Query
from tests.contracts.library import PACK, WARRANTY
from tests.fakes.embedder import FakeEmbedder

ROOT = Path(__file__).resolve().parents[3]
QUESTION = Query("réparation des baleines cassées sous garantie")

_ASKED = """
import sys
from pathlib import Path
from bot.adapters.library.chroma_library import ChromaLibrary
from bot.ports import Query
from tests.fakes.embedder import FakeEmbedder

library = ChromaLibrary(Path(sys.argv[1]), "maison", FakeEmbedder())
print(library.search(Query(sys.argv[2]))[0].id, "chromadb" in sys.modules)
"""


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=40), max_size=6))
@settings(max_examples=50, deadline=None)
def test_passages_come_back_as_written(texts: list[str]) -> None:
    """Whatever characters a text holds, each row gives its own passage, whole."""
    passages = [replace(WARRANTY, id=f"policies/house#{n}", text=text) for n, text in enumerate(texts)]
    with TemporaryDirectory() as folder:
        rows.write([record("pack", passage) for passage in passages], Path(folder))
        held = rows.read(Path(folder), len(passages))
        assert [held.passage(n) for n in range(len(passages))] == passages


def test_a_search_on_an_index_already_built_leaves_chroma_alone(tmp_path: Path) -> None:
    """A process that only searches does not even import the store."""
    library = ChromaLibrary(tmp_path, "maison", FakeEmbedder())
    library.replace("pack", PACK)
    library.close()
    command = [sys.executable, "-c", _ASKED, str(tmp_path), QUESTION.text]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    assert done.stdout.split() == [WARRANTY.id, "False"]


@pytest.mark.parametrize("copy", ["passages.jsonl", "passages.npy"])
@pytest.mark.parametrize("lost", [True, False])
def test_a_lost_or_shortened_copy_is_made_again(tmp_path: Path, copy: str, *, lost: bool) -> None:
    """The store has every passage: a copy that is not whole is written anew from it."""
    library = ChromaLibrary(tmp_path, "maison", FakeEmbedder())
    library.replace("pack", PACK)
    before = library.search(QUESTION)
    library.close()
    (file,) = tmp_path.rglob(copy)
    if lost:
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:-9])
    assert library.search(QUESTION) == before
    library.close()
    assert file.stat().st_size > 9
