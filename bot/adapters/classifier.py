"""A small classifier of asks: one logistic regression a kind, over a message's vector.

Trained from prompts/examples/asks.*.yaml. The weights for the bundled embedder are shipped in
prompts/examples/asks.bundled.json; for any other embedder they are trained at the first use and
kept in the data folder. `python -m bot.adapters.classifier` trains the shipped ones again.
"""

import base64
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from bot.domain.asks import AskKind
from bot.domain.errors import BadSetting
from bot.ports import Embedder, Vectors

BUNDLED = "asks.bundled.json"
_RIDGE = 1e-3
_SCALE = 10.0
_STEPS = 30
_FOLDS = 5
_FEW = 10
"""Kinds with fewer examples than this are not calibrated: their held-out scores tell too little."""
_METHOD = "logistic-4"
"""Goes into the hash: changed when training changes, so that old weights are not taken for new ones."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Examples:
    """Texts with the kinds they hold; `hash` is of both, and of how they are trained."""

    texts: tuple[str, ...]
    kinds: tuple[frozenset[AskKind], ...]

    @property
    def hash(self) -> str:
        """16 hex digits."""
        lines = [_METHOD, *(f"{'+'.join(sorted(k))}\t{t}" for t, k in zip(self.texts, self.kinds, strict=True))]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def read_examples(folder: Path) -> Examples:
    """The examples of `folder`/asks.*.yaml; raises BadSetting for a file that is not a mapping of kinds to texts."""
    texts: list[str] = []
    kinds: list[frozenset[AskKind]] = []
    for path in sorted(folder.glob("asks.*.yaml")):
        try:
            data = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
            for names, lines in data.items():
                held = frozenset(AskKind(n) for n in names.split("+") if n != "none")
                for line in lines:
                    if not isinstance(line, str):
                        raise TypeError(line)  # noqa: TRY301  one refusal for every kind of bad file
                    texts.append(line)
                    kinds.append(held)
        except (yaml.YAMLError, AttributeError, TypeError, ValueError, OSError) as error:
            raise BadSetting(f"{path.name}: a mapping of ask kinds to lists of texts is expected: {error}") from error
    if not texts:
        raise BadSetting(f"no asks.*.yaml with examples in {folder.name}/")
    return Examples(tuple(texts), tuple(kinds))


class Classifier:
    """Implements `ports.AskScores`."""

    def __init__(self, kinds: tuple[AskKind, ...], centre: Floats, weights: Floats) -> None:
        self._kinds, self._centre, self._weights = kinds, centre, weights

    @classmethod
    def load(cls, examples: Path, embedder: Embedder, cache: Path) -> "Classifier":
        """The shipped weights when they are this embedder's, else those in `cache`; trained where there are none."""
        read = read_examples(examples)
        name = f"{embedder.fingerprint}-{read.hash}"
        for path in (examples / BUNDLED, cache / f"asks-{name}.json"):
            if (found := _read(path, name)) is not None:
                return found
        trained = cls.train(read, embedder)
        cache.mkdir(parents=True, exist_ok=True)
        fresh = cache / f"asks-{name}.tmp"
        fresh.write_text(trained.dump(name), "utf-8")
        fresh.replace(cache / f"asks-{name}.json")
        return trained

    @classmethod
    def train(cls, examples: Examples, embedder: Embedder) -> "Classifier":
        """One regularised regression a kind, by Newton's steps from zero: the same examples give the same weights.

        Each is calibrated on examples held out from it, so that a score is a share: of the
        messages that score 0.8, about four in five hold the ask.
        """
        vectors = embedder.queries(examples.texts).astype(np.float64)
        kinds = tuple(k for k in AskKind if any(k in held for held in examples.kinds))
        centre = vectors.mean(axis=0)
        rows = _rows(vectors, centre)
        truths = [np.array([kind in held for held in examples.kinds], dtype=np.float64) for kind in kinds]
        return cls(kinds, centre, np.stack([_calibrated(rows, truth) for truth in truths]))

    def scores(self, vector: Vectors) -> dict[AskKind, float]:
        """A probability for each kind it knows."""
        row = _rows(np.asarray(vector, dtype=np.float64).reshape(1, -1), self._centre)
        found = _sigmoid(row @ self._weights.T)[0]
        return {kind: float(p) for kind, p in zip(self._kinds, found, strict=True)}

    def dump(self, name: str) -> str:
        """The weights as JSON, under the name that `load` asks for."""
        return json.dumps({
            "name": name,
            "kinds": list(self._kinds),
            "centre": _packed(self._centre),
            "weights": _packed(self._weights),
        }, indent=0)  # fmt: skip


def _read(path: Path, name: str) -> Classifier | None:
    """The weights in a file, or None where it is missing, unreadable or of another name."""
    try:
        data: Any = json.loads(path.read_text("utf-8"))
        if data["name"] != name:
            return None
        kinds = tuple(AskKind(k) for k in data["kinds"])
        centre = _unpacked(data["centre"])
        return Classifier(kinds, centre, _unpacked(data["weights"]).reshape(len(kinds), len(centre) + 1))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _packed(values: Floats) -> str:
    return base64.b64encode(values.astype("<f4").tobytes()).decode()


def _unpacked(text: str) -> Floats:
    return np.frombuffer(base64.b64decode(text), dtype="<f4").astype(np.float64)


def _rows(vectors: Floats, centre: Floats) -> Floats:
    return np.hstack([(vectors - centre) * _SCALE, np.ones((len(vectors), 1))])


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), dtype=np.float64)


def _calibrated(rows: Floats, truth: Floats) -> Floats:
    """Weights and bias of all rows, stretched and shifted so that scores of held-out rows are shares."""
    weights = _fit(rows, truth, _RIDGE, lift=True)
    fold = np.arange(len(truth)) % _FOLDS
    if min(truth.sum(), len(truth) - truth.sum()) < _FEW:
        return weights
    held_out = np.zeros(len(truth))
    for k in range(_FOLDS):
        if not truth[fold != k].any():
            return weights
        held_out[fold == k] = rows[fold == k] @ _fit(rows[fold != k], truth[fold != k], _RIDGE, lift=True)
    stretch, shift = _fit(np.column_stack([held_out, np.ones(len(truth))]), truth, _RIDGE, lift=False)
    weights = weights * stretch
    weights[-1] += shift
    return np.asarray(weights, dtype=np.float64)


def _fit(rows: Floats, truth: Floats, penalty: float, *, lift: bool) -> Floats:
    """Weights and bias. With `lift` a rare kind counts for more than its share, by the square root of its rarity."""
    share = truth.mean()
    each = np.where(truth > 0, np.sqrt((1 - share) / share) if lift else 1.0, 1.0)
    each /= each.mean() * len(truth)
    ridge = np.eye(rows.shape[1]) * penalty
    ridge[-1, -1] = 1e-9
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        p = _sigmoid(rows @ weights)
        slope = rows.T @ (each * (p - truth)) + ridge @ weights
        bend = (rows.T * (each * p * (1 - p))) @ rows + ridge
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-5:
            break
    return weights


def main() -> None:
    """Train the shipped weights again, for the bundled embedder."""
    from bot.adapters.embedding.bundled import BundledEmbedder
    from bot.adapters.files import shipped

    folder, embedder = shipped("prompts") / "examples", BundledEmbedder()
    read = read_examples(folder)
    name = f"{embedder.fingerprint}-{read.hash}"
    (folder / BUNDLED).write_text(Classifier.train(read, embedder).dump(name), "utf-8")
    print(f"{BUNDLED}: {len(read.texts)} examples, {name}")  # noqa: T201


if __name__ == "__main__":
    main()
