"""Patterns that are compiled when a text first holds the words they need: of thousands, a text needs a few.

Who serves long has the words of all patterns looked for at once (Aho and Corasick, 1975; the library pyahocorasick):
one pass over a text in place of 30,000. Making that takes a tenth of a second, which one answer would not earn back.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from bot.reading.needed import Needs, needed

_OFTEN = 400
"""Texts after which a class is compiled whole: that takes as long as it spares over so many."""
_TEXTS = 512
"""Texts of which is kept what may match in them: a message's sentences are asked about by every stage."""
_ANY = ("",)
"""Stands in every text."""


class Sieve:
    """Makes patterns. What `known` says of a source is not worked out again, nor is the source tried out.

    `learnt` holds what was worked out here: to be kept, and known the next time.
    """

    def __init__(self, known: Mapping[str, Needs] | None = None) -> None:
        self._known = known or {}
        self.learnt: dict[str, Needs] = {}
        self._made: list[Sifted] = []
        self._standing: _Standing | None = None

    @classmethod
    def of(cls, kept: Mapping[str, Sequence[str] | None]) -> "Sieve":
        """The sieve that knows what another one found out and `told`."""
        return cls({source: None if needs is None else frozenset(needs) for source, needs in kept.items()})

    def told(self) -> dict[str, list[str] | None]:
        """What is known and what was found out here, as plain data."""
        found = {**self._known, **self.learnt}
        return {source: None if needs is None else sorted(needs) for source, needs in found.items()}

    def pattern(self, source: str, *, ours: bool = False) -> "Sifted":
        """The pattern of a source; raises re.error when it is none, at once but for one of our own."""
        if source not in self._known and source not in self.learnt:
            if not ours:
                re.compile(source)
            self.learnt[source] = needed(source)
        needs = self._known[source] if source in self._known else self.learnt[source]
        self._made.append(Sifted(source, needs, self))
        self._standing = None
        return self._made[-1]

    def ready(self) -> None:
        """Compile every pattern made here: for who serves long, so that no message waits for it."""
        for pattern in self._made:
            _ = pattern.compiled
        self._standing = _Standing(self._made)

    def live(self, text: str) -> "frozenset[Sifted] | None":
        """The patterns made here that may match in `text`; None where that is found out one by one."""
        return None if self._standing is None else self._standing.of(text)

    def any_of(self, sources: Sequence[str], before: str = "", after: str = "", *, ours: bool = False) -> "AnyOf":
        """Alternatives, each between `before` and `after`, found as one pattern that joins them by | would."""
        whole = f"{before}(?:{'|'.join(sources)}){after}"
        return AnyOf(tuple(self.pattern(f"{before}(?:{s}){after}", ours=ours) for s in sources), whole)


class Sifted:
    """One pattern and the words that it needs."""

    __slots__ = ("_compiled", "needs", "sieve", "source")

    def __init__(self, source: str, needs: Needs, sieve: Sieve) -> None:
        self.source, self.needs, self.sieve = source, needs, sieve
        self._compiled: re.Pattern[str] | None = None

    def may(self, text: str) -> bool:
        """Whether `text` holds a word without which the pattern cannot match."""
        if self.needs is None:
            return True
        live = self.sieve.live(text)
        if live is not None:
            return self in live
        for word in self.needs:  # noqa: SIM110 - twice as fast as any(), and asked thousands of times a message
            if word in text:
                return True
        return False

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in `text`."""
        return self.compiled.search(text) if self.may(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match in `text`, none overlapping another."""
        return self.compiled.finditer(text) if self.may(text) else iter(())

    def sub(self, by: Callable[[re.Match[str]], str], text: str) -> str:
        """The text with every match replaced."""
        return self.compiled.sub(by, text) if self.may(text) else text

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        if self._compiled is None:
            self._compiled = re.compile(self.source)
        return self._compiled


class AnyOf:
    """Alternatives; the leftmost match counts, of two at one place the earlier alternative's.

    Asked for the first times, only the alternatives are compiled that a text may match; one that
    is asked often is compiled whole, which costs more once and less each time.
    """

    __slots__ = ("_asked", "_joined", "_last", "_source", "patterns")

    def __init__(self, patterns: tuple[Sifted, ...], source: str) -> None:
        self.patterns, self._source = patterns, source
        self._last: tuple[str | None, tuple[re.Pattern[str], ...]] = (None, ())
        self._joined: tuple[re.Pattern[str], ...] = ()
        self._asked = 0

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in `text[start:end]`."""
        stop = len(text) if end is None else end
        best: re.Match[str] | None = None
        for pattern in self._live(text):
            found = pattern.search(text, start, stop)
            if found and (best is None or found.start() < best.start()):
                best = found
        return best

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every match in `text[start:end]`, none overlapping another."""
        stop = len(text) if end is None else end
        # What each alternative finds next: only one that began before the match just taken is looked for again.
        coming = [(p, found) for p in self._live(text) if (found := p.search(text, start, stop))]
        while coming:
            _, first = min(coming, key=lambda one: one[1].start())
            yield first
            start = max(first.end(), first.start() + 1)
            coming = [
                (p, again)
                for p, found in coming
                if (again := found if found.start() >= start else p.search(text, start, stop))
            ]

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with every match replaced."""
        kept, at = [], 0
        for found in self.finditer(text):
            kept += [text[at : found.start()], by if isinstance(by, str) else by(found)]
            at = found.end()
        return "".join((*kept, text[at:]))

    def _live(self, text: str) -> tuple[re.Pattern[str], ...]:
        """The alternatives that may match; a text is asked about many times in a row."""
        last, live = self._last
        if last is text:
            return live
        may = self.patterns[0].sieve.live(text)
        if may is not None:
            live = tuple([p.compiled for p in self.patterns if p in may])
        elif self._joined:
            return self._joined
        else:
            found = []
            for pattern in self.patterns:
                # without a call for each: most end here
                for word in pattern.needs or _ANY:
                    if word in text:
                        found.append(pattern.compiled)
                        break
            live = tuple(found)
            self._asked += 1
            if self._asked == _OFTEN:
                self._joined = (re.compile(self._source),)
        self._last = (text, live)
        return live


class _Standing:
    """Which of many patterns may match: the words they need are looked for in a text all at once."""

    def __init__(self, patterns: Sequence[Sifted]) -> None:
        from ahocorasick import Automaton  # for who serves long alone

        needing: dict[str, list[Sifted]] = {}
        for pattern in patterns:
            for word in pattern.needs or ():
                needing.setdefault(word, []).append(pattern)
        self._needing = tuple(frozenset(found) for found in needing.values())
        self._always = frozenset(p for p in patterns if not p.needs)
        self._words = Automaton()
        for place, word in enumerate(needing):
            self._words.add_word(word, place)
        self._words.make_automaton()
        self.of = lru_cache(maxsize=_TEXTS)(self._of)

    def _of(self, text: str) -> frozenset[Sifted]:
        if not self._needing:
            return self._always
        standing = {place for _, place in self._words.iter(text)}
        return self._always.union(*[self._needing[place] for place in standing])
