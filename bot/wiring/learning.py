"""Learning again what is shipped: the classifier's weights, and how much each sign of an ask counts.

`python -m bot.wiring.learning` writes prompts/examples/asks.bundled.json and prompts/weighing.v1.yaml
(about ten minutes). The weighing is learnt on scores of a classifier that never saw the example, nor,
for a whole message, its writer.
"""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

import numpy as np
import yaml

from bot.adapters.asks.classifier import BUNDLED, METHOD, Classifier
from bot.adapters.asks.examples import Example, examples_hash, read_examples
from bot.adapters.embedding.bundled import BundledEmbedder
from bot.adapters.embedding.cache import CachedEmbedder
from bot.adapters.files import shipped
from bot.adapters.packs import read_pack
from bot.adapters.ridge import Fitted, Floats, enough, regression
from bot.adapters.texts.prompts import PromptFiles
from bot.coach.intake import intake
from bot.coach.understand import Cues, shown_in
from bot.coach.understand.shown import SIGNS
from bot.coach.understand.weighing import explaining, log_odds
from bot.domain.asks import AskKind
from bot.domain.policy import Pack
from bot.ports import Embedder

_SENTENCE = 0.6
"""What an example of a single sentence counts beside a whole message, where signs are weighed."""

_NOTHING = 5e-4
_AGAINST = frozenset({"against", "ours"})
_SCORED, _WORDS = (0.36, 0.5), (0.2, 0.4)
"""The shares between which an ask begins to be taken for made, with a score and by words alone."""

_DAY = date(2026, 11, 23)
_KINDS = tuple(kind for kind in AskKind if kind is not AskKind.ABUSE)

Column = str | tuple[str, AskKind]
"""A sign, `score`, or another kind's log-odds (`others`) or words (`beside`)."""


def learn_weighing(
    examples: Sequence[Example], scores: Sequence[Mapping[AskKind, float]], cues: Cues, pack: Pack
) -> dict[str, dict[str, dict[str, Any]]]:
    """The data of `prompts/weighing.v1.yaml`, from examples and their held-out scores."""
    counting = np.array([1.0 if e.whole else _SENTENCE for e in examples])
    shown = [shown_in(intake(e.text), cues, pack, _DAY) for e in examples]
    where = [{kind: seen.where for kind, seen in one.items()} for one in shown]
    odds = np.array([[log_odds(one[kind]) for kind in _KINDS] for one in scores])
    found: dict[str, dict[str, dict[str, Any]]] = {"scored": {}, "words": {}}
    for i, kind in enumerate(_KINDS):
        truth = np.array([kind in e.kinds for e in examples], dtype=np.float64)
        signs: dict[Column, Floats] = {
            s: np.array([s in one[kind].signs for one in shown], dtype=np.float64) for s in SIGNS
        }
        others = [j for j in range(len(_KINDS)) if j != i]
        told = [explaining(kind, one) for one in where]
        beside: dict[Column, Floats] = {("others", _KINDS[j]): odds[:, j] for j in others}
        beside |= {("beside", _KINDS[j]): np.array([_KINDS[j] in t for t in told], dtype=np.float64) for j in others}
        found["scored"][kind.value] = _scored({"score": odds[:, i], **signs, **beside}, truth, counting)
        found["words"][kind.value] = _worded(signs, truth, counting)
    return found


def _fitted(columns: Mapping[Column, Floats], truth: Floats, counting: Floats) -> Fitted[Column]:
    """One kind's weights; a sign that would weigh against what it says, however few examples hold it, is left out."""
    left: set[Column] = set()
    while True:
        used = [c for c in columns if c not in left]
        fitted = regression({c: columns[c] for c in used}, truth, counting)
        wrong = {
            c
            for c, weight in fitted.weights.items()
            if (c in SIGNS or c == "score") and (weight > 0 if c in _AGAINST else weight < 0)
        }
        if not wrong:
            return replace(fitted, weights=MappingProxyType({**fitted.weights, **dict.fromkeys(left, 0.0)}))
        left |= wrong


def _part(fitted: Fitted[Column], name: str) -> dict[str, float]:
    """The weights of the other kinds, of `others` or `beside`."""
    return {
        c[1].value: round(w, 3)
        for c, w in fitted.weights.items()
        if isinstance(c, tuple) and c[0] == name and abs(w) >= _NOTHING
    }


def _signs(fitted: Fitted[Column]) -> dict[str, float]:
    """The weights of the kind's own signs."""
    return {s: fitted.weights[s] for s in SIGNS}


def _scored(columns: Mapping[Column, Floats], truth: Floats, counting: Floats) -> dict[str, Any]:
    """One kind's entry beside a classifier's score."""
    fitted = _fitted(columns, truth, counting)
    return {
        "enough": enough(fitted.shares, truth, counting * (counting == 1), *_SCORED),
        "start": round(fitted.start, 3),
        "score": round(fitted.weights["score"], 3),
        "signs": _weighty(_signs(fitted)),
        "others": _part(fitted, "others"),
        "beside": _part(fitted, "beside"),
    }


def _worded(columns: Mapping[Column, Floats], truth: Floats, counting: Floats) -> dict[str, Any]:
    """One kind's entry for words alone: one likely cue is enough and a weak one is not."""
    fitted = _fitted(columns, truth, counting)
    named = _signs(fitted)
    # a company's own words are known to it alone
    named["sure"] = max(named["sure"], named["likely"])
    weak, likely = (100 / (1 + math.exp(-fitted.start - named[level])) for level in ("weak", "likely"))
    least = enough(fitted.shares, truth, counting, *_WORDS)
    least = min(max(least, math.ceil(weak + 1) / 100), math.floor(likely) / 100)
    return {"enough": least, "start": round(fitted.start, 3), "signs": _weighty(named)}


def _weighty(named: Mapping[str, float]) -> dict[str, float]:
    return {name: round(w, 3) for name, w in named.items() if abs(w) >= _NOTHING}


def learnt_on(prompts: Path) -> str:
    """16 hex digits of what the weighing is learnt on: the examples, and the cues that show asks."""
    heard = PromptFiles(prompts).load("cues").data
    cues = {part: heard[part] for part in ("asks", "topics", "forms")} | {"words": heard["heat"]["words"]}
    digest = hashlib.sha256(examples_hash(prompts / "examples", METHOD).encode())
    digest.update(json.dumps(cues, sort_keys=True, ensure_ascii=False).encode())
    return digest.hexdigest()[:16]


def written(prompts: Path, learnt: Mapping[str, Any]) -> str:
    """The text of `weighing.v1.yaml`, with the digest of what it was learnt on."""
    head = "# How much each sign of an ask counts, in log-odds. Learnt: python -m bot.wiring.learning writes it.\n"
    return head + yaml.safe_dump({"learnt_on": learnt_on(prompts), **learnt}, sort_keys=False)


def main() -> None:
    """Train both again, for the bundled embedder and the demo company's words."""
    prompts = shipped("prompts")
    examples = [e for e in read_examples(prompts / "examples") if any(c.isalnum() for c in e.text)]
    with (
        TemporaryDirectory() as folder,
        closing(CachedEmbedder(BundledEmbedder(), Path(folder) / "vectors.sqlite", queries=True)) as embedder,
    ):
        _learn(prompts, examples, embedder)


def _learn(prompts: Path, examples: Sequence[Example], embedder: Embedder) -> None:
    """Write the classifier first, then the weighing, which is learnt on others like it."""
    name = f"{embedder.fingerprint}-{examples_hash(prompts / 'examples', METHOD)}"
    classifier, held_out = Classifier.train(examples, embedder)
    (prompts / "examples" / BUNDLED).write_text(classifier.dump(name), "utf-8")
    print(f"{BUNDLED}: {len(examples)} examples, {name}")  # noqa: T201
    files = PromptFiles(prompts)
    cues = Cues.read(files.load("cues").data, files.load("weighing").data)
    pack = read_pack(shipped("knowledge")).pack
    learnt = learn_weighing(examples, held_out, cues, pack)
    (prompts / "weighing.v1.yaml").write_text(written(prompts, learnt), "utf-8")
    print("weighing.v1.yaml")  # noqa: T201


if __name__ == "__main__":
    main()
