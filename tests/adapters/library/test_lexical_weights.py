"""The words half reads its arrays by itself, and weighs as the library that wrote them."""

from pathlib import Path

import bm25s
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.library.lexical import Weights

ROWS = [["prix", "remise", "prix"], ["delai", "prix"], ["retour", "garantie", "delai", "delai"], ["remise"]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index written by bm25s."""
    made = tmp_path_factory.mktemp("index")
    model = bm25s.BM25(k1=1.2, b=0.75)
    model.index(ROWS, show_progress=False)
    model.save(str(made), show_progress=False)
    return made


@given(words=st.lists(st.sampled_from(["prix", "remise", "delai", "retour", "garantie"]), min_size=1, max_size=6))
def test_weighs_as_the_library_that_wrote_it(folder: Path, words: list[str]) -> None:
    """Whatever words are asked for, also twice, each row's weight is the library's own."""
    weights = Weights.read(folder)
    ids = [weights.vocabulary[word] for word in words]
    theirs = bm25s.BM25.load(str(folder), show_progress=False).get_scores_from_ids(ids)
    assert np.allclose(weights.scores(ids, len(ROWS)), theirs)


@pytest.mark.parametrize("name", ["data", "indices", "indptr"])
def test_arrays_that_do_not_fit_are_damage(folder: Path, tmp_path: Path, name: str) -> None:
    """An array that was cut short is told as damage, so that the index is built again."""
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    np.save(tmp_path / f"{name}.csc.index.npy", np.load(folder / f"{name}.csc.index.npy")[:-1])
    with pytest.raises(ValueError, match="do not fit"):
        Weights.read(tmp_path)
