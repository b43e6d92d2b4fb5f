"""What the classifier learns from the examples: two networks, the shares their log-odds stand for, and the stages."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.adapters.asks import joint
from bot.adapters.asks.examples import Example
from bot.adapters.asks.heads import Heads, Scaling, rows_of
from bot.adapters.asks.heads import fitted as heads_of
from bot.adapters.asks.joint import Corpus, Joint, around
from bot.adapters.asks.parts import PLACES, Singles, Texts, about
from bot.adapters.asks.training import Floats, Ints, Net, Truths, fitted, line
from bot.adapters.asks.words import Row, row_of
from bot.domain.asks import AskKind
from bot.domain.points import Stage
from bot.ports import Vectors
from bot.reading.parts import embedded_parts

_LEAST = 8
"""Sentences from which a point can be learnt."""

_FEW = 10
"""Kinds with fewer examples than this are not calibrated: their held-out scores tell too little."""

_TURNS = 3


@dataclass(frozen=True, slots=True)
class Lines:
    """By what log-odds are multiplied and shifted so that they stand for shares: a pair a kind, one for all points."""

    asks: Floats
    points: Floats

    @classmethod
    def straight(cls, kinds: int) -> "Lines":
        """As they are."""
        return cls(np.tile([[1.0], [0.0]], kinds), np.array([1.0, 0.0]))


@dataclass(frozen=True, slots=True)
class Learnt:
    """All that the classifier keeps. `points` names the outputs of `joint` after those of the `kinds`."""

    kinds: tuple[AskKind, ...]
    points: tuple[str, ...]
    centre: Singles
    net: Net
    joint: Joint
    lines: Lines
    scaling: Scaling
    stages: Heads

    def shares(self, vectors: Vectors, sentences: Sequence[str]) -> Singles:
        """A row a sentence of one message: the share of each kind, of each point and of each stage."""
        words = [row_of(s) for s in sentences]
        sums = sums_of(self.net, vectors, sentences, words, self.centre)
        asks, points = _both(self.net.odds(sums), self.joint.odds(around(vectors, self.centre), words))
        asks = asks * self.lines.asks[0] + self.lines.asks[1]
        points = points * self.lines.points[0] + self.lines.points[1]
        rows = rows_of(vectors, np.maximum(sums, np.float32(0)), self.centre, self.scaling)
        whole = rows.mean(axis=0, keepdims=True).repeat(len(sentences), axis=0)
        odds = np.clip(np.hstack([asks, points]), -30, 30)
        return np.hstack([1 / (1 + np.exp(-odds)), self.stages.shares(whole)])


def learn(
    examples: Sequence[Example], vectors: Vectors, cut: Sequence[Sequence[str]]
) -> tuple[Learnt, tuple[dict[AskKind, float], ...]]:
    """Everything from the examples, cut into sentences, with one vector a sentence: the same input gives the same.

    Beside it what each example's kinds score by networks that never saw the example, nor, for a whole message,
    anything of its writer. Each kind is calibrated on those, so that a score is a share: of the messages whose best
    sentence scores 0.8, about four in five hold the ask.
    """
    kinds = tuple(k for k in AskKind if any(k in e.kinds for e in examples))
    points = _points(examples)
    centre = vectors.mean(axis=0)
    texts, corpus = _written_down(examples, cut, vectors, centre, kinds, points)
    net, both = fitted(texts, corpus.truths), joint.fitted(corpus)
    held, told = _held_out(turns_of(examples), texts, corpus)
    lines = _lines(held, told, corpus)
    shares = 1 / (1 + np.exp(-np.clip(held * lines.asks[0] + lines.asks[1], -30, 30)))
    scaling, stages = _staged(examples, cut, vectors, centre, net)
    known = tuple(dict(zip(kinds, row, strict=True)) for row in shares.tolist())
    return Learnt(kinds, points, centre, net, both, lines, scaling, stages), known


def turns_of(examples: Sequence[Example]) -> Ints:
    """In which turn each example is held out: whole messages by writer, the rest one after the other."""
    writers = sorted({writer_of(e.file) for e in examples if e.whole})
    return np.array([(writers.index(writer_of(e.file)) if e.whole else i) % _TURNS for i, e in enumerate(examples)])


def writer_of(file: str) -> str:
    """Who wrote a file of whole messages: one number in both languages, often about the same things."""
    return file.rpartition("-")[2]


def sums_of(net: Net, vectors: Vectors, sentences: Sequence[str], words: Sequence[Row], centre: Singles) -> Singles:
    """The weighted sums of the first network's hidden units, a row a sentence of one message."""
    wide = 2 * len(centre) + PLACES
    sums = about(vectors, sentences, centre) @ net.inner[:wide] + net.inner[-1]
    told = [values @ net.inner[columns + wide] for columns, values in words]
    return np.asarray(sums + np.vstack(told), dtype=np.float32)


def _both(net: Singles, both: Singles) -> tuple[Floats, Floats]:
    """The log-odds of the asks, which the two networks agree on half-way, and those of the points."""
    kinds = net.shape[1]
    return ((net + both[:, :kinds]) / 2).astype(np.float64), both[:, kinds:].astype(np.float64)


def _points(examples: Sequence[Example]) -> tuple[str, ...]:
    """The points that enough sentences say."""
    told = [name for e in examples for name, _ in e.points or ()]
    return tuple(sorted(name for name in set(told) if told.count(name) >= _LEAST))


def _written_down(
    examples: Sequence[Example],
    cut: Sequence[Sequence[str]],
    vectors: Vectors,
    centre: Singles,
    kinds: Sequence[AskKind],
    points: Sequence[str],
) -> tuple[Texts, Corpus]:
    """The examples as either network reads them."""
    starts = np.concatenate([[0], np.cumsum([len(m) for m in cut])]).astype(np.int64)
    spans = list(zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True))
    words = tuple(row_of(sentence) for message in cut for sentence in message)
    truths = Truths(
        np.array([[kind in e.kinds for kind in kinds] for e in examples], dtype=np.float32),
        np.array([e.counting for e in examples], dtype=np.float32),
        np.vstack([_told(e, message, kinds) for e, message in zip(examples, cut, strict=True)]),
    )
    rows = np.vstack([about(vectors[a:b], m, centre) for m, (a, b) in zip(cut, spans, strict=True)])
    wider = np.vstack([around(vectors[a:b], centre) for a, b in spans])
    said = np.vstack([_said(e, points) for e in examples])
    return Texts(rows, words, starts), Corpus(Texts(wider, words, starts), truths, said)


def _held_out(turns: Ints, texts: Texts, corpus: Corpus) -> tuple[Floats, Floats]:
    """Log-odds of each message's kinds (its best sentence's) and of each sentence's points, by networks new to it.

    Nothing but zeros where no kind has examples enough to be calibrated.
    """
    held, told = np.zeros(corpus.truths.messages.shape), np.zeros(corpus.points.shape)
    if corpus.truths.messages.sum(axis=0).max() < _FEW:
        return held, told
    for turn in range(_TURNS):
        kept, left = np.flatnonzero(turns != turn), np.flatnonzero(turns == turn)
        if len(kept) and len(left):
            net, both = fitted(texts.only(kept), corpus.truths.of(texts, kept)), joint.fitted(corpus.only(kept))
            parts, begins = texts.of(left)
            asks, points = _both(net.read(texts, parts), both.read(corpus, parts))
            held[left], told[parts] = np.maximum.reduceat(asks, begins), points
    return held, told


def _lines(held: Floats, told: Floats, corpus: Corpus) -> Lines:
    """What makes held-out log-odds shares; kinds with few examples keep theirs."""
    truths = corpus.truths
    count, kinds = truths.messages.shape
    lines = Lines.straight(kinds)
    for j in range(kinds):
        truth = truths.messages[:, j].astype(np.float64)
        if min(truth.sum(), count - truth.sum()) >= _FEW:
            lines.asks[:, j] = line(held[:, j], truth, truths.counting.astype(np.float64))
    known = ~np.isnan(corpus.points)
    if corpus.points[known].sum() >= _FEW:
        truth = corpus.points[known].astype(np.float64)
        lines.points[:] = line(np.clip(told[known], -30, 30), truth, np.ones(len(truth)))
    return lines


def _staged(
    examples: Sequence[Example], cut: Sequence[Sequence[str]], vectors: Vectors, centre: Singles, net: Net
) -> tuple[Scaling, Heads]:
    """How far the matter has come, from the messages of which that is told."""
    starts = np.concatenate([[0], np.cumsum([len(message) for message in cut])])
    told = [i for i, e in enumerate(examples) if e.stage is not None]
    if not told:
        wide = 3 * len(centre) + PLACES + net.inner.shape[1]
        middle = np.zeros(net.inner.shape[1], dtype=np.float32)
        return Scaling(1.0, 1.0, middle), Heads((), np.zeros((wide, 0), np.float32), np.zeros(0, np.float32))
    each = {i: vectors[starts[i] : starts[i + 1]] for i in told}
    hidden = {
        i: np.maximum(sums_of(net, each[i], cut[i], [row_of(s) for s in cut[i]], centre), np.float32(0)) for i in told
    }
    scaling = Scaling.of(np.vstack([*each.values()]), np.vstack([*hidden.values()]), centre)
    whole = np.vstack([rows_of(each[i], hidden[i], centre, scaling).mean(axis=0) for i in told])
    where = np.array([[examples[i].stage is stage for stage in Stage] for i in told], dtype=np.float32)
    return scaling, heads_of(whole, where, tuple(Stage), [examples[i].file for i in told])


def _said(example: Example, names: Sequence[str]) -> Singles:
    """Which sentences of a message say which points; NaN where nobody has told."""
    parts = embedded_parts(example.text, example.language)
    if example.points is None:
        return np.full((len(parts), len(names)), np.nan, dtype=np.float32)
    said = np.zeros((len(parts), len(names)), dtype=np.float32)
    for name, at in example.points:
        place = next((i for i, p in enumerate(parts) if p.start <= at < p.end), None)
        if place is not None and name in names:
            said[place, names.index(name)] = 1
    return said


def _told(example: Example, sentences: Sequence[str], kinds: Sequence[AskKind]) -> Singles:
    """Which sentences show which kinds; NaN where nobody has said so."""
    if example.quotes is None:
        return np.full((len(sentences), len(kinds)), np.nan, dtype=np.float32)
    told = np.zeros((len(sentences), len(kinds)), dtype=np.float32)
    for kind, quote in example.quotes:
        held = [i for i, s in enumerate(sentences) if quote in s or s in quote]
        told[held or [_nearest(quote, sentences)], kinds.index(kind)] = 1
    return told


def _nearest(quote: str, sentences: Sequence[str]) -> int:
    """The sentence that shares most words with a quote that runs over its end."""
    words = set(quote.lower().split())
    return max(range(len(sentences)), key=lambda i: (len(words & set(sentences[i].lower().split())), -i))
