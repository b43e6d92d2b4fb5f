"""A small classifier of asks: a network with one hidden layer, over a message's vector and its words.

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

from bot.adapters.asks.training import HIDDEN, Floats, Net, Singles, stretched, train
from bot.adapters.asks.words import SIZE, row_of
from bot.domain.asks import AskKind
from bot.domain.errors import BadSetting
from bot.ports import Embedder, Vectors
from bot.reading.sentences import sentences

BUNDLED = "asks.bundled.json"
_METHOD = "hidden-words-1"
"""Goes into the hash: changed when training changes, so that old weights are not taken for new ones."""

_MOST_PARTS = 24
"""Sentences of a message, its first ones, that are weighed by themselves."""

_SURE = 5.0
"""Log-odds beyond which a score is no surer."""


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

    def __init__(self, kinds: tuple[AskKind, ...], centre: Floats, net: Net) -> None:
        self._kinds, self._centre, self._net = kinds, centre, net

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
        return cls(kinds, centre, train(stretched(vectors, centre), words, truths, counting))

    def scores(self, vector: Vectors, text: str) -> dict[AskKind, float]:
        """A probability for each kind it knows: of the whole message, or of the sentence that shows the kind most."""
        wide, inner = len(self._centre), self._net.inner
        about = stretched(np.asarray(vector, dtype=np.float64).reshape(-1), self._centre).astype(np.float32)
        base = about @ inner[:wide] + inner[-1]
        whole = self._words(text)
        odds = self._net.odds(base + whole)
        parts = sentences(text)[:_MOST_PARTS]
        if len(parts) > 1:
            each = np.max([self._net.odds(base + self._words(p.text)) for p in parts], axis=0)
            # Beyond some certainty a sentence and its message count the same, so that neither drowns the other.
            odds = np.maximum(odds, (np.clip(odds, -_SURE, _SURE) + np.clip(each, -_SURE, _SURE)) / 2)
        odds = np.clip(odds.astype(np.float64), -30, 30)
        return {kind: float(1 / (1 + np.exp(-o))) for kind, o in zip(self._kinds, odds, strict=True)}

    def _words(self, text: str) -> Singles:
        columns, values = row_of(text)
        return np.asarray(values @ self._net.inner[columns + len(self._centre)], dtype=np.float32)

    def dump(self, name: str) -> str:
        """The weights as JSON, under the name that `load` asks for; those of words in 255 steps a hidden unit."""
        wide = len(self._centre)
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
        rest = _unpacked(data["inner"]).reshape(len(centre) + 1, HIDDEN)
        words = np.frombuffer(base64.b64decode(data["words"]), dtype=np.int8).reshape(SIZE, HIDDEN)
        inner = np.empty((len(centre) + SIZE + 1, HIDDEN), dtype=np.float32)
        inner[: len(centre)], inner[-1] = rest[:-1], rest[-1]
        np.multiply(words, _unpacked(data["steps"]), out=inner[len(centre) : -1])
        outer = _unpacked(data["outer"]).reshape(HIDDEN + 1, len(kinds))
        return Classifier(kinds, centre.astype(np.float64), Net(inner, outer))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _packed(values: Floats | Singles) -> str:
    return base64.b64encode(values.astype("<f4").tobytes()).decode()


def _unpacked(text: str) -> Singles:
    return np.frombuffer(base64.b64decode(text), dtype="<f4").astype(np.float32)
