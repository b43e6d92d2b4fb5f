"""Training of the ask classifier: one small network over the sentences of messages, and what it makes of each.

A message holds an ask where one of its sentences does: its log-odds are those of the sentence that shows the ask most
(learning from bags of instances; Dietterich et al. 1997). Where the words of each ask are known, sentences are learnt
from too.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.adapters.asks.parts import Singles, Texts
from bot.adapters.asks.words import SIZE, Row, filled

HIDDEN = 128
_PASSES = 8
_BATCH = 128
"""Messages in a step."""

_PACE = 0.003
_PULL = 0.01
"""The share of a weight that a step of full pace takes away."""

_LEFT_OUT = (0.3, 0.4)
"""The shares of words and of hidden units that a step does not see, so that none is leant on."""

_QUOTED = 0.5
"""What a wrong sentence counts beside a wrong message."""

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Net:
    """The weights: `inner` (vectors, place, words, a one; by hidden unit), `outer` (hidden units, a one; by kind)."""

    inner: Singles
    outer: Singles

    def odds(self, sums: Singles) -> Singles:
        """Log-odds by kind, from the weighted sums of the hidden units."""
        hidden: Singles = np.maximum(sums, np.float32(0))
        return np.asarray(hidden @ self.outer[:-1] + self.outer[-1], dtype=np.float32)

    def read(self, texts: Texts, parts: Ints) -> Singles:
        """Log-odds by kind of these sentences."""
        return np.vstack(
            [self.odds(_block(texts, parts[i : i + _BATCH]) @ self.inner) for i in range(0, len(parts), _BATCH)]
        )


@dataclass(frozen=True, slots=True)
class Truths:
    """What is known of the examples: the kinds of each message, what it counts, and the kinds of each sentence.

    `sentences` holds NaN in the rows of sentences that nobody has told apart.
    """

    messages: Singles
    counting: Singles
    sentences: Singles

    def of(self, texts: Texts, kept: Ints) -> "Truths":
        """What is known of some of the messages."""
        return Truths(self.messages[kept], self.counting[kept], self.sentences[texts.of(kept)[0]])


def fitted(texts: Texts, truths: Truths) -> Net:
    """Weights by small steps in a fixed shuffled order, each step scaled by how much its slope varies (Adam)."""
    chance = np.random.default_rng(0)
    wide, kinds = texts.rows.shape[1], truths.messages.shape[1]
    inner = (chance.standard_normal((wide + SIZE + 1, HIDDEN)) * 0.03).astype(np.float32)
    outer = (chance.standard_normal((HIDDEN + 1, kinds)) * 0.1).astype(np.float32)
    inner[-1] = outer[-1] = 0
    steps = [Steps(w, _PULL) for w in (inner, outer)]
    count = len(truths.messages)
    batches = -(-count // _BATCH)
    last = _PASSES * batches
    for step in range(last):
        if step % batches == 0:
            order = chance.permutation(count)
        chosen = order[step % batches * _BATCH : (step % batches + 1) * _BATCH]
        parts, begins = texts.of(chosen)
        block = _block(texts, parts, chance)
        awake = (chance.random((len(parts), HIDDEN), dtype=np.float32) >= _LEFT_OUT[1]) / np.float32(1 - _LEFT_OUT[1])
        hidden = np.maximum(block @ inner, np.float32(0)) * awake
        wrong = wrong_asks(hidden @ outer[:-1] + outer[-1], begins, chosen, parts, truths) / np.float32(len(chosen))
        back = (wrong @ outer[:-1].T) * awake * (hidden > 0)
        pace = _PACE * (1 - step / last)
        steps[0].take(block.T @ back, pace)
        steps[1].take(np.vstack([hidden.T @ wrong, wrong.sum(axis=0)]), pace)
    return Net(inner, outer)


def wrong_asks(odds: Singles, begins: Ints, chosen: Ints, parts: Ints, truths: Truths) -> Singles:
    """By how much each sentence's log-odds are too high: as its message's best, and by itself where that is known."""
    counts = np.diff(np.append(begins, len(odds)))
    best = np.maximum.reduceat(odds, begins)
    message = (sigmoid(best) - truths.messages[chosen]) * truths.counting[chosen, None]
    shown = odds == np.repeat(best, counts, axis=0)
    wrong = np.where(shown, np.repeat(message, counts, axis=0), np.float32(0))
    told = truths.sentences[parts]
    known = ~np.isnan(told)
    wrong[known] += np.float32(_QUOTED) * (sigmoid(odds[known]) - told[known])
    return np.asarray(wrong, dtype=np.float32)


class Steps:
    """Adam with decoupled decay (Kingma and Ba 2015; Loshchilov and Hutter 2019), in place; none of the last row."""

    def __init__(self, weights: Singles, pull: float) -> None:
        self._weights, self._pull = weights, pull
        self._mean, self._spread = np.zeros_like(weights), np.zeros_like(weights)
        self._taken = 0

    def take(self, slope: Singles, pace: float) -> None:
        """One step of Adam against `slope`, as long as `pace`; changes the weights, and uses `slope` up, in place."""
        self._taken += 1
        self._mean *= np.float32(0.9)
        self._mean += np.float32(0.1) * slope
        slope *= slope
        slope *= np.float32(0.001)
        self._spread *= np.float32(0.999)
        self._spread += slope
        known = 1 - 0.9**self._taken, 1 - 0.999**self._taken
        self._weights[:-1] *= np.float32(1 - pace * self._pull)
        np.multiply(self._spread, np.float32(1 / known[1]), out=slope)
        np.sqrt(slope, out=slope)
        slope += np.float32(1e-8)
        np.divide(self._mean, slope, out=slope)
        slope *= np.float32(pace / known[0])
        self._weights -= slope


def _block(texts: Texts, parts: Ints, chance: np.random.Generator | None = None) -> Singles:
    """Sentences as dense rows: what is about them, their words (only some, where there is chance), and a one."""
    words = [texts.words[i] for i in parts.tolist()]
    wide = texts.rows.shape[1]
    block = np.empty((len(parts), wide + SIZE + 1), dtype=np.float32)
    block[:, :wide] = texts.rows[parts]
    block[:, wide:-1] = filled(words if chance is None else [_partly(row, chance) for row in words])
    block[:, -1] = 1
    return block


def _partly(row: Row, chance: np.random.Generator) -> Row:
    """Some of a row's columns, as heavy together as all of them are on average."""
    columns, values = row
    kept = chance.random(len(columns)) >= _LEFT_OUT[0]
    return columns[kept], np.asarray(values[kept] / np.float32(1 - _LEFT_OUT[0]), dtype=np.float32)


def line(scores: Floats, truth: Floats, counts: Floats) -> tuple[float, float]:
    """By what scores are multiplied and shifted to be log-odds of the truth (0 or 1), each counting; Newton's steps."""
    rows = np.column_stack([scores, np.ones(len(scores))])
    weights = np.array([1.0, 0.0])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ ((p - truth) * counts) + 1e-3 * weights
        bend = (rows.T * (p * (1 - p) * counts)) @ rows + 1e-3 * np.eye(2)
        weights = weights - np.linalg.solve(bend, slope)
    return float(weights[0]), float(weights[1])


def sigmoid(x: Singles) -> Singles:
    """The share of each log-odds."""
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), dtype=np.float32)
