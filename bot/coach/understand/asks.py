"""The asks of a message: cues in its sentences and the classifier's score, added up as points."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from bot.coach.understand.cues import Cues, Patterns, found_in
from bot.coach.understand.plain import Plain
from bot.domain.asks import Ask, AskKind
from bot.domain.figures import Figure, Unit

_POINTS = {"strong": 3.0, "likely": 2.0, "weak": 0.5, "against": -2.5}
_ENOUGH = 2.0
"""Points an ask needs: one strong or likely cue, or a weak one beside a good score."""

_OPEN = frozenset({AskKind.PRICE_CUT, AskKind.PLAIN_QUESTION, AskKind.ACCEPTANCE})
"""Kinds said in so many ways that a high score alone is enough; the others need a word that shows them."""

_SCORE_WEIGHT = 1.0
_SCORE_LIMIT = 2.5
_FLOOR = -1.0
"""A low score never outweighs a strong cue that nothing speaks against."""
_ORDER = {kind: i for i, kind in enumerate(AskKind)}


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one sentence shows of one kind: points of its cues, weak ones counted apart."""

    index: int
    points: float
    weak: bool

    @property
    def total(self) -> float:
        return self.points + (0.5 if self.weak else 0.0)


_Found = dict[AskKind, tuple[list[int], float]]
"""The sentences that show a kind, and its points with the score."""


def find_asks(
    sentences: tuple[Plain, ...], text: str, cues: Cues, scores: Mapping[AskKind, float] | None
) -> tuple[Ask, ...]:
    """The asks in `sentences` (parts of `text`), in the order of their words; never AskKind.ABUSE.

    Each quote is a stretch of whole sentences of `text`. A question that carries another ask
    is not also a plain question.
    """
    found: _Found = {}
    shown: dict[AskKind, float] = {}
    for kind, levels in cues.asks.items():
        seen = [s for i, plain in enumerate(sentences) if (s := _look(i, plain, levels))]
        best = max(seen, key=lambda s: s.total, default=None)
        score = _score_points(scores, kind)
        if best is None or best.total <= 0:
            if kind in _OPEN and score >= _ENOUGH and best is None and not _denied(sentences, levels):
                found[kind] = ([_likeliest(sentences)], score)
            continue
        if best.total + max(_FLOOR, min(score, _room(kind))) >= _ENOUGH:
            indices = [s.index for s in seen if s.points >= 2.0] or [best.index]
            found[kind] = (indices, best.total + score)
            shown[kind] = best.points
    if shown.get(AskKind.ACCEPTANCE, 0) >= _POINTS["strong"] and shown.get(AskKind.PRICE_CUT, 0) < _POINTS["likely"]:
        # an agreement names its price: the amount alone, or a score raised by it, is no request
        found.pop(AskKind.PRICE_CUT, None)
    _settle(found)
    asks = [
        Ask(kind, *_quoted(run, sentences, text))
        for kind, (indices, _) in found.items()
        for run in [_run_of(indices)]
    ]
    return tuple(sorted(asks, key=lambda a: (text.find(a.quote), _ORDER[a.kind])))


def _look(index: int, plain: Plain, levels: Mapping[str, Patterns]) -> _Seen | None:
    """What a sentence shows of a kind, or None when it shows nothing."""
    strong = found_in(levels["strong"], plain.text)
    likely = None if strong else found_in(levels["likely"], plain.text)
    weak = None if strong or likely else found_in(levels["weak"], plain.text)
    if not (strong or likely or weak):
        return None
    points = _POINTS["strong"] if strong else _POINTS["likely"] if likely else 0.0
    if found_in(levels["against"], plain.text):
        points += _POINTS["against"]
    return _Seen(index, points, bool(weak))


def _denied(sentences: tuple[Plain, ...], levels: Mapping[str, Patterns]) -> bool:
    """Whether something speaks against a kind that no cue shows, or there is nothing to quote."""
    return not sentences or any(found_in(levels["against"], p.text) for p in sentences)


def _score_points(scores: Mapping[AskKind, float] | None, kind: AskKind) -> float:
    """The classifier's word as points: 0 at one half, positive above."""
    if scores is None or kind not in scores:
        return 0.0
    p = min(max(scores[kind], 1e-4), 1 - 1e-4)
    return max(-_SCORE_LIMIT, min(_SCORE_LIMIT, _SCORE_WEIGHT * math.log(p / (1 - p))))


def _room(kind: AskKind) -> float:
    """How much a score may add for a kind."""
    return _SCORE_LIMIT if kind in _OPEN else 1.6


def _likeliest(sentences: tuple[Plain, ...]) -> int:
    """Where an ask without a cue most likely stands: a sentence with a figure, else the last question or sentence."""
    def priced(plain: Plain) -> bool:
        return any(f.unit.is_money or f.unit is Unit.NUMBER for _, f in plain.figures)

    figured = [i for i, p in enumerate(sentences) if priced(p)]
    asking = [i for i, p in enumerate(sentences) if p.text.rstrip().endswith("?")]
    return (figured or asking or [len(sentences) - 1])[-1]


_NEGOTIATED = frozenset(AskKind) - {AskKind.PLAIN_QUESTION, AskKind.ACCEPTANCE, AskKind.GOODWILL}
_PUSHING = frozenset({AskKind.PRICE_CUT, AskKind.SPEC_DOWNGRADE, AskKind.PAYMENT_TERMS, AskKind.FREE_EXTRA})


def _settle(found: _Found) -> None:
    """Take away what a stronger reading of the same words already says."""
    taken = {i for kind, (indices, _) in found.items() if kind in _NEGOTIATED for i in indices}
    for kind in (AskKind.PLAIN_QUESTION, AskKind.GOODWILL):
        if kind in found:
            left = [i for i in found[kind][0] if i not in taken]
            if left:
                found[kind] = (left, found[kind][1])
            else:
                del found[kind]
    if AskKind.ACCEPTANCE in found:
        pushed = [v for k, (_, v) in found.items() if k in _PUSHING]
        if pushed and max(pushed) > found[AskKind.ACCEPTANCE][1]:
            del found[AskKind.ACCEPTANCE]
        elif set(found.get(AskKind.PLAIN_QUESTION, ([-1], 0))[0]) <= set(found[AskKind.ACCEPTANCE][0]):
            del found[AskKind.PLAIN_QUESTION]
    if AskKind.GOODWILL in found and AskKind.PLAIN_QUESTION in found:
        left = [i for i in found[AskKind.PLAIN_QUESTION][0] if i not in found[AskKind.GOODWILL][0]]
        if left:
            found[AskKind.PLAIN_QUESTION] = (left, found[AskKind.PLAIN_QUESTION][1])
        else:
            del found[AskKind.PLAIN_QUESTION]


def _run_of(indices: list[int]) -> tuple[int, int]:
    """First and last of the longest run of neighbouring sentences; the first such run."""
    best = run = (indices[0], indices[0])
    for i in indices[1:]:
        run = (run[0], i) if i == run[1] + 1 else (i, i)
        if run[1] - run[0] > best[1] - best[0]:
            best = run
    return best


def _quoted(run: tuple[int, int], sentences: tuple[Plain, ...], text: str) -> tuple[str, tuple[Figure, ...]]:
    first, last = sentences[run[0]], sentences[run[1]]
    figures = tuple(f for p in sentences[run[0] : run[1] + 1] for _, f in p.figures)
    return text[first.sentence.start : last.sentence.end], figures
