"""Learning again by which words the user's own question is told from a client's message.

`python -m bot.wiring.voices` writes prompts/advice-weights.v1.yaml (half a minute) from the examples of the advice's
topics and of prompts/advice-voices.v1.yaml on one side, those of prompts/examples on the other.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.adapters.asks.examples import read_examples
from bot.adapters.files import shipped
from bot.adapters.texts.advice import load_advice
from bot.adapters.texts.prompts import PromptFiles
from bot.coach.understand.voices import STEP, words_of

FILE = "advice-weights.v1.yaml"

_SEEN = 4
"""A word in fewer examples says more of them than of whoever speaks."""

_LEAST = 4
"""So many steps a weight is kept for: lighter ones change no answer."""

_PASSES = 12
_PACE = 0.3
_PULL = 0.002
_OWN = 0.33
"""What all own questions count together beside all messages: a message taken for a question costs more."""

_ALIKE = 6
"""What a client's message written to sound like the user's counts: there are few, and they are what is mistaken."""

_HEAD = """\
# How much a word, or two side by side, tells of the user's own question (above 0) or of a client's message, in tenths.
# Learnt by `python -m bot.wiring.voices`; not to be edited by hand.
purpose: telling the user's own question from a client's message
inputs: []
"""


def learnt(own: Sequence[str], clients: Sequence[str]) -> tuple[float, dict[str, int]]:
    """The start and the weights, in steps, that tell one from the other: the same examples give the same.

    Logistic regression by small steps, each as long as its weight has moved little so far (Duchi et al. 2011).
    """
    told = [sorted(words_of(text)) for text in chain(own, clients)]
    counts = Counter(chain.from_iterable(told))
    place = {word: i for i, word in enumerate(sorted(w for w, n in counts.items() if n >= _SEEN))}
    rows: list[NDArray[np.int64]] = [
        np.array([place[w] for w in words if w in place], dtype=np.int64) for words in told
    ]
    truth = np.array([1.0] * len(own) + [0.0] * len(clients))
    counting = np.where(truth == 1, _OWN * len(clients) / max(len(own), 1), 1.0)
    weights, moved, start = np.zeros(len(place)), np.full(len(place), 1e-3), 0.0
    chance = np.random.default_rng(0)
    for _ in range(_PASSES):
        for i in chance.permutation(len(rows)).tolist():
            row = rows[i]
            if not len(row):
                continue
            size = 1 / np.sqrt(len(row))
            share = 1 / (1 + np.exp(-np.clip(start + weights[row].sum() * size, -30, 30)))
            slope = (share - truth[i]) * counting[i]
            moved[row] += (slope * size) ** 2
            weights[row] -= _PACE * slope * size / np.sqrt(moved[row])
            weights[row] *= 1 - _PULL
            start -= 0.01 * _PACE * slope
    steps = np.round(weights / STEP).astype(int)
    return float(start), {w: int(steps[i]) for w, i in place.items() if abs(steps[i]) >= _LEAST}


def written(start: float, weights: Mapping[str, int]) -> str:
    """The data of `FILE`: the words of each weight in a line."""
    lines: dict[int, list[str]] = defaultdict(list)
    for word, step in sorted(weights.items()):
        lines[step].append(word)
    said = "".join(f"  {step}: '{'|'.join(lines[step])}'\n" for step in sorted(lines, reverse=True))
    return f"{_HEAD}start: {start:.3f}\nwords:\n{said}"


def examples(prompts: Path) -> tuple[list[str], list[str]]:
    """The user's own questions and the clients' messages of a folder of prompts."""
    said = PromptFiles(prompts).load("advice-voices").data
    topics = [e for t in load_advice(prompts, ()).asked for e in t.examples]
    messages = dict.fromkeys(e.text for e in read_examples(prompts / "examples"))
    own, clients = ([*said[side]["fr"], *said[side]["en"]] for side in ("own", "clients"))
    return list(dict.fromkeys([*topics, *own])), [*messages, *clients * _ALIKE]


def main() -> None:
    """Learn and write."""
    prompts = shipped("prompts")
    (prompts / FILE).write_text(written(*learnt(*examples(prompts))), "utf-8")


if __name__ == "__main__":
    main()
