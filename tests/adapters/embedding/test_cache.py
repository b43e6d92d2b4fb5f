"""The vector cache."""

from pathlib import Path

import numpy as np

from bot.adapters.embedding.cache import CachedEmbedder
from tests.fakes.embedder import FakeEmbedder


def test_a_text_is_embedded_once(tmp_path: Path) -> None:
    """Texts seen before, even in another process or twice in one call, do not reach the embedder."""
    inner = FakeEmbedder()
    first = CachedEmbedder(inner, tmp_path / "vectors.sqlite")
    rows = first.passages(["une remise", "une garantie", "une remise"])
    assert inner.embedded == ["une remise", "une garantie"]
    first.close()
    fresh = FakeEmbedder()
    second = CachedEmbedder(fresh, tmp_path / "vectors.sqlite")
    assert np.array_equal(second.passages(["une remise", "une garantie", "une remise"]), rows)
    assert fresh.embedded == []
    second.close()


def test_fingerprints_are_kept_apart(tmp_path: Path) -> None:
    """Another embedder never gets the first one's vectors."""
    one, other = FakeEmbedder("first-embedder"), FakeEmbedder("second-embedder")
    for inner in (one, other):
        cache = CachedEmbedder(inner, tmp_path / "vectors.sqlite")
        assert np.array_equal(cache.passages(["une remise"]), FakeEmbedder(inner.fingerprint).passages(["une remise"]))
        assert cache.fingerprint == inner.fingerprint
        cache.close()
    assert other.embedded == ["une remise"]


def test_questions_are_never_written_down(tmp_path: Path) -> None:
    """A client's words, and their vector, do not reach the disk."""
    cache = CachedEmbedder(FakeEmbedder(), tmp_path / "vectors.sqlite")
    assert cache.queries(["mon numéro est confidentiel"]).shape == (1, 256)
    assert cache.passages([]).shape == (0, 256)
    rows = cache._file.execute("SELECT count(*) FROM vectors").fetchone()
    assert rows == (0,)
    cache.close()


def test_a_damaged_file_is_begun_anew(tmp_path: Path) -> None:
    """A cache can always be made again, so damage costs time and nothing else."""
    path = tmp_path / "vectors.sqlite"
    path.write_bytes(b"this is no database, and it is long enough to be noticed as such" * 40)
    cache = CachedEmbedder(FakeEmbedder(), path)
    assert cache.passages(["une remise"]).shape == (1, 256)
    cache.close()
