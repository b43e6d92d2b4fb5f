"""Lexical fields and what they compose: who, towards whom, which act, in any wording and either language.

A field is a list of words and phrases (`word*` stands for its forms). A composition is a line of fields:
`A 4 B` has B at most four words after A, `A + B` has both anywhere in the sentence, `!C` has no C in it,
`A|B` is either, `^A` opens the sentence, and small letters are words themselves, joined by `_`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.coach.check.vocabulary import Places, Token, Vocabulary, tokens

_OPENING = 1


@dataclass(frozen=True, slots=True)
class Item:
    """One place in a chain: any of its fields, `gap` words at most after the one before; `opens` a sentence."""

    fields: tuple[str, ...]
    gap: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Composition:
    """What a line says: chains that all stand in the sentence, and fields that do not."""

    kind: str
    chains: tuple[tuple[Item, ...], ...]
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """A composition found: its kind, and the offsets of its first word and past its last, by chain."""

    kind: str
    start: int
    end: int


class Fields:
    """Fields and compositions from data; raises ValueError for a line that names an unknown field."""

    def __init__(self, fields: Mapping[str, str], kinds: Mapping[str, str], given: tuple[str, ...] = ()) -> None:
        """`given` names the fields whose places are told with each sentence."""
        self._words = Vocabulary()
        self._known = {*fields, *given}
        self._derived: list[Composition] = []
        for name, lines in fields.items():
            for line in lines.splitlines():
                if line.startswith("="):
                    self._derived.append(self._composition(name, line[1:]))
                    continue
                for phrase in line.split("|"):
                    self._words.learn(name, phrase.strip())
        self._said = [
            self._composition(kind, line)
            for kind, lines in kinds.items()
            for line in lines.splitlines()
            if line.strip()
        ]
        self._by_field = _by_rarest(self._said)

    def _composition(self, kind: str, line: str) -> Composition:
        chains: list[tuple[Item, ...]] = []
        never: list[str] = []
        chain: list[Item] = []
        gap = 0
        for part in line.split():
            if part.startswith("!"):
                never += self._fields_of(part[1:])
            elif part == "+":
                chains.append(tuple(chain))
                chain = []
            elif part.isdigit():
                gap = int(part)
            else:
                chain.append(Item(self._fields_of(part.removeprefix("^")), gap, part.startswith("^")))
                gap = 0
        chains.append(tuple(chain))
        if not all(chains):
            raise ValueError(f"{kind}: {line!r}")
        return Composition(kind, tuple(chains), tuple(never))

    def _fields_of(self, part: str) -> tuple[str, ...]:
        """The fields of an item; one in small letters is learnt as a field of its own."""
        names = []
        for name in part.split("|"):
            if name == name.lower():
                if name not in self._known:
                    self._known.add(name)
                    self._words.learn(name, name.replace("_", " "))
            elif name not in self._known:
                raise ValueError(f"unknown field {name!r}")
            names.append(name)
        return tuple(names)

    def places(self, read: tuple[Token, ...], given: Mapping[str, Places]) -> dict[str, Places]:
        """Where each field stands in one sentence; `given` adds fields known by their places."""
        found = self._words.places(read)
        for name, places in given.items():
            found[name] = [*found.get(name, ()), *places]
        for made in self._derived:
            whole = _held(made, found)
            if whole is not None:
                found.setdefault(made.kind, []).extend(_every(made.chains[0], found))
        return found

    def hear(self, read: tuple[Token, ...], found: Mapping[str, Places]) -> Iterator[Composed]:
        """Every composition in one sentence, by its first place; `found` is where its fields stand."""
        likely = {at for name in found for at in self._by_field.get(name, ())}
        for made in (self._said[at] for at in sorted(likely)):
            spans = _held(made, found)
            if spans is not None:
                start, end = min(s for s, _ in spans), max(e for _, e in spans)
                yield Composed(made.kind, read[start].start, read[end - 1].end)

    def stands(self, names: Iterable[str], folded: str) -> bool:
        """Whether a word of one of these fields stands in a folded text."""
        found = self._words.places(tokens(folded, 0, len(folded)))
        return any(name in found for name in names)


def _by_rarest(compositions: Sequence[Composition]) -> dict[str, list[int]]:
    """The places of the compositions under the fields of their rarest item: without one of these none is held."""
    items = [[item for chain in made.chains for item in chain] for made in compositions]
    common = Counter(name for every in items for item in every for name in item.fields)
    by_field: dict[str, list[int]] = defaultdict(list)
    for at, every in enumerate(items):
        for name in min((item.fields for item in every), key=lambda fields: sum(common[f] for f in fields)):
            by_field[name].append(at)
    return dict(by_field)


def _held(made: Composition, found: Mapping[str, Places]) -> Places | None:
    """The stretch of each chain, or None where one is missing or a field stands that must not."""
    stands = found.keys()
    for chain in made.chains:
        for item in chain:
            if stands.isdisjoint(item.fields):
                return None
    if not stands.isdisjoint(made.never):
        return None
    spans: Places = []
    for chain in made.chains:
        span = next(iter(_every(chain, found)), None)
        if span is None:
            return None
        spans.append(span)
    return spans


def _every(chain: tuple[Item, ...], found: Mapping[str, Places]) -> list[tuple[int, int]]:
    """Every stretch that a chain covers, one for each place of its first item."""
    stretches = []
    for start, end in _all_of(chain[0], found):
        if chain[0].opens and start > _OPENING:
            continue
        last = _reach(chain, 1, end, found)
        if last is not None:
            stretches.append((start, last))
    return stretches


def _reach(chain: tuple[Item, ...], index: int, at: int, found: Mapping[str, Places]) -> int | None:
    """Where the rest of a chain ends when it goes on from a token, or None."""
    if index == len(chain):
        return at
    for start, end in _all_of(chain[index], found):
        if at <= start <= at + chain[index].gap:
            last = _reach(chain, index + 1, end, found)
            if last is not None:
                return last
    return None


def _all_of(item: Item, found: Mapping[str, Places]) -> Iterator[tuple[int, int]]:
    for name in item.fields:
        yield from found.get(name, ())
