"""Vectors that come with the program, so that a first start need not embed its own knowledge.

`python -m bot.adapters.embedding.shipped` computes them again after the knowledge changed.
"""

import hashlib
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from bot.ports import Embedder, Vectors

FILE = "vectors.bundled.npz"
_QUERY = "query\0"
"""Marks a question: the same words as a passage have another vector."""


class ShippedVectors:
    """An embedder that knows some passages and questions by heart; any other text reaches the inner one.

    A vector counts only for the fingerprint it was made with and for the very text.
    """

    def __init__(self, inner: Embedder, file: Path) -> None:
        self._inner, self._file = inner, file

    @cached_property
    def _known(self) -> dict[bytes, Vectors]:
        """Read when a vector is first wanted: most starts want none."""
        if not self._file.is_file():
            return {}
        with np.load(self._file, allow_pickle=False) as kept:
            if str(kept["fingerprint"]) != self._inner.fingerprint:
                return {}
            rows = kept["vectors"].astype(np.float32)
            rows /= np.linalg.norm(rows, axis=1, keepdims=True)
            return {k.tobytes(): row for k, row in zip(kept["keys"], rows, strict=True)}

    @property
    def fingerprint(self) -> str:
        """The inner embedder's."""
        return self._inner.fingerprint

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, known (the examples of the advice, what an index asks of itself) or embedded."""
        return self._told(_QUERY, texts, self._inner.queries)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages, known or embedded."""
        return self._told("", texts, self._inner.passages)

    def _told(self, mark: str, texts: Sequence[str], embed: Callable[[Sequence[str]], Vectors]) -> Vectors:
        keys = [_key(mark + t) for t in texts]
        missing = [t for t, k in zip(texts, keys, strict=True) if k not in self._known]
        if not texts:
            return embed([])
        fresh = iter(embed(missing)) if missing else iter(())
        return np.stack([self._known[k] if k in self._known else next(fresh) for k in keys])

    def knows(self, text: str) -> bool:
        """Whether the text's vector is among those shipped."""
        return _key(text) in self._known


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()


def main() -> None:
    """Embed the shipped knowledge, what its digests say, what its index asks and the examples of the advice.

    Texts already known are kept.
    """
    from bot.adapters.embedding.bundled import BundledEmbedder
    from bot.adapters.files import shipped
    from bot.adapters.library.calibration import asked_of
    from bot.adapters.library.following import PACK
    from bot.adapters.library.records import embedded_texts, record
    from bot.adapters.originals.digests import sections_of
    from bot.adapters.originals.files import digested_in
    from bot.adapters.packs import read_pack
    from bot.adapters.texts.advice import load_advice

    folder = shipped("knowledge")
    embedder = BundledEmbedder()
    passages = read_pack(folder).passages
    digested = digested_in(folder / "essays").values()
    of_digests = {said for essay in digested for s in sections_of(passages, essay) for said in s.asked}
    texts = sorted({text for p in passages for text in embedded_texts(p)} | of_digests)
    examples = {e for t in load_advice(shipped("prompts"), ()).asked for e in t.examples}
    rows = sorted((record(PACK, passage) for passage in passages), key=lambda row: row.key)
    questions = sorted({*examples, *asked_of(rows)})
    known = ShippedVectors(embedder, folder / FILE)
    vectors = np.concatenate([known.passages(texts), known.queries(questions)])
    named = [*texts, *(_QUERY + q for q in questions)]
    keys = np.frombuffer(b"".join(map(_key, named)), dtype=np.uint8).reshape(len(named), -1)
    # Half precision: cosines move by less than a thousandth, and the file is half the size.
    np.savez_compressed(
        folder / FILE, fingerprint=np.array(embedder.fingerprint), keys=keys, vectors=vectors.astype(np.float16)
    )


if __name__ == "__main__":
    main()
