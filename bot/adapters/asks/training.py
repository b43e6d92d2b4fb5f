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

_FOLDS = 2
_FEW = 10
"""Kinds with fewer examples than this are not calibrated: their held-out scores tell too little."""

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

    def calibrated(self, stretch: Floats, shift: Floats) -> "Net":
        """The same with its log-odds stretched and shifted."""
        outer = self.outer * stretch
        outer[-1] += shift
        return Net(self.inner, outer.astype(np.float32))


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


def train(texts: Texts, truths: Truths) -> Net:
    """The weights; the same input gives the same.

    Calibrated on examples held out in turn, so that a score is a share.
    """
    return _fitted(texts, truths).calibrated(*_calibration(texts, truths))


def _fitted(texts: Texts, truths: Truths) -> Net:
    """Weights by small steps in a fixed shuffled order, each step scaled by how much its slope varies (Adam)."""
    chance = np.random.default_rng(0)
    wide, kinds = texts.rows.shape[1], truths.messages.shape[1]
    inner = (chance.standard_normal((wide + SIZE + 1, HIDDEN)) * 0.03).astype(np.float32)
    outer = (chance.standard_normal((HIDDEN + 1, kinds)) * 0.1).astype(np.float32)
    inner[-1] = outer[-1] = 0
    steps = [_Steps(w) for w in (inner, outer)]
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
        wrong = _wrong(hidden @ outer[:-1] + outer[-1], begins, chosen, parts, truths) / np.float32(len(chosen))
        back = (wrong @ outer[:-1].T) * awake * (hidden > 0)
        pace = _PACE * (1 - step / last)
        steps[0].take(block.T @ back, pace)
        steps[1].take(np.vstack([hidden.T @ wrong, wrong.sum(axis=0)]), pace)
    return Net(inner, outer)


def _wrong(odds: Singles, begins: Ints, chosen: Ints, parts: Ints, truths: Truths) -> Singles:
    """By how much each sentence's log-odds are too high: as its message's best, and by itself where that is known."""
    counts = np.diff(np.append(begins, len(odds)))
    best = np.maximum.reduceat(odds, begins)
    message = (_sigmoid(best) - truths.messages[chosen]) * truths.counting[chosen, None]
    shown = odds == np.repeat(best, counts, axis=0)
    wrong = np.where(shown, np.repeat(message, counts, axis=0), np.float32(0))
    told = truths.sentences[parts]
    known = ~np.isnan(told)
    wrong[known] += np.float32(_QUOTED) * (_sigmoid(odds[known]) - told[known])
    return np.asarray(wrong, dtype=np.float32)


class _Steps:
    """Adam with decoupled decay (Kingma and Ba 2015; Loshchilov and Hutter 2019), in place; none of the last row."""

    def __init__(self, weights: Singles) -> None:
        self._weights = weights
        self._mean, self._spread = np.zeros_like(weights), np.zeros_like(weights)
        self._taken = 0

    def take(self, slope: Singles, pace: float) -> None:
        """One step of Adam against `slope`, as long as `pace`; changes the weights in place."""
        self._taken += 1
        self._mean += np.float32(0.1) * (slope - self._mean)
        self._spread += np.float32(0.001) * (slope * slope - self._spread)
        known = 1 - 0.9**self._taken, 1 - 0.999**self._taken
        self._weights[:-1] *= np.float32(1 - pace * _PULL)
        size = np.sqrt(self._spread / np.float32(known[1])) + np.float32(1e-8)
        self._weights -= np.float32(pace / known[0]) * self._mean / size


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


def _calibration(texts: Texts, truths: Truths) -> tuple[Floats, Floats]:
    """By what a kind's log-odds are multiplied and shifted so that scores of held-out messages are shares."""
    count, kinds = truths.messages.shape
    stretch, shift = np.ones(kinds), np.zeros(kinds)
    if truths.messages.sum(axis=0).max() < _FEW:
        return stretch, shift
    each = np.random.default_rng(1).permutation(count) % _FOLDS
    held_out = np.zeros((count, kinds))
    for k in range(_FOLDS):
        kept, left = np.flatnonzero(each != k), np.flatnonzero(each == k)
        net = _fitted(_only(texts, kept), truths.of(texts, kept))
        for start in range(0, len(left), _BATCH):
            chosen = left[start : start + _BATCH]
            parts, begins = texts.of(chosen)
            held_out[chosen] = np.maximum.reduceat(net.odds(_block(texts, parts) @ net.inner), begins)
    for j in range(kinds):
        truth = truths.messages[:, j].astype(np.float64)
        if min(truth.sum(), count - truth.sum()) >= _FEW:
            stretch[j], shift[j] = line(held_out[:, j], truth, truths.counting.astype(np.float64))
    return stretch, shift


def _only(texts: Texts, kept: Ints) -> Texts:
    parts, begins = texts.of(kept)
    return Texts(texts.rows[parts], tuple(texts.words[i] for i in parts.tolist()), np.append(begins, len(parts)))


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


def _sigmoid(x: Singles) -> Singles:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), dtype=np.float32)
