"""Turns of phrase as chains of concepts: "waive" near "fee", in any wording and either language."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_TOKEN = re.compile(r"[a-z]+'(?=[a-z])|[a-z0-9]+|[%€$£?!:;,.()]")
_STEM = 3
_NEVER = "!"


@dataclass(frozen=True, slots=True)
class Token:
    """A folded word or mark, with its offsets."""

    word: str
    start: int
    end: int


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


def tokens(folded: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The words and marks of `folded[start:end]`; an elided word keeps its apostrophe."""
    stop = len(folded) if end is None else end
    return tuple(Token(m.group(), *m.span()) for m in _TOKEN.finditer(folded, start, stop))


class Turns:
    """Concepts and turns compiled from data; raises ValueError for a turn that names no known concept."""

    def __init__(self, concepts: Mapping[str, str], turns: Mapping[str, str]) -> None:
        self._exact: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        self._stems: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        for name, phrases in concepts.items():
            for phrase in re.split(r"[|\n]", phrases):
                self._learn(name, phrase.strip())
        self._turns = [
            _turn(kind, line, concepts) for kind, lines in turns.items() for line in lines.splitlines() if line.strip()
        ]

    def _learn(self, name: str, phrase: str) -> None:
        if not phrase:
            return
        words = tuple(re.findall(r"[a-z]+'(?=[a-z])|[a-z0-9]+\*?|[%€$£?!:;,.()]", phrase))
        if words[0].endswith("*"):
            self._stems[words[0][:_STEM]].append((name, words))
        else:
            self._exact[words[0]].append((name, words))

    def hear(
        self, read: tuple[Token, ...], more: Mapping[str, tuple[tuple[int, int], ...]] | None = None
    ) -> Iterator[Heard]:
        """Every turn in one sentence, the first place of each; `more` is concepts known by their offsets."""
        found = self._concepts(read)
        for name, places in (more or {}).items():
            for start, end in places:
                inside = [i for i, t in enumerate(read) if start <= t.start < end]
                if inside:
                    found[name].append((inside[0], inside[-1] + 1))
        for turn in self._turns:
            if all(c in found for c in turn.concepts) and not any(n in found for n in turn.never):
                chain = _chain(turn, found)
                if chain is not None:
                    yield Heard(turn.kind, tuple((read[s].start, read[e - 1].end) for s, e in chain))

    def _concepts(self, read: tuple[Token, ...]) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        words = [t.word for t in read]
        for i, word in enumerate(words):
            for name, phrase in (*self._exact.get(word, ()), *self._stems.get(word[:_STEM], ())):
                if len(phrase) <= len(words) - i and all(
                    w.startswith(p[:-1]) if p[-1] == "*" else w == p
                    for w, p in zip(words[i : i + len(phrase)], phrase, strict=True)
                ):
                    found[name].append((i, i + len(phrase)))
        return found


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


def _chain(turn: Turn, found: Mapping[str, list[tuple[int, int]]]) -> list[tuple[int, int]] | None:
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
