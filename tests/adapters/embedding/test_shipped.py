"""Vectors that come with the program."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.adapters.embedding.bundled import BundledEmbedder
from bot.adapters.embedding.shipped import FILE, ShippedVectors
from bot.adapters.files import shipped
from bot.adapters.library.records import embedded_texts
from bot.adapters.packs import read_pack
from bot.adapters.texts.advice import load_advice
from bot.ports import Vectors


def test_every_passage_of_the_shipped_knowledge_is_known() -> None:
    """A first start embeds none of its own knowledge; if this fails: python -m bot.adapters.embedding.shipped."""
    known = ShippedVectors(BundledEmbedder(), shipped("knowledge") / FILE)
    texts = {t for p in read_pack(shipped("knowledge")).passages for t in embedded_texts(p)}
    assert [t for t in sorted(texts) if not known.knows(t)] == []


def test_what_is_known_is_what_the_embedder_gives() -> None:
    """Known or not, a text's vector is the embedder's own, but for rounding; any order, and twice the same."""
    embedder = BundledEmbedder()
    known = ShippedVectors(embedder, shipped("knowledge") / FILE)
    texts = sorted({t for p in read_pack(shipped("knowledge")).passages for t in embedded_texts(p)}, key=len)[:2]
    mixed = [texts[0], "Un texte que personne n'a vu.", texts[1], texts[0], "Another one."]
    rows = known.passages(mixed)
    assert rows.shape == (5, 384)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert ((rows * embedder.passages(mixed)).sum(axis=1) > 0.999).all()
    assert known.passages([]).shape == (0, 384)
    assert not known.knows("Another one.")


class _Other:
    """An embedder of another space."""

    fingerprint = "other-embedder-1"

    def queries(self, texts: Sequence[str]) -> Vectors:
        return np.ones((len(texts), 3), dtype=np.float32)

    passages = queries


@pytest.mark.parametrize("file", [shipped("knowledge") / FILE, Path("nowhere.npz")])
def test_another_embedder_is_asked_for_everything(file: Path) -> None:
    """Vectors of another fingerprint do not count, nor does a file that is not there."""
    known = ShippedVectors(_Other(), file)
    assert known.fingerprint == "other-embedder-1"
    assert known.passages(["Une remise."]).shape == (1, 3)


def test_the_examples_of_the_advice_are_known_as_questions() -> None:
    """None of them has to be embedded when the first piece of advice is asked for."""

    class Bare:
        """The fingerprint alone."""

        fingerprint = BundledEmbedder().fingerprint

        def queries(self, texts: Sequence[str]) -> Vectors:
            raise AssertionError(texts)

        passages = queries

    known = ShippedVectors(Bare(), shipped("knowledge") / FILE)
    examples = [e for t in load_advice(shipped("prompts"), ()).asked for e in t.examples]
    assert known.queries(examples).shape == (len(examples), 384)
