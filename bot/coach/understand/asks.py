"""The asks of a message: cues in its sentences and the classifier's score, added up as points."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.coach.understand.belonging import Run, quoted, widened
from bot.coach.understand.cues import Cues, Patterns, found_in
from bot.coach.understand.plain import Plain
from bot.coach.understand.settle import NEGOTIATED, Found, settle
from bot.coach.understand.signs import NO_SIGN, Signs, signed
from bot.domain.asks import Ask, AskKind
from bot.domain.figures import Unit

_POINTS = {"strong": 3.0, "likely": 2.3, "weak": 0.5, "against": -2.5}
_ENOUGH = 2.0
"""Points an ask needs: one strong or likely cue, or a weak one beside a middling score."""

_SHOWN = 2.0
"""Points of cues from which a sentence is part of the quote."""


@dataclass(frozen=True, slots=True)
class _Weighing:
    """How a kind's score counts: nothing at `neutral`, enough without any cue from `alone` on.

    Below `neutral` the log-odds count by `slope`, down to `floor`; above, up to `room`.
    """

    alone: float
    neutral: float
    slope: float
    floor: float
    room: float


_RARE = _Weighing(alone=0.6, neutral=0.12, slope=0.2, floor=-0.3, room=1.6)
"""For kinds that few messages hold: a score well above the usual speaks for the ask, a low one hardly against a cue."""

_COMMON = _Weighing(alone=0.75, neutral=0.45, slope=1.0, floor=-1.0, room=2.5)
"""For what many messages seem to be about: a cue that is not strong needs the score on its side."""

_WEIGHED: Mapping[AskKind, _Weighing] = {
    AskKind.PRICE_CUT: _COMMON,
    AskKind.PLAIN_QUESTION: _COMMON,
    AskKind.COMPLAINT: replace(_RARE, alone=0.8),
    # Any order to do something looks like more work asked for.
    AskKind.SCOPE_CHANGE: replace(_RARE, alone=0.8),
    AskKind.ACCEPTANCE: _Weighing(alone=0.72, neutral=0.5, slope=1.0, floor=-1.0, room=2.5),
}
_SURE = 0.85
"""A score that adds an ask to a message whose words show another."""

_TELLING = 7
"""Words from which a question beside another ask has a subject of its own ("can you do anything?" has none)."""

_NEVER_BY_SCORE = frozenset({AskKind.ABUSE, AskKind.SILENCE_AFTER_EFFORT})
"""Abuse is read with the heat; thanks and promises to write are a silence only after what went before."""

_DELAYED = (AskKind.RUSH, AskKind.PAYMENT_TERMS)
"""Kinds that a delay alone may mean."""

_ORDER = {kind: i for i, kind in enumerate(AskKind)}


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one sentence shows of one kind: points of its cues, weak ones counted apart."""

    index: int
    points: float
    weak: bool

    @property
    def total(self) -> float:
        return self.points + (_POINTS["weak"] if self.weak else 0.0)


def find_asks(
    sentences: tuple[Plain, ...], text: str, cues: Cues, scores: Mapping[AskKind, float] | None, signs: Signs = ()
) -> tuple[Ask, ...]:
    """The asks in `sentences` (parts of `text`), one a kind, in the order of their words; never AskKind.ABUSE.

    Each quote is a stretch of whole sentences of `text`, with the neighbouring one where the
    ask's figure stands there. A question that carries another ask is not also a plain question.
    """
    found: Found = {}
    shown: dict[AskKind, float] = {}
    spoken = [signed(signs, p.sentence.text) if signs else NO_SIGN for p in sentences]
    for kind, levels in cues.asks.items():
        seen = [s for i, plain in enumerate(sentences) if (s := _look(i, plain, levels, kind, spoken[i]))]
        best = max(seen, key=lambda s: s.total, default=None)
        score = _score_points(scores, kind)
        if best is not None and best.total > 0 and best.total + score >= _ENOUGH:
            found[kind] = ([s.index for s in seen if s.points >= _SHOWN] or [best.index], best.total + score)
            shown[kind] = best.points
        elif _alone(scores, kind) and sentences and not any(found_in(levels["against"], p.text) for p in sentences):
            found[kind] = ([best.index if best else _likeliest(sentences)], _ENOUGH + score)
    about = [k for k in found if k in NEGOTIATED]
    asking = found.get(AskKind.PLAIN_QUESTION, ([], 0.0))[0]
    asked = [sentences[i].text for i in asking if sentences[i].text.rstrip().endswith("?")]
    brief = all(len(text.split()) < _TELLING for text in asked or [sentences[i].text for i in asking])
    weak = shown.get(AskKind.PLAIN_QUESTION, 0) < _POINTS["strong"]
    if AskKind.COMPLAINT in about or (about and (weak or brief)):
        # "what can you do about it?" belongs to what it is about
        found.pop(AskKind.PLAIN_QUESTION, None)
    if shown.get(AskKind.ACCEPTANCE, 0) >= _POINTS["strong"] and shown.get(AskKind.PRICE_CUT, 0) < _POINTS["strong"]:
        # an agreement names its price: a quantity at an amount, or a score raised by it, is no request
        found.pop(AskKind.PRICE_CUT, None)
    if _closed(found, shown, sentences):
        found.pop(AskKind.PRICE_CUT, None)
    if any(kind in found and kind in NEGOTIATED for kind in shown):
        for kind in [k for k in found if k not in shown and k in NEGOTIATED]:
            if (scores or {}).get(kind, 0.0) < _SURE:
                # the message is explained by an ask that its words show
                del found[kind]
    for one, other in (_DELAYED, _DELAYED[::-1]):
        if shown.get(one, 0) >= _SHOWN and other in found and shown.get(other, 0) < _SHOWN:
            # a bare delay belongs to the ask that words show
            del found[other]
    settle(found)
    runs = {kind: _run_of(indices) for kind, (indices, _) in found.items()}
    asks = [Ask(kind, *quoted(_wide(kind, runs, sentences), sentences, text)) for kind in runs]
    return tuple(sorted(asks, key=lambda a: (text.find(a.quote), _ORDER[a.kind])))


_OPEN_AGAIN = re.compile(r"\?|\b(?:si|if|mais|but|sauf|unless|a condition|provided|sinon|or else|otherwise)\b")


def _closed(found: Found, shown: Mapping[AskKind, float], sentences: tuple[Plain, ...]) -> bool:
    """Whether the client repeats terms to agree to them: nothing is asked and nothing is conditional."""
    if shown.get(AskKind.ACCEPTANCE, 0) < _POINTS["strong"] or AskKind.PRICE_CUT not in found:
        return False
    indices = {*found[AskKind.PRICE_CUT][0], *found.get(AskKind.ACCEPTANCE, ([], 0))[0]}
    return set(found[AskKind.PRICE_CUT][0]) <= set(found.get(AskKind.ACCEPTANCE, ([], 0))[0]) and not any(
        _OPEN_AGAIN.search(sentences[i].text) for i in indices
    )


def _look(
    index: int,
    plain: Plain,
    levels: Mapping[str, Patterns],
    kind: AskKind,
    spoken: tuple[frozenset[AskKind], frozenset[AskKind]],
) -> _Seen | None:
    """What a sentence shows of a kind, or None when it shows nothing; a sure sign counts as a likely cue."""
    sure, perhaps = spoken
    strong = found_in(levels["strong"], plain.text)
    likely = not strong and (kind in sure or bool(found_in(levels["likely"], plain.text)))
    weak = not strong and not likely and (kind in perhaps or bool(found_in(levels["weak"], plain.text)))
    if not (strong or likely or weak):
        return None
    points = _POINTS["strong"] if strong else _POINTS["likely"] if likely else 0.0
    if found_in(levels["against"], plain.text):
        points += _POINTS["against"]
    return _Seen(index, points, weak)


def _alone(scores: Mapping[AskKind, float] | None, kind: AskKind) -> bool:
    """Whether the score needs no word beside it."""
    if scores is None or kind in _NEVER_BY_SCORE:
        return False
    return scores.get(kind, 0.0) >= _WEIGHED.get(kind, _RARE).alone


def _score_points(scores: Mapping[AskKind, float] | None, kind: AskKind) -> float:
    """The classifier's word as points, positive above the kind's neutral score."""
    if scores is None or kind not in scores:
        return 0.0
    weighing = _WEIGHED.get(kind, _RARE)
    odds = _log_odds(scores[kind]) - _log_odds(weighing.neutral)
    return min(weighing.room, odds) if odds >= 0 else max(weighing.floor, weighing.slope * odds)


def _log_odds(share: float) -> float:
    p = min(max(share, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))


def _likeliest(sentences: tuple[Plain, ...]) -> int:
    """Where an ask without a cue most likely stands: a sentence with a figure, else the last question or sentence."""

    def priced(plain: Plain) -> bool:
        return any(f.unit.is_money or f.unit is Unit.NUMBER for _, f in plain.figures)

    figured = [i for i, p in enumerate(sentences) if priced(p)]
    asking = [i for i, p in enumerate(sentences) if p.text.rstrip().endswith("?")]
    return (figured or asking or [len(sentences) - 1])[-1]


def _run_of(indices: list[int]) -> Run:
    """First and last of the longest run of neighbouring sentences; the first such run."""
    best = run = (indices[0], indices[0])
    for i in indices[1:]:
        run = (run[0], i) if i == run[1] + 1 else (i, i)
        if run[1] - run[0] > best[1] - best[0]:
            best = run
    return best


def _wide(kind: AskKind, runs: Mapping[AskKind, Run], sentences: tuple[Plain, ...]) -> Run:
    """The kind's run, with the neighbour that holds its figure where no other ask quotes it."""
    taken = frozenset(
        i
        for other, run in runs.items()
        if other not in (kind, AskKind.PLAIN_QUESTION)
        for i in range(run[0], run[1] + 1)
    )
    return widened(kind, runs[kind], sentences, taken)
