"""A small classifier of asks: a network with one hidden layer, over the vector and the words of each sentence.

Trained from prompts/examples (examples.py). The weights for the bundled embedder are shipped in
prompts/examples/asks.bundled.json; for any other embedder they are trained at the first use and
kept in the data folder. `python -m bot.wiring.learning` trains the shipped ones again.
"""

import base64
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.adapters.asks.examples import Example, examples_hash, read_examples
from bot.adapters.asks.parts import PLACES, Singles, about, texts_of
from bot.adapters.asks.training import HIDDEN, Net, Truths, train
from bot.adapters.asks.words import SIZE, row_of
from bot.domain.asks import AskKind
from bot.ports import Embedder, Vectors
from bot.reading.parts import parts_of

BUNDLED = "asks.bundled.json"
METHOD = "sentences-1"
"""Goes into the hash: changed when training changes, so that old weights are not taken for new ones."""


class Classifier:
    """Implements `ports.AskScores`."""

    def __init__(self, kinds: tuple[AskKind, ...], centre: Singles, net: Net) -> None:
        self._kinds, self._centre, self._net = kinds, centre, net

    @classmethod
    def load(cls, examples: Path, embedder: Embedder, cache: Path) -> "Classifier":
        """The shipped weights when they are this embedder's, else those in `cache`; trained where there are none.

        Raises BadSetting for examples that cannot be read, where they have to be.
        """
        name = f"{embedder.fingerprint}-{examples_hash(examples, METHOD)}"
        for path in (examples / BUNDLED, cache / f"asks-{name}.json"):
            if (found := _read(path, name)) is not None:
                return found
        trained = cls.train(read_examples(examples), embedder)
        cache.mkdir(parents=True, exist_ok=True)
        fresh = cache / f"asks-{name}.tmp"
        fresh.write_text(trained.dump(name), "utf-8")
        fresh.replace(cache / f"asks-{name}.json")
        return _read(cache / f"asks-{name}.json", name) or trained

    @classmethod
    def train(cls, examples: Sequence[Example], embedder: Embedder) -> "Classifier":
        """Weights of the examples: the same examples give the same weights.

        Each kind is calibrated on examples held out from it, so that a score is a share: of the
        messages whose best sentence scores 0.8, about four in five hold the ask.
        """
        cut = [[p.text for p in parts_of(e.text)] for e in examples]
        vectors = embedder.queries([sentence for message in cut for sentence in message]).astype(np.float32)
        kinds = tuple(k for k in AskKind if any(k in e.kinds for e in examples))
        centre = vectors.mean(axis=0)
        truths = Truths(
            np.array([[kind in e.kinds for kind in kinds] for e in examples], dtype=np.float32),
            np.array([e.counting for e in examples], dtype=np.float32),
            np.vstack([_told(e, message, kinds) for e, message in zip(examples, cut, strict=True)]),
        )
        return cls(kinds, centre, train(texts_of(cut, vectors, centre), truths))

    def scores(self, vectors: Vectors, sentences: Sequence[str]) -> tuple[dict[AskKind, float], ...]:
        """See `ports.AskScores`."""
        if not sentences:
            return ()
        wide = 2 * len(self._centre) + PLACES
        sums = about(vectors, sentences, self._centre) @ self._net.inner[:wide] + self._net.inner[-1]
        sums += np.vstack([self._words(s) for s in sentences])
        odds = np.clip(self._net.odds(sums).astype(np.float64), -30, 30)
        shares = (1 / (1 + np.exp(-odds))).tolist()
        return tuple(dict(zip(self._kinds, row, strict=True)) for row in shares)

    def _words(self, text: str) -> Singles:
        columns, values = row_of(text)
        wide = 2 * len(self._centre) + PLACES
        return np.asarray(values @ self._net.inner[columns + wide], dtype=np.float32)

    def dump(self, name: str) -> str:
        """The weights as JSON, under the name that `load` asks for; those of words in 255 steps a hidden unit."""
        wide = 2 * len(self._centre) + PLACES
        words, rest = self._net.inner[wide:-1], np.vstack([self._net.inner[:wide], self._net.inner[-1:]])
        steps = np.maximum(np.abs(words).max(axis=0), 1e-9) / 127
        return json.dumps({
            "name": name,
            "kinds": list(self._kinds),
            "centre": _packed(self._centre),
            "inner": _packed(rest),
            "steps": _packed(steps),
            "words": base64.b64encode(np.round(words / steps).astype(np.int8).tobytes()).decode(),
            "outer": _packed(self._net.outer),
        }, indent=0)  # fmt: skip


def _told(example: Example, sentences: Sequence[str], kinds: Sequence[AskKind]) -> Singles:
    """Which sentences show which kinds; NaN where nobody has said so."""
    if example.quotes is None:
        return np.full((len(sentences), len(kinds)), np.nan, dtype=np.float32)
    told = np.zeros((len(sentences), len(kinds)), dtype=np.float32)
    for kind, quote in example.quotes:
        held = [i for i, s in enumerate(sentences) if quote in s or s in quote]
        told[held or [_nearest(quote, sentences)], kinds.index(kind)] = 1
    return told


def _nearest(quote: str, sentences: Sequence[str]) -> int:
    """The sentence that shares most words with a quote that runs over its end."""
    words = set(quote.lower().split())
    return max(range(len(sentences)), key=lambda i: (len(words & set(sentences[i].lower().split())), -i))


def _read(path: Path, name: str) -> Classifier | None:
    """The weights in a file, or None where it is missing, unreadable or of another name."""
    try:
        data: Any = json.loads(path.read_text("utf-8"))
        if data["name"] != name:
            return None
        kinds = tuple(AskKind(k) for k in data["kinds"])
        centre = _unpacked(data["centre"])
        wide = 2 * len(centre) + PLACES
        rest = _unpacked(data["inner"]).reshape(wide + 1, HIDDEN)
        words = np.frombuffer(base64.b64decode(data["words"]), dtype=np.int8).reshape(SIZE, HIDDEN)
        inner = np.empty((wide + SIZE + 1, HIDDEN), dtype=np.float32)
        inner[:wide], inner[-1] = rest[:-1], rest[-1]
        np.multiply(words, _unpacked(data["steps"]), out=inner[wide:-1])
        outer = _unpacked(data["outer"]).reshape(HIDDEN + 1, len(kinds))
        return Classifier(kinds, centre, Net(inner, outer))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _packed(values: Singles) -> str:
    return base64.b64encode(values.astype("<f4").tobytes()).decode()


def _unpacked(text: str) -> Singles:
    return np.frombuffer(base64.b64decode(text), dtype="<f4").astype(np.float32)
