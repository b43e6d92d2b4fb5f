"""The second network: asks and points from the same hidden units, so that what teaches the one helps the other.

(Several tasks over one hidden layer: Caruana 1997.) It reads a sentence's vector, those on either side, the mean of its
message, and its words; its outputs see the hidden units and, past them, the vector itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.adapters.asks.parts import STRETCH, Singles, Texts
from bot.adapters.asks.training import Ints, Steps, Truths, sigmoid, wrong_asks
from bot.adapters.asks.words import SIZE, Row
from bot.ports import Vectors

UNITS = 256
_PASSES = 10
_BATCH = 128
"""Messages in a step."""

_PACE = 0.003
_PULL = 0.02
_FEWEST = 100
"""Steps taken however few the messages are."""

_WARMING = 30
"""Steps in which the pace grows, before it falls evenly to nothing."""

_LEFT_OUT = (0.2, 0.4, 0.4, 0.1)
"""The shares that a step does not see: of the vectors, of words, of hidden units, of the vector past them."""

_POINTS = 0.7
"""What a wrong point counts beside a wrong ask."""

_RARE = -3.0
"""Where every output begins: few sentences say any one thing."""


@dataclass(frozen=True, slots=True)
class Joint:
    """The weights; among outputs asks come first, then points.

    `dense`: vectors and a one, by hidden unit. `words`: words by hidden unit. `outer`: hidden units and a one, by
    output. `straight`: the sentence's vector by output.
    """

    dense: Singles
    words: Singles
    outer: Singles
    straight: Singles

    def odds(self, rows: Singles, words: Sequence[Row]) -> Singles:
        """Log-odds by output, a row a sentence; `rows` are `around` of their messages."""
        sums = rows @ self.dense[:-1] + self.dense[-1]
        sums += np.vstack([values @ self.words[columns] for columns, values in words])
        own = rows[:, : len(self.straight)]
        hidden = np.maximum(sums, np.float32(0))
        return np.asarray(hidden @ self.outer[:-1] + self.outer[-1] + own @ self.straight, dtype=np.float32)

    def read(self, corpus: "Corpus", parts: Ints) -> Singles:
        """`odds` of these sentences."""
        pieces = [parts[i : i + _BATCH] for i in range(0, len(parts), _BATCH)]
        return np.vstack([self.odds(corpus.texts.rows[p], [corpus.texts.words[i] for i in p.tolist()]) for p in pieces])


def around(vectors: Vectors, centre: Singles) -> Singles:
    """One row a sentence of one message: its vector, the one before, the one after, their mean; about `centre`."""
    own = ((np.asarray(vectors, dtype=np.float32) - centre) * STRETCH).astype(np.float32)
    before, after = np.zeros_like(own), np.zeros_like(own)
    before[1:], after[:-1] = own[:-1], own[1:]
    return np.hstack([own, before, after, np.broadcast_to(own.mean(axis=0), own.shape)])


@dataclass(frozen=True, slots=True)
class Corpus:
    """Messages, their rows `around`, with what is known of them.

    `points` holds which sentences say which points, NaN in the rows of sentences that nobody has told apart.
    """

    texts: Texts
    truths: Truths
    points: Singles

    def only(self, messages: Ints) -> "Corpus":
        """Some of the messages."""
        parts, _ = self.texts.of(messages)
        return Corpus(self.texts.only(messages), self.truths.of(self.texts, messages), self.points[parts])


def fitted(corpus: Corpus) -> Joint:
    """The weights, by small steps in a fixed shuffled order; the same input gives the same."""
    chance = np.random.default_rng(0)
    joint = _begun(corpus, chance)
    steps = [Steps(w, _PULL) for w in (joint.dense, joint.words, joint.outer, joint.straight)]
    count = len(corpus.truths.messages)
    batches = -(-count // _BATCH)
    last = max(_PASSES * batches, _FEWEST)
    for step in range(last):
        if step % batches == 0:
            order = chance.permutation(count)
        chosen = order[step % batches * _BATCH : (step % batches + 1) * _BATCH]
        slopes = _slopes(joint, corpus, chosen, chance)
        pace = _PACE * min(1.0, (step + 1) / _WARMING) * (1 - step / last)
        for one, slope in zip(steps, slopes, strict=True):
            one.take(slope, pace)
    return joint


def _begun(corpus: Corpus, chance: np.random.Generator) -> Joint:
    """Small weights by chance; outputs begin rare."""
    wide, own = corpus.texts.rows.shape[1], corpus.texts.rows.shape[1] // 4
    outs = corpus.truths.messages.shape[1] + corpus.points.shape[1]

    def even(rows: int, columns: int, sources: int) -> Singles:
        return chance.uniform(-1, 1, (rows, columns)).astype(np.float32) / np.float32(np.sqrt(sources))

    dense, outer = even(wide + 1, UNITS, wide), even(UNITS + 1, outs, UNITS + own)
    dense[-1], outer[-1] = 0, _RARE
    words = (chance.standard_normal((SIZE, UNITS)) * 0.02).astype(np.float32)
    return Joint(dense, words, outer, even(own, outs, UNITS + own))


def _slopes(joint: Joint, corpus: Corpus, chosen: Ints, chance: np.random.Generator) -> tuple[Singles, ...]:
    """How the loss of some messages rises with each weight; part of what they hold is left out."""
    parts, begins = corpus.texts.of(chosen)
    rows = _some(corpus.texts.rows[parts], _LEFT_OUT[0], chance)
    words, found = _block([corpus.texts.words[i] for i in parts.tolist()])
    words = _some(words, _LEFT_OUT[1], chance)
    sums = rows @ joint.dense[:-1] + joint.dense[-1] + words @ joint.words[found]
    awake = _some(np.ones(sums.shape, dtype=np.float32), _LEFT_OUT[2], chance)
    hidden = np.maximum(sums, np.float32(0)) * awake
    own = _some(corpus.texts.rows[parts, : len(joint.straight)], _LEFT_OUT[3], chance)
    odds = hidden @ joint.outer[:-1] + joint.outer[-1] + own @ joint.straight
    wrong = _wrong(np.asarray(odds, dtype=np.float32), begins, chosen, parts, corpus)
    back = (wrong @ joint.outer[:-1].T) * awake * (sums > 0)
    dense = np.vstack([rows.T @ back, back.sum(axis=0)])
    outer = np.vstack([hidden.T @ wrong, wrong.sum(axis=0)])
    told = np.zeros_like(joint.words)
    told[found] = words.T @ back
    return dense, told, outer, own.T @ wrong


def _wrong(odds: Singles, begins: Ints, chosen: Ints, parts: Ints, corpus: Corpus) -> Singles:
    """By how much each sentence's log-odds are too high, shared out over the messages of the step."""
    asks = corpus.truths.messages.shape[1]
    said = corpus.points[parts]
    points = np.where(np.isnan(said), np.float32(0), np.float32(_POINTS) * (sigmoid(odds[:, asks:]) - said))
    both = [wrong_asks(odds[:, :asks], begins, chosen, parts, corpus.truths), points]
    return np.asarray(np.hstack(both) / np.float32(len(chosen)), dtype=np.float32)


def _block(words: Sequence[Row]) -> tuple[Singles, Ints]:
    """The words of some sentences as a dense matrix, and which columns it holds: those that are filled at all."""
    columns = np.concatenate([c for c, _ in words])
    found, places = np.unique(columns, return_inverse=True)
    block = np.zeros((len(words), len(found)), dtype=np.float32)
    block[np.repeat(np.arange(len(words)), [len(c) for c, _ in words]), places] = np.concatenate([v for _, v in words])
    return block, found


def _some(values: Singles, share: float, chance: np.random.Generator) -> Singles:
    """The values with a share of them left out, and the others as much heavier."""
    kept = chance.random(values.shape, dtype=np.float32) >= share
    return np.asarray(values * kept / np.float32(1 - share), dtype=np.float32)
