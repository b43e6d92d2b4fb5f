"""What the client's words tell went wrong, by ideas that stand together, and what it makes of the asks."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from bot.coach.understand.plain import Plain
from bot.coach.understand.turns import supposed
from bot.domain.asks import Ask, AskKind
from bot.domain.figures import Unit
from bot.domain.points import Stage
from bot.domain.wrongs import Wrong, WrongKind
from bot.reading.folding import fold
from bot.reading.sieve import Sieve, Sifted


@dataclass(frozen=True, slots=True)
class _Rule:
    """A kind that is told where every idea of `all_of` stands in a sentence and none of `none_of`.

    A `near` rule may find its ideas in the sentence and the one behind it, a `wide` one in the whole message, of which
    the sentence of its last idea tells it.
    """

    kind: WrongKind
    all_of: tuple[Sifted, ...]
    none_of: tuple[Sifted, ...]
    near: bool
    wide: bool

    def met(self, text: str) -> bool:
        return all(i.search(text) for i in self.all_of) and not any(i.search(text) for i in self.none_of)


@dataclass(frozen=True, slots=True)
class Wronged:
    """The rules of the section `wrongs`; `elsewhere` tells of somebody else's goods, `made` of goods that are made."""

    rules: tuple[_Rule, ...]
    elsewhere: Sifted
    made: tuple[Sifted, ...]

    @classmethod
    def read(cls, data: Mapping[str, Any], sieve: Sieve) -> "Wronged":
        """The section's words and rules; raises KeyError, ValueError, TypeError or re.error when it is unusable."""
        ideas = {name: sieve.pattern(rf"(?<![\w#])(?:{'|'.join(w)})(?!\w)") for name, w in data["ideas"].items()}
        rules = tuple(
            _Rule(
                WrongKind(r["kind"]),
                tuple(ideas[n] for n in r["all"]),
                tuple(ideas[n] for n in r.get("none", ())),
                bool(r.get("near")),
                bool(r.get("wide")),
            )
            for r in data["rules"]
        )
        return cls(rules, ideas["elsewhere"], (ideas["came"], ideas["printed"]))


def read_wrongs(own: Sequence[Plain], text: str, wronged: Wronged) -> tuple[Wrong, ...]:
    """What went wrong, in the order told; what is only supposed or somebody else's is left out. `text` is the whole."""
    found: dict[Wrong, None] = {}
    whole = " ".join(p.text for p in own)
    wide = tuple(r for r in wronged.rules if r.wide and r.met(whole))
    for at, plain in enumerate(own):
        if supposed(plain.text) or wronged.elsewhere.search(plain.text):
            continue
        behind = own[at + 1] if at + 1 < len(own) else None
        for rule in wronged.rules:
            if rule in wide and rule.all_of[-1].search(plain.text):
                found[Wrong(rule.kind, plain.sentence.text)] = None
            elif rule.wide:
                continue
            elif rule.met(plain.text):
                found[Wrong(rule.kind, plain.sentence.text)] = None
            elif rule.near and behind is not None and rule.met(f"{plain.text} {behind.text}"):
                found[Wrong(rule.kind, text[plain.sentence.start : behind.sentence.end])] = None
    return tuple(found)


_OF_POINTS = {
    "late": WrongKind.ABSENT,
    "short": WrongKind.SHORT,
    "defect": WrongKind.SPOILT,
    "damaged": WrongKind.SPOILT,
    "misprint": WrongKind.OTHER,
    "wrong_goods": WrongKind.OTHER,
    "invoice_wrong": WrongKind.BILLED,
    "no_answer": WrongKind.WAITING,
}
"""What went wrong, by the point that tells it (prompts/points.v1.yaml)."""

_ALIKE = {WrongKind.CAME_LATE: WrongKind.ABSENT}
_TOLD, _COMPLAINED = 0.6, 0.3
"""A share from which a point tells of a wrong by itself, in a sentence that complains as surely as this."""

_SAID, _FAULTS = 0.4, frozenset({"defect", "damaged", "misprint", "wrong_goods"})
"""A share from which a point tells of a fault of the goods in a sentence that surely complains."""

_SURELY, _FAINTLY = 0.8, 0.1
"""A share from which goods are surely delivered, and one from which a sentence complains of them, however calmly:
"eight have come back with the same fault"."""

_HARDLY, _A_WORD = 0.03, 0.2
"""A share below which words that sound like a wrong tell of none, in a message that hardly complains."""


def heard_wrongs(
    wrongs: tuple[Wrong, ...], own: Sequence[Plain], heard: Sequence[Mapping[str, float]] | None
) -> tuple[Wrong, ...]:
    """The wrongs with those that the classifier hears and no rule tells, less those of which it hears nothing.

    A sentence tells of the one that it is heard to tell most surely.
    """
    if heard is None or not any(name in one for one in heard for name in _OF_POINTS):
        return wrongs
    best: dict[WrongKind, float] = {}
    for one in heard:
        for name, kind in _OF_POINTS.items():
            best[kind] = max(best.get(kind, 0.0), one.get(name, 0.0))
    complained = max((one.get(AskKind.COMPLAINT, 0.0) for one in heard), default=0.0) >= _A_WORD
    kept = [w for w in wrongs if complained or best.get(_ALIKE.get(w.kind, w.kind), 1.0) >= _HARDLY]
    known = {_ALIKE.get(w.kind, w.kind) for w in kept}
    for plain, shares in zip(own, heard, strict=True):
        name = max(_OF_POINTS, key=lambda n: shares.get(n, 0.0))
        share, said = shares.get(name, 0.0), shares.get(AskKind.COMPLAINT, 0.0)
        had = shares.get(Stage.DELIVERED, 0.0) >= _SURELY
        sure = (
            (share >= _TOLD and said >= _COMPLAINED)
            or (name in _FAULTS and share >= _SAID and said >= _TOLD)
            or (had and share >= _TOLD and said >= _FAINTLY)
        )
        if sure and _OF_POINTS[name] not in known:
            kept.append(Wrong(_OF_POINTS[name], plain.sentence.text))
            known.add(_OF_POINTS[name])
    return tuple(kept)


def complained(asks: tuple[Ask, ...], wrongs: tuple[Wrong, ...], own: Sequence[Plain]) -> tuple[Ask, ...]:
    """The asks, with the complaint that the client's words tell and nobody read.

    What was read in the very words of the trouble, or in the sentence behind them, asks for its repair: it is no
    hurry, no change of the order and no present, unless it is measured by a figure of its own.
    """
    if not wrongs:
        return asks
    if all(w.kind is WrongKind.SURPLUS for w in wrongs):
        return _with_the_return(asks, wrongs[0])
    asks = tuple(replace(a, kind=AskKind.COMPLAINT) if _awaited(a, wrongs) else a for a in asks)
    asks = tuple(a for a in asks if not _put_right_by(a))
    if any(a.kind in _READ for a in asks):
        return asks
    spoken = [w.quote for w in wrongs]
    behind = [b.sentence.text for a, b in pairwise(own) if any(q.endswith(a.sentence.text) for q in spoken)]
    kept = tuple(a for a in asks if not _of_the_trouble(a, spoken, behind))
    return (Ask(AskKind.COMPLAINT, spoken[0]), *kept)


def _awaited(ask: Ask, wrongs: tuple[Wrong, ...]) -> bool:
    """Whether goods to come back were read where the words only tell that others have not come."""
    waits = (w.quote for w in wrongs if w.kind in (WrongKind.ABSENT, WrongKind.WAITING))
    return ask.kind is AskKind.RETURN_OR_WARRANTY and any(ask.quote in quote for quote in waits)


def _with_the_return(asks: tuple[Ask, ...], surplus: Wrong) -> tuple[Ask, ...]:
    """The asks, with sound goods to come back that nobody read: before whatever is asked failing that."""
    if any(a.kind in _READ for a in asks):
        return asks
    kept = tuple(a for a in asks if a.kind not in _REPAIR or not _touch(a.quote, surplus.quote))
    return (Ask(AskKind.RETURN_OR_WARRANTY, surplus.quote), *kept)


def too_late(asks: tuple[Ask, ...], own: Sequence[Plain], wronged: Wronged) -> tuple[Ask, ...]:
    """The asks of a client who owns up to a mistake on goods that are made: a change of them is help with new ones."""
    if not any(i.search(p.text) for p in own for i in wronged.made):
        return asks
    if any(a.kind is AskKind.RETURN_OR_WARRANTY for a in asks):
        return tuple(a for a in asks if not _made_anew(a))
    asked = next((p.sentence.text for p in own if p.text.rstrip().endswith("?")), None)
    return tuple(
        replace(a, kind=AskKind.RETURN_OR_WARRANTY, quote=asked or a.quote, figures=()) if _made_anew(a) else a
        for a in asks
    )


def _made_anew(ask: Ask) -> bool:
    """Whether a change of goods that are made, or a day for them, asks for new ones."""
    hurried = ask.kind is AskKind.RUSH and _AGAIN.search(fold(ask.quote)) is not None
    return ask.kind is AskKind.SCOPE_CHANGE or hurried


_AGAIN = re.compile(
    r"\b(?:refai\w*|reimprim\w*|re-?print\w*|redo\w*|re-?mak\w*|re-?run|recommand\w*|reorder\w*"
    r"|new (?:batch|run|ones|set))\b"
)


def _put_right_by(ask: Ask) -> bool:
    """Whether an ask only tells by when what went wrong is needed, or that its invoice waits until then."""
    said = fold(ask.quote)
    if ask.kind is AskKind.RUSH:
        return _ANOTHER.search(said) is None
    return ask.kind is AskKind.PAYMENT_TERMS and _WITHHELD.search(said) is not None


_ANOTHER = re.compile(
    r"\b(?:autre|nouvelle|prochaine|suivante|another|new|next|other|second)"
    r" (?:\w+ )?(?:commande|order|serie|run|batch)\b"
    r"|\b(?:recommand|reorder)\w*"
)
_WITHHELD = re.compile(
    r"\b(?:releas\w*|withh\w*|hold\w*|held|on hold|suspend\w*|bloqu\w*|attente|attendr\w*|retien\w*|reten\w*|dispute"
    r"|once|until|tant que|des que|une fois|jusqu'a)\b"
)
_READ = frozenset({AskKind.COMPLAINT, AskKind.RETURN_OR_WARRANTY})
_REPAIR = frozenset(
    {
        AskKind.RUSH,
        AskKind.SCOPE_CHANGE,
        AskKind.GOODWILL,
        AskKind.FREE_EXTRA,
        AskKind.SPECIAL_FAVOUR,
        AskKind.PLAIN_QUESTION,
        AskKind.SILENCE_AFTER_EFFORT,
        AskKind.SPEC_DOWNGRADE,
    }
)


def _of_the_trouble(ask: Ask, spoken: Sequence[str], behind: Sequence[str]) -> bool:
    if ask.kind is AskKind.PRICE_CUT:
        measured = any(f.unit is Unit.PERCENT or f.unit.is_money for f in ask.figures)
        return not measured and any(_touch(ask.quote, s) for s in spoken)
    if ask.kind not in _REPAIR:
        return False
    near = spoken if ask.kind is AskKind.PLAIN_QUESTION else (*spoken, *behind)
    return any(_touch(ask.quote, s) for s in near)


def _touch(one: str, other: str) -> bool:
    return one in other or other in one
