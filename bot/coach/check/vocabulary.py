"""Words and phrases under names, and where they stand in a sentence; `word*` stands for its forms."""

import re
from collections import defaultdict
from dataclasses import dataclass

Places = list[tuple[int, int]]
"""Stretches of tokens, by index: first and one past the last."""

_MARKS = r"[%€$£?!:;,.()\"]"
_TOKEN = re.compile(rf"[a-z]+'(?=[a-z])|[a-z0-9]+|{_MARKS}")
_PHRASE = re.compile(rf"[a-z]+'(?=[a-z])|[a-z0-9]+\*?|{_MARKS}")
_STEM = 3
_FORMS = "*"


@dataclass(frozen=True, slots=True)
class Token:
    """A folded word or mark, with its offsets."""

    word: str
    start: int
    end: int


def tokens(folded: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The words and marks of `folded[start:end]`; an elided word keeps its apostrophe."""
    stop = len(folded) if end is None else end
    return tuple(Token(m.group(), *m.span()) for m in _TOKEN.finditer(folded, start, stop))


_Entry = tuple[str, str, tuple[str, ...]]
"""A name, the first word of a phrase or the beginning of it, and the phrase's other words."""


class Vocabulary:
    """Phrases learnt under names, looked up by their first word or by the beginning of it."""

    def __init__(self) -> None:
        self._exact: dict[str, list[_Entry]] = defaultdict(list)
        self._stems: dict[str, list[_Entry]] = defaultdict(list)

    def learn(self, name: str, phrase: str) -> None:
        """Add a phrase to a name; an empty one adds nothing."""
        words = tuple(_PHRASE.findall(phrase))
        if not words:
            return
        first = words[0].rstrip(_FORMS)
        known, key = (self._stems, first[:_STEM]) if first != words[0] else (self._exact, first)
        known[key].append((name, first, words[1:]))

    def places(self, read: tuple[Token, ...]) -> dict[str, Places]:
        """Where the phrases of each name stand, in the order of the text; names that stand nowhere are left out."""
        found: dict[str, Places] = {}
        words = [t.word for t in read]
        most = len(words)
        for i, word in enumerate(words):
            for known, key in ((self._exact, word), (self._stems, word[:_STEM])):
                for name, first, rest in known.get(key, ()):
                    if word.startswith(first) and (not rest or (i + len(rest) < most and _stand(rest, words, i + 1))):
                        found.setdefault(name, []).append((i, i + 1 + len(rest)))
        return found


def _stand(phrase: tuple[str, ...], words: list[str], at: int) -> bool:
    for step, part in enumerate(phrase):
        word = words[at + step]
        if word != part and not (part[-1] == _FORMS and word.startswith(part[:-1])):
            return False
    return True
