"""The weights in a file: JSON, large matrices in 255 steps a column."""

import base64
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.adapters.asks.heads import Heads, Scaling
from bot.adapters.asks.joint import Joint
from bot.adapters.asks.learnt import Learnt, Lines
from bot.adapters.asks.parts import PLACES, Singles
from bot.adapters.asks.training import Net
from bot.adapters.asks.words import SIZE
from bot.domain.asks import AskKind


def written(learnt: Learnt, name: str) -> str:
    """All that was learnt, as JSON under `name`."""
    wide = 2 * len(learnt.centre) + PLACES
    inner = learnt.net.inner
    both = learnt.joint
    return json.dumps({
        "name": name,
        "kinds": list(learnt.kinds),
        "points": list(learnt.points),
        "centre": _packed(learnt.centre),
        "rest": _packed(np.vstack([inner[:wide], inner[-1:]])),
        "words": _stepped(inner[wide:-1]),
        "last": _packed(learnt.net.outer),
        "joint": [_stepped(both.dense), _stepped(both.words), _packed(both.outer), _stepped(both.straight)],
        "lines": [learnt.lines.asks.tolist(), learnt.lines.points.tolist()],
        "scaling": [learnt.scaling.vectors, learnt.scaling.hidden, _packed(learnt.scaling.middle)],
        "stages": [list(learnt.stages.names), _stepped(learnt.stages.weights), _packed(learnt.stages.starts)],
    }, indent=0)  # fmt: skip


def read(path: Path, name: str) -> Learnt | None:
    """What `written` wrote into a file, or None where it is missing, unreadable or of another name.

    Read once by a process as long as the file stays as it is.
    """
    try:
        return _read(path, path.stat().st_mtime_ns, name)
    except OSError:
        return None


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int, name: str) -> Learnt | None:
    try:
        data: Any = json.loads(path.read_text("utf-8"))
        if data["name"] != name:
            return None
        kinds = tuple(AskKind(k) for k in data["kinds"])
        centre = _unpacked(data["centre"])
        wide = 2 * len(centre) + PLACES
        rest, words = _unpacked(data["rest"]).reshape(wide + 1, -1), _walked(data["words"])
        inner = np.empty((wide + SIZE + 1, rest.shape[1]), dtype=np.float32)
        inner[:wide], inner[wide:-1], inner[-1] = rest[:-1], words, rest[-1]
        dense, told, outer, straight = data["joint"]
        first = _walked(dense)
        joint = Joint(first, _walked(told), _unpacked(outer).reshape(first.shape[1] + 1, -1), _walked(straight))
        net = Net(inner, _unpacked(data["last"]).reshape(rest.shape[1] + 1, len(kinds)))
        vectors, hidden, middle = data["scaling"]
        names, weights, starts = data["stages"]
        return Learnt(
            kinds,
            tuple(data["points"]),
            centre,
            net,
            joint,
            Lines(*(np.array(one, dtype=np.float64) for one in data["lines"])),
            Scaling(float(vectors), float(hidden), _unpacked(middle)),
            Heads(tuple(names), _walked(weights), _unpacked(starts)),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _stepped(weights: Singles) -> list[Any]:
    """A matrix in 255 steps a column: how many rows, the steps, what a step is."""
    steps = np.maximum(np.abs(weights).max(axis=0, initial=0.0), 1e-9) / 127
    whole: NDArray[np.int8] = np.round(weights / steps).astype(np.int8)
    return [len(weights), base64.b64encode(whole.tobytes()).decode(), _packed(steps)]


def _walked(data: Any) -> Singles:
    rows, whole, packed = data
    steps = _unpacked(packed)
    told = np.frombuffer(base64.b64decode(whole), dtype=np.int8).reshape(rows, len(steps))
    return np.asarray(told * steps, dtype=np.float32)


def _packed(values: Singles) -> str:
    return base64.b64encode(values.astype("<f4").tobytes()).decode()


def _unpacked(text: str) -> Singles:
    return np.frombuffer(base64.b64decode(text), dtype="<f4").astype(np.float32)
