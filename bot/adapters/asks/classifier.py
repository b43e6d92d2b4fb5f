"""A small classifier of asks and points: a network with one hidden layer, over the vector and the words of a sentence.

The asks are its outputs; the points and how far the matter has come are linear heads over its hidden units (heads.py).

Trained from prompts/examples (examples.py). The weights for the bundled embedder are shipped in
prompts/examples/asks.bundled.json; for any other embedder they are trained at the first use and
kept in the data folder. `python -m bot.wiring.learning` trains the shipped ones again.
"""

import base64
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.adapters.asks.examples import Example, examples_hash, read_examples
from bot.adapters.asks.heads import Heads, Scaling, fitted, rows_of
from bot.adapters.asks.parts import PLACES, Singles, about, texts_of
from bot.adapters.asks.training import HIDDEN, Net, Truths, train
from bot.adapters.asks.words import SIZE, row_of
from bot.domain.asks import AskKind
from bot.domain.points import Stage
from bot.ports import Embedder, Vectors
from bot.reading.parts import parts_of

BUNDLED = "asks.bundled.json"
METHOD = "points-1"
"""Goes into the hash: changed when training changes, so that old weights are not taken for new ones."""


class Classifier:
    """Implements `ports.AskScores`."""

    def __init__(
        self, kinds: tuple[AskKind, ...], centre: Singles, net: Net, scaling: Scaling, points: Heads, stages: Heads
    ) -> None:
        self._kinds, self._centre, self._net = kinds, centre, net
        self._scaling, self._points, self._stages = scaling, points, stages

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
        net = train(texts_of(cut, vectors, centre), truths)
        return cls(kinds, centre, net, *_headed(examples, cut, vectors, centre, net))

    def scores(self, vectors: Vectors, sentences: Sequence[str]) -> tuple[dict[str, float], ...]:
        """See `ports.AskScores`."""
        if not sentences:
            return ()
        sums = sums_of(self._net, vectors, sentences, self._centre)
        odds = np.clip(self._net.odds(sums).astype(np.float64), -30, 30)
        rows = rows_of(vectors, np.maximum(sums, np.float32(0)), self._centre, self._scaling)
        whole = rows.mean(axis=0, keepdims=True).repeat(len(sentences), axis=0)
        shares = np.hstack([1 / (1 + np.exp(-odds)), self._points.shares(rows), self._stages.shares(whole)]).tolist()
        names = (*self._kinds, *self._points.names, *self._stages.names)
        return tuple(dict(zip(names, row, strict=True)) for row in shares)

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
            "scaling": [self._scaling.vectors, self._scaling.hidden, _packed(self._scaling.middle)],
            "points": _of_heads(self._points),
            "stages": _of_heads(self._stages),
        }, indent=0)  # fmt: skip


def sums_of(net: Net, vectors: Vectors, sentences: Sequence[str], centre: Singles) -> Singles:
    """The weighted sums of the hidden units, a row a sentence of one message."""
    wide = 2 * len(centre) + PLACES
    sums = about(vectors, sentences, centre) @ net.inner[:wide] + net.inner[-1]
    return np.asarray(sums + np.vstack([_words(net, s, wide) for s in sentences]), dtype=np.float32)


def _words(net: Net, text: str, wide: int) -> Singles:
    columns, values = row_of(text)
    return np.asarray(values @ net.inner[columns + wide], dtype=np.float32)


_LEAST = 8
"""Sentences from which a point can be learnt."""


def _headed(
    examples: Sequence[Example], cut: Sequence[Sequence[str]], vectors: Vectors, centre: Singles, net: Net
) -> tuple[Scaling, Heads, Heads]:
    """The heads of the points, from the messages whose sentences are told apart, and those of the stages."""
    starts = np.concatenate([[0], np.cumsum([len(message) for message in cut])])
    told = [i for i, e in enumerate(examples) if e.points is not None]
    each = {i: vectors[starts[i] : starts[i + 1]] for i in told}
    hidden = {i: np.maximum(sums_of(net, each[i], cut[i], centre), np.float32(0)) for i in told}
    wide = 3 * len(centre) + PLACES + HIDDEN
    if not told:
        nothing = Heads((), np.zeros((wide, 0), dtype=np.float32), np.zeros(0, dtype=np.float32))
        return Scaling(1.0, 1.0, np.zeros(HIDDEN, dtype=np.float32)), nothing, nothing
    scaling = Scaling.of(np.vstack([*each.values()]), np.vstack([*hidden.values()]), centre)
    rows = {i: rows_of(each[i], hidden[i], centre, scaling) for i in told}
    counts = Counter(name for i in told for name, _ in examples[i].points or ())
    names = tuple(sorted(name for name, count in counts.items() if count >= _LEAST))
    truth = np.vstack([_said(examples[i], names) for i in told])
    writers = [examples[i].file for i in told for _ in cut[i]]
    points = fitted(np.vstack([*rows.values()]), truth, names, writers)
    staged = [i for i in told if examples[i].stage is not None] or told
    where = np.array([[examples[i].stage is stage for stage in Stage] for i in staged], dtype=np.float32)
    whole = np.vstack([rows[i].mean(axis=0) for i in staged])
    stages = fitted(whole, where, tuple(Stage), [examples[i].file for i in staged])
    return scaling, points, stages


def _said(example: Example, names: Sequence[str]) -> Singles:
    """Which sentences of a message say which points."""
    parts = parts_of(example.text)
    said = np.zeros((len(parts), len(names)), dtype=np.float32)
    for name, at in example.points or ():
        place = next((i for i, p in enumerate(parts) if p.start <= at < p.end), None)
        if place is not None and name in names:
            said[place, names.index(name)] = 1
    return said


def _of_heads(heads: Heads) -> list[Any]:
    """Names, weights in 255 steps a name, what a step is, and starts."""
    steps = np.maximum(np.abs(heads.weights).max(axis=0, initial=0.0), 1e-9) / 127
    weights = np.round(heads.weights / steps).astype(np.int8)
    packed = base64.b64encode(weights.tobytes()).decode()
    return [list(heads.names), len(weights), packed, _packed(steps), _packed(heads.starts)]


def _heads_of(data: Any) -> Heads:
    names, rows, weights, steps, starts = data
    whole = np.frombuffer(base64.b64decode(weights), dtype=np.int8).reshape(rows, len(names))
    return Heads(tuple(names), whole.astype(np.float32) * _unpacked(steps), _unpacked(starts))


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
        vectors, hidden, middle = data["scaling"]
        scaling = Scaling(float(vectors), float(hidden), _unpacked(middle))
        heads = _heads_of(data["points"]), _heads_of(data["stages"])
        return Classifier(kinds, centre, Net(inner, outer), scaling, *heads)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _packed(values: Singles) -> str:
    return base64.b64encode(values.astype("<f4").tobytes()).decode()


def _unpacked(text: str) -> Singles:
    return np.frombuffer(base64.b64decode(text), dtype="<f4").astype(np.float32)
