"""A small classifier of asks: one logistic regression a kind, over a message's vector and its words.

Trained from prompts/examples: asks.*.yaml (single sentences, mostly) and messages.*.yaml (whole
messages, one writer a file). The weights for the bundled embedder are shipped in
prompts/examples/asks.bundled.json; for any other embedder they are trained at the first use and
kept in the data folder. `python -m bot.wiring.learning` trains the shipped ones again.
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

from bot.adapters.ask_training import Floats, stretched, train
from bot.adapters.ask_words import SIZE, row_of
from bot.domain.asks import AskKind
from bot.domain.errors import BadSetting
from bot.ports import Embedder, Vectors
from bot.reading.sentences import sentences

BUNDLED = "asks.bundled.json"
_METHOD = "logistic-words-2"
"""Goes into the hash: changed when training changes, so that old weights are not taken for new ones."""

_MOST_PARTS = 12
"""Sentences of a message that are weighed by themselves."""


_COUNTING = {"asks": 0.3, "messages": 1.0}
"""What an example of a file counts: whole messages are what is read later, single sentences are not."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Texts with the kinds they hold, what each counts, and the file it stands in."""

    texts: tuple[str, ...]
    kinds: tuple[frozenset[AskKind], ...]
    counting: tuple[float, ...]
    files: tuple[str, ...]


def read_examples(folder: Path) -> Examples:
    """The examples in `folder`; raises BadSetting for a file that is not a mapping of kinds to texts."""
    texts: list[str] = []
    kinds: list[frozenset[AskKind]] = []
    files: list[str] = []
    for path in _files(folder):
        try:
            data = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
            for names, lines in data.items():
                held = frozenset(AskKind(n) for n in names.split("+") if n != "none")
                for line in lines:
                    if not isinstance(line, str):
                        raise TypeError(line)  # noqa: TRY301  one refusal for every kind of bad file
                    texts.append(line)
                    kinds.append(held)
                    files.append(path.stem)
        except (yaml.YAMLError, AttributeError, TypeError, ValueError, OSError) as error:
            raise BadSetting(f"{path.name}: a mapping of ask kinds to lists of texts is expected: {error}") from error
    if not texts:
        raise BadSetting(f"no asks.*.yaml with examples in {folder.name}/")
    counting = tuple(_COUNTING[name.split(".")[0]] for name in files)
    return Examples(tuple(texts), tuple(kinds), counting, tuple(files))


def _files(folder: Path) -> list[Path]:
    return sorted(path for name in _COUNTING for path in folder.glob(f"{name}.*.yaml"))


class Classifier:
    """Implements `ports.AskScores`."""

    def __init__(self, kinds: tuple[AskKind, ...], centre: Floats, dense: Floats, sparse: Floats, bias: Floats) -> None:
        self._kinds, self._centre, self._dense, self._sparse, self._bias = kinds, centre, dense, sparse, bias

    @classmethod
    def load(cls, examples: Path, embedder: Embedder, cache: Path) -> "Classifier":
        """The shipped weights when they are this embedder's, else those in `cache`; trained where there are none.

        Raises BadSetting for examples that cannot be read, where they have to be.
        """
        name = f"{embedder.fingerprint}-{examples_hash(examples)}"
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
    def train(cls, examples: Examples, embedder: Embedder) -> "Classifier":
        """Weights of the examples: the same examples give the same weights.

        Each kind is calibrated on examples held out from it, so that a score is a share: of the
        messages that score 0.8, about four in five hold the ask.
        """
        vectors = embedder.queries(examples.texts).astype(np.float64)
        kinds = tuple(k for k in AskKind if any(k in held for held in examples.kinds))
        centre = vectors.mean(axis=0)
        truths = np.array([[kind in held for kind in kinds] for held in examples.kinds], dtype=np.float64)
        words = [row_of(text) for text in examples.texts]
        counting = np.array(examples.counting)
        return cls(kinds, centre, *train(stretched(vectors, centre), words, truths, counting))

    def scores(self, vector: Vectors, text: str) -> dict[AskKind, float]:
        """A probability for each kind it knows: of the whole message, or of the sentence that shows the kind most."""
        row = stretched(np.asarray(vector, dtype=np.float64).reshape(-1), self._centre)
        about = self._dense @ row + self._bias
        found = self._words(text)
        parts = sentences(text)
        if 1 < len(parts) <= _MOST_PARTS:
            found = np.maximum(found, np.mean([found, np.max([self._words(p.text) for p in parts], axis=0)], axis=0))
        odds = np.clip(about + found, -30, 30)
        return {kind: float(1 / (1 + np.exp(-o))) for kind, o in zip(self._kinds, odds, strict=True)}

    def _words(self, text: str) -> Floats:
        columns, values = row_of(text)
        return np.asarray(self._sparse[:, columns] @ values.astype(np.float64), dtype=np.float64)

    def dump(self, name: str) -> str:
        """The weights as JSON, under the name that `load` asks for; those of words in 255 steps a kind."""
        steps = np.maximum(np.abs(self._sparse).max(axis=1, keepdims=True), 1e-9) / 127
        return json.dumps({
            "name": name,
            "kinds": list(self._kinds),
            "centre": _packed(self._centre),
            "weights": _packed(self._dense),
            "bias": _packed(self._bias),
            "steps": _packed(steps),
            "words": base64.b64encode(np.round(self._sparse / steps).astype(np.int8).tobytes()).decode(),
        }, indent=0)  # fmt: skip


def examples_hash(folder: Path) -> str:
    """16 hex digits of the examples as they are written and of how they are trained; nothing is parsed."""
    digest = hashlib.sha256(_METHOD.encode())
    for path in _files(folder):
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]


def _read(path: Path, name: str) -> Classifier | None:
    """The weights in a file, or None where it is missing, unreadable or of another name."""
    try:
        data: Any = json.loads(path.read_text("utf-8"))
        if data["name"] != name:
            return None
        kinds = tuple(AskKind(k) for k in data["kinds"])
        centre = _unpacked(data["centre"])
        words = np.frombuffer(base64.b64decode(data["words"]), dtype=np.int8).reshape(len(kinds), SIZE)
        return Classifier(
            kinds,
            centre,
            _unpacked(data["weights"]).reshape(len(kinds), len(centre)),
            words.astype(np.float64) * _unpacked(data["steps"])[:, None],
            _unpacked(data["bias"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _packed(values: Floats) -> str:
    return base64.b64encode(values.astype("<f4").tobytes()).decode()


def _unpacked(text: str) -> NDArray[np.float64]:
    return np.frombuffer(base64.b64decode(text), dtype="<f4").astype(np.float64)
