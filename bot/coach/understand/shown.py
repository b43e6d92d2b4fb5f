"""What the sentences of a message show of each kind of ask: cues, the company's signs, topics, amounts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.coach.understand.cues import Cues, Patterns, found_in
from bot.coach.understand.implied import Priced
from bot.coach.understand.plain import Plain
from bot.coach.understand.signs import NO_SIGN, Signs, signed
from bot.coach.understand.topics import shown_by
from bot.domain.asks import AskKind

SIGNS = ("strong", "likely", "weak", "against", "sure", "perhaps", "topic", "below", "ours", "subject", "soon")
"""What a sentence may show of a kind: cues by their level, a cue taken back, a sign of the company's that speaks
for this kind alone or for one of two, a topic, an amount below our price or at it, a word of the kind's subject, a day
before our usual lead time is over."""

_TELLING = frozenset({"strong", "likely", "sure", "topic", "below"})
"""Signs by which a sentence is part of the ask's quote."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The signs of one kind, by sentence."""

    by_sentence: tuple[frozenset[str], ...]

    @property
    def signs(self) -> frozenset[str]:
        """Every sign, of any sentence."""
        return frozenset().union(*self.by_sentence)

    @property
    def plainly(self) -> bool:
        """Whether a strong cue stands that nothing in its sentence takes back."""
        return "strong" in self.signs

    @property
    def told(self) -> bool:
        """Whether words tell of the ask, plainly or likely."""
        return bool(self.signs & _TELLING)

    @property
    def where(self) -> frozenset[int]:
        """The sentences that tell of the ask."""
        return frozenset(i for i, s in enumerate(self.by_sentence) if s & _TELLING)

    @property
    def telling(self) -> list[int]:
        """The sentences that tell of the ask; where none does, those that hint at it."""
        told = [i for i, s in enumerate(self.by_sentence) if s & _TELLING]
        return told or [i for i, s in enumerate(self.by_sentence) if s & {"weak", "perhaps"}]


def read_shown(
    sentences: Sequence[Plain],
    cues: Cues,
    company: Signs,
    amounts: Mapping[int, Priced],
    near: frozenset[int] = frozenset(),
) -> dict[AskKind, Shown]:
    """What the sentences show of each kind that has cues.

    `amounts` says, by sentence, how its amounts stand to our prices; `near` are the sentences with a day too near for
    our usual lead time.
    """
    spoken = [signed(company, p.sentence.text) if company else NO_SIGN for p in sentences]
    topics = [shown_by(p, cues.topics) for p in sentences]
    return {
        kind: Shown(
            tuple(
                _signs(plain.text, levels, _besides(kind, spoken[i], topics[i], amounts.get(i), near=i in near))
                for i, plain in enumerate(sentences)
            )
        )
        for kind, levels in cues.asks.items()
    }


def _signs(text: str, levels: Mapping[str, Patterns], besides: frozenset[str]) -> frozenset[str]:
    """The strongest cue of a sentence and the signs besides, all of it taken back by a cue against the kind."""
    if found_in(levels["against"], text):
        return frozenset({"against"})
    # our very price told back is agreed to as often as it is haggled over: only plain words ask for another
    possible = ("strong",) if "ours" in besides else ("strong", "likely", "weak")
    level = next((name for name in possible if found_in(levels[name], text)), None)
    if level is not None:
        return besides | {level}
    return besides | {"subject"} if found_in(levels["subject"], text) else besides


def _besides(
    kind: AskKind,
    spoken: tuple[frozenset[AskKind], frozenset[AskKind]],
    topics: frozenset[AskKind],
    stands: Priced | None,
    *,
    near: bool,
) -> frozenset[str]:
    sure, perhaps = spoken
    said = {"sure"} if kind in sure else {"perhaps"} if kind in perhaps else set()
    if kind in topics:
        said.add("topic")
    if kind is AskKind.PRICE_CUT and stands is not None:
        said.add("below" if stands is Priced.BELOW else "ours")
    if kind is AskKind.RUSH and near:
        said.add("soon")
    return frozenset(said)
