"""The asks of a message: cues in its sentences and the classifier's score, added up as points."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from bot.coach.understand.belonging import Run, quoted, widened
from bot.coach.understand.cues import Cues, Patterns, found_in
from bot.coach.understand.guesses import keep_likeliest, likeliest, speaking_of
from bot.coach.understand.implied import Priced
from bot.coach.understand.plain import Plain
from bot.coach.understand.settle import NEGOTIATED, Found, prefer_goodwill, settle
from bot.coach.understand.signs import NO_SIGN, Signs, signed
from bot.coach.understand.topics import names_in, shown_by
from bot.coach.understand.weighing import alone, points_of
from bot.domain.asks import Ask, AskKind
from bot.domain.figures import Unit

_POINTS = {"strong": 3.0, "likely": 2.3, "weak": 0.5, "against": -2.5}
_ENOUGH = 2.0
"""Points an ask needs: one strong or likely cue, or a weak one beside a middling score."""

_SHOWN = 2.0
"""Points of cues from which a sentence is part of the quote."""


_SAID = 0.5
"""A score from which an ask is likelier there than not."""

_TELLING = 7
"""Words from which a question beside another ask has a subject of its own ("can you do anything?" has none)."""


_DELAYED = (AskKind.RUSH, AskKind.PAYMENT_TERMS)
"""Kinds that a delay alone may mean."""

_NO_AMOUNTS: Mapping[int, Priced] = MappingProxyType({})

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
    sentences: tuple[Plain, ...],
    text: str,
    cues: Cues,
    scores: Mapping[AskKind, float] | None,
    signs: Signs = (),
    amounts: Mapping[int, Priced] = _NO_AMOUNTS,
) -> tuple[Ask, ...]:
    """The asks in `sentences` (parts of `text`), one a kind, in the order of their words; never AskKind.ABUSE.

    Each quote is a stretch of whole sentences of `text`, with the neighbouring one where the
    ask's figure stands there. A question that carries another ask is not also a plain question.
    `amounts` tells, by sentence, how its amounts stand to our prices.
    """
    found: Found = {}
    shown: dict[AskKind, float] = {}
    spoken = [signed(signs, p.sentence.text) if signs else NO_SIGN for p in sentences]
    topics = [shown_by(p, cues.topics) for p in sentences]
    for kind, levels in cues.asks.items():
        seen = [s for i, plain in enumerate(sentences) if (s := _look(i, plain, levels, kind, spoken[i]))]
        if kind is AskKind.PRICE_CUT:
            seen = _reckoned(seen, amounts)
        spoken_of = {i for i, kinds in enumerate(topics) if kind in kinds}
        seen = _spoken_of(seen, {i for i in spoken_of if not found_in(levels["against"], sentences[i].text)})
        best = max(seen, key=lambda s: s.total, default=None)
        score = points_of(scores, kind)
        if best is not None and best.points >= _POINTS["strong"]:
            # plain words are not hidden by a score
            score = max(score, _ENOUGH - _POINTS["strong"])
        if best is not None and best.total > 0 and best.total + score >= _ENOUGH:
            found[kind] = ([s.index for s in seen if s.points >= _SHOWN] or [best.index], best.total + score)
            shown[kind] = best.points
        elif (
            alone(scores, kind)
            and not any(found_in(levels["against"], p.text) for p in sentences)
            and (about_it := speaking_of(levels["subject"], sentences))
        ):
            found[kind] = ([best.index if best else likeliest(about_it)], _ENOUGH + score)
    keep_likeliest(found, shown, scores or {})
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
    if shown.get(AskKind.PRICE_CUT, 0) < _POINTS["likely"] and _only_asks_the_price(sentences):
        found.pop(AskKind.PRICE_CUT, None)
    likely = scores is None or scores.get(AskKind.PRICE_CUT, 0.0) >= _SAID
    if AskKind.SPEC_DOWNGRADE in found and AskKind.PRICE_CUT in found and not likely and not _figured(sentences):
        # the saving is why something simpler is wanted
        del found[AskKind.PRICE_CUT]
    prefer_goodwill(found, shown, scores or {})
    for one, other in (_DELAYED, _DELAYED[::-1]):
        if shown.get(one, 0) >= _SHOWN and other in found and shown.get(other, 0) < _SHOWN:
            # a bare delay belongs to the ask that words show
            del found[other]
    settle(found)
    runs = {kind: _run_of(indices) for kind, (indices, _) in found.items()}
    asks = [
        Ask(
            kind,
            *quoted(kind, _wide(kind, runs, sentences), sentences, text),
            beside=_beside(kind, runs, sentences, text, cues),
        )
        for kind in runs
    ]
    return tuple(sorted(asks, key=lambda a: (text.find(a.quote), _ORDER[a.kind])))


_NEAR = 3
"""How many sentences away words still bear on an ask."""

_AROUND = frozenset({AskKind.PLAIN_QUESTION, AskKind.ACCEPTANCE, AskKind.ULTIMATUM, AskKind.COMPLAINT})
"""Kinds whose words may bear on another ask all the same."""


def _beside(kind: AskKind, runs: Mapping[AskKind, Run], sentences: tuple[Plain, ...], text: str, cues: Cues) -> str:
    """The words that no other ask quotes, and the usual names of what they and the ask's own speak of."""
    taken = {
        i for k, run in runs.items() if k is not kind and k not in _AROUND for i in range(run[0], run[1] + 1)
    } - set(range(runs[kind][0], runs[kind][1] + 1))
    near = range(runs[kind][0] - _NEAR, runs[kind][1] + _NEAR + 1)
    free = tuple(p for i, p in enumerate(sentences) if i in near and i not in taken)
    said = [text[p.sentence.start : p.sentence.end] for p in free]
    return " . ".join((*said, names_in(kind, free, cues.topics)))


def _reckoned(seen: list[_Seen], amounts: Mapping[int, Priced]) -> list[_Seen]:
    """What is seen of a price asked for, where amounts are compared with our own prices."""
    found = {s.index: s for s in seen}
    for i, stands in amounts.items():
        known = found.get(i)
        if stands is Priced.BELOW:
            found[i] = _Seen(i, max(_POINTS["strong"], known.points if known else 0.0), weak=False)
        elif known is not None:
            found[i] = replace(known, points=known.points + _POINTS["against"])
    return [found[i] for i in sorted(found)]


_PRICE_ASKED = re.compile(
    r"\b(?:combien|quels? (?:est|sont|serait)? ?(?:le |les |votre |vos )?(?:prix|tarifs?)|how much"
    r"|what(?:'s| is| are| would| do)?(?: \w+){0,4} (?:cost|price|rate)s?|prix pour|price for"
    r"|chiffr\w*|devis(?:er)?|quote)\b"
)


def _spoken_of(seen: list[_Seen], indices: set[int]) -> list[_Seen]:
    """What is seen, with a likely cue in the sentences that speak of a topic of the kind."""
    found = {s.index: s for s in seen}
    for i in indices:
        if i not in found or found[i].points < _POINTS["likely"]:
            found[i] = _Seen(i, _POINTS["likely"], weak=False)
    return [found[i] for i in sorted(found)]


def _figured(sentences: tuple[Plain, ...]) -> bool:
    """Whether a percentage or an amount is named."""
    return any(f.unit is Unit.PERCENT or f.unit.is_money or f.per is not None for p in sentences for _, f in p.figures)


def _only_asks_the_price(sentences: tuple[Plain, ...]) -> bool:
    """Whether a price is asked and no figure says which one is wanted."""
    return not _figured(sentences) and any(_PRICE_ASKED.search(p.text) for p in sentences)


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
