"""What went wrong, by the client's words and as the classifier hears them, and the asks that it leaves."""

from collections.abc import Mapping, Sequence

from bot.coach.understand.complained import complained, too_late
from bot.coach.understand.cues import Cues
from bot.coach.understand.heard import Heard
from bot.coach.understand.message_read import Read
from bot.coach.understand.plain import Plain
from bot.coach.understand.shares import HARDLY, LIKELY, PLAINLY, TOLD, UNHEARD
from bot.coach.understand.wrongs import read_wrongs
from bot.domain.asks import Ask, AskKind
from bot.domain.facts import Fact, FactName
from bot.domain.points import Stage
from bot.domain.wrongs import Wrong, WrongKind
from bot.reading.farewells import gone
from bot.reading.folding import fold

_NO_WORD_OF_IT = 0.05
"""A share of complaint below which nothing went wrong for somebody who plainly asks a question."""

_OF_THE_GOODS = frozenset({WrongKind.OTHER, WrongKind.SPOILT})


def told_wrongs(
    asks: tuple[Ask, ...], read: Read, heard: Heard, known: tuple[Fact, ...], cues: Cues
) -> tuple[tuple[Ask, ...], tuple[Wrong, ...]]:
    """The asks as what went wrong makes them, and what the words tell of it.

    Whoever owns up to a mistake (`known`), or takes leave, tells of nothing that is ours to put right; nor does
    somebody in whose words the classifier hears a question and next to nothing else.
    """
    own, most = read.own, heard.most
    share = most.get(AskKind.COMPLAINT, 1.0)
    if share < _NO_WORD_OF_IT and most.get(AskKind.PLAIN_QUESTION, 0.0) > PLAINLY:
        return asks, ()
    if any(f.name is FactName.CLIENT_FAULT and f.value is True for f in known):
        made = heard.stage in (None, Stage.DELIVERED)
        return (too_late(asks, own, cues.wronged) if made else asks), ()
    if gone(fold(read.text)):
        return asks, ()
    slip = _own_slip(own, heard)
    if slip is not None:
        kept = tuple(a for a in asks if a.kind is not AskKind.COMPLAINT)
        changed = any(a.kind is AskKind.SCOPE_CHANGE for a in kept)
        return (kept if changed else (Ask(AskKind.SCOPE_CHANGE, slip), *kept)), ()
    wrongs = _as_heard(read_wrongs(own, read.text, cues.wronged), own, heard.shares)
    # what is like a fault of the goods, and no complaint is heard in, is told of goods that are sound
    had = heard.stage is Stage.DELIVERED and any(most.get(n, 0.0) >= TOLD for n in _UNSOUND)
    wrongs = tuple(w for w in wrongs if had or share >= HARDLY or w.kind not in _OF_THE_GOODS)
    return complained(asks, wrongs, own), wrongs


def _own_slip(own: Sequence[Plain], heard: Heard) -> str | None:
    """The sentence that tells of the client's own mistake in what is ordered and not made yet; None without one.

    "We approved the proof and the address on it is wrong, sorry": a change, and no wrong of ours.
    """
    if heard.stage is not Stage.ORDERED or heard.most.get(AskKind.COMPLAINT, 0.0) >= LIKELY or heard.shares is None:
        return None
    told = [
        (max(one.get("misprint", 0.0), one.get("artwork_change", 0.0)), plain.sentence.text)
        for plain, one in zip(own, heard.shares, strict=True)
        if one.get("own_mistake", 0.0) >= TOLD
    ]
    best = max(told, default=(0.0, ""))
    return best[1] if best[0] >= HARDLY else None


_UNSOUND = frozenset({"defect", "damaged", "misprint"})
"""Points that tell of a fault of goods that the client has."""

_FAULTS = _UNSOUND | {"wrong_goods"}
"""The same, and goods that are sound and not those ordered."""

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

_COMPLAINED = 0.3
"""A share of complaint that a sentence needs in which a point tells of a wrong by itself: calm words suffice."""

_SAID = 0.4
"""A share from which a point tells of a fault of the goods in a sentence that surely complains."""

_FAINTLY = 0.1
"""A share from which a sentence complains of goods that are plainly there: "eight came back with the same fault"."""


def _as_heard(
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
    complains = max((one.get(AskKind.COMPLAINT, 0.0) for one in heard), default=0.0) >= HARDLY
    kept = [w for w in wrongs if complains or best.get(_ALIKE.get(w.kind, w.kind), 1.0) >= UNHEARD]
    known = {_ALIKE.get(w.kind, w.kind) for w in kept}
    for plain, shares in zip(own, heard, strict=True):
        name = max(_OF_POINTS, key=lambda n: shares.get(n, 0.0))
        share, said = shares.get(name, 0.0), shares.get(AskKind.COMPLAINT, 0.0)
        had = shares.get(Stage.DELIVERED, 0.0) >= PLAINLY
        sure = (
            (share >= TOLD and said >= _COMPLAINED)
            or (name in _FAULTS and share >= _SAID and said >= TOLD)
            or (had and share >= TOLD and said >= _FAINTLY)
        )
        if sure and _OF_POINTS[name] not in known:
            kept.append(Wrong(_OF_POINTS[name], plain.sentence.text))
            known.add(_OF_POINTS[name])
    return tuple(kept)
