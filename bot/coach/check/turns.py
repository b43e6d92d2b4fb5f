"""Turns of phrase as chains of concepts: "waive" near "fee", in any wording and either language."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from bot.coach.check.vocabulary import Places, Token, Vocabulary

_NEVER = "!"


@dataclass(frozen=True, slots=True)
class Turn:
    """Concepts in order, the most words between each and the next, and those that must not stand in the sentence."""

    kind: str
    concepts: tuple[str, ...]
    gaps: tuple[int, ...]
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """A turn found: its kind, and the offsets of each of its concepts, in order."""

    kind: str
    parts: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Where its first concept begins."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Where its last concept ends."""
        return self.parts[-1][1]

    def holds(self, offset: int) -> bool:
        """Whether one of its concepts covers an offset."""
        return any(s <= offset < e for s, e in self.parts)


class Turns:
    """Concepts and turns compiled from data; raises ValueError for a turn that names no known concept."""

    def __init__(self, concepts: Mapping[str, str], turns: Mapping[str, str]) -> None:
        self._words = Vocabulary()
        for name, phrases in concepts.items():
            for phrase in re.split(r"[|\n]", phrases):
                self._words.learn(name, phrase.strip())
        self._turns = [
            _turn(kind, line, concepts) for kind, lines in turns.items() for line in lines.splitlines() if line.strip()
        ]

    def places(self, read: tuple[Token, ...]) -> dict[str, Places]:
        """Where each concept stands in one sentence."""
        return self._words.places(read)

    def hear(
        self,
        read: tuple[Token, ...],
        more: Mapping[str, tuple[tuple[int, int], ...]] | None = None,
        stands: Mapping[str, Places] | None = None,
        kinds: Collection[str] = (),
    ) -> Iterator[Heard]:
        """Every turn in one sentence, the first place of each; `more` is concepts known by their offsets.

        `stands` is where the other concepts stand, where that is known already; `kinds` are those looked for, or none
        for all.
        """
        found = {name: list(at) for name, at in (self.places(read) if stands is None else stands).items()}
        for name, places in (more or {}).items():
            for start, end in places:
                inside = [i for i, t in enumerate(read) if start <= t.start < end]
                if inside:
                    found.setdefault(name, []).append((inside[0], inside[-1] + 1))
        for turn in self._turns:
            if kinds and turn.kind not in kinds:
                continue
            if all(c in found for c in turn.concepts) and not any(n in found for n in turn.never):
                chain = _chain(turn, found)
                if chain is not None:
                    yield Heard(turn.kind, tuple((read[s].start, read[e - 1].end) for s, e in chain))


def _turn(kind: str, line: str, concepts: Mapping[str, str]) -> Turn:
    parts = line.split()
    named = [p for p in parts if not p.startswith(_NEVER)]
    if not all(p.isdigit() for p in named[1::2]):
        raise ValueError(f"{kind}: {line!r}")
    turn = Turn(
        kind,
        tuple(named[::2]),
        tuple(int(p) for p in named[1::2]),
        tuple(p[1:] for p in parts if p.startswith(_NEVER)),
    )
    unknown = [c for c in (*turn.concepts, *turn.never) if c not in concepts]
    if unknown or len(turn.gaps) != len(turn.concepts) - 1:
        raise ValueError(f"{kind}: {line!r}")
    return turn


def _chain(turn: Turn, found: Mapping[str, Places]) -> list[tuple[int, int]] | None:
    """The token spans of the first chain of a turn's concepts, or None."""

    def reach(at: int, index: int) -> list[tuple[int, int]] | None:
        if index == len(turn.concepts):
            return []
        for start, end in found[turn.concepts[index]]:
            if index == 0 or at <= start <= at + turn.gaps[index - 1]:
                rest = reach(end, index + 1)
                if rest is not None:
                    return [(start, end), *rest]
        return None

    return reach(0, 0)
