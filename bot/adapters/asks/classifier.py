"""The classifier of asks and points over the sentences of one message: two small networks that answer together.

Trained from prompts/examples (examples.py, learnt.py). The weights for the bundled embedder are shipped in
prompts/examples/asks.bundled.json; for any other embedder they are trained at the first use and
kept in the data folder. `python -m bot.wiring.learning` trains the shipped ones again.
"""

from collections.abc import Sequence
from pathlib import Path

from bot.adapters.asks.examples import Example, examples_hash, read_examples
from bot.adapters.asks.learnt import Learnt, learn
from bot.adapters.asks.weights import read, written
from bot.domain.asks import AskKind
from bot.ports import Embedder, Vectors
from bot.reading.parts import embedded_parts

BUNDLED = "asks.bundled.json"
METHOD = "joint-1"
"""Goes into the hash: changed when training changes, so that old weights are not taken for new ones."""


class Classifier:
    """Implements `ports.AskScores`."""

    def __init__(self, learnt: Learnt) -> None:
        self._learnt = learnt
        self._names = (*learnt.kinds, *learnt.points, *learnt.stages.names)

    @classmethod
    def load(cls, examples: Path, embedder: Embedder, cache: Path) -> "Classifier":
        """The shipped weights when they are this embedder's, else those in `cache`; trained where there are none.

        Raises BadSetting for examples that cannot be read, where they have to be.
        """
        name = f"{embedder.fingerprint}-{examples_hash(examples, METHOD)}"
        for path in (examples / BUNDLED, cache / f"asks-{name}.json"):
            if (found := read(path, name)) is not None:
                return cls(found)
        trained, _ = cls.train(read_examples(examples), embedder)
        cache.mkdir(parents=True, exist_ok=True)
        fresh = cache / f"asks-{name}.tmp"
        fresh.write_text(trained.dump(name), "utf-8")
        fresh.replace(cache / f"asks-{name}.json")
        found = read(cache / f"asks-{name}.json", name)
        return trained if found is None else cls(found)

    @classmethod
    def train(
        cls, examples: Sequence[Example], embedder: Embedder
    ) -> tuple["Classifier", tuple[dict[AskKind, float], ...]]:
        """The classifier, and each example's scores by one that never saw it (learnt.learn)."""
        cut = [[p.text for p in embedded_parts(e.text, e.language)] for e in examples]
        vectors = embedder.queries([sentence for message in cut for sentence in message])
        learnt, held_out = learn(examples, vectors, cut)
        return cls(learnt), held_out

    def scores(self, vectors: Vectors, sentences: Sequence[str]) -> tuple[dict[str, float], ...]:
        """See `ports.AskScores`."""
        if not sentences:
            return ()
        shares = self._learnt.shares(vectors, sentences).tolist()
        return tuple(dict(zip(self._names, row, strict=True)) for row in shares)

    def dump(self, name: str) -> str:
        """The weights as JSON, under the name that `load` asks for."""
        return written(self._learnt, name)
