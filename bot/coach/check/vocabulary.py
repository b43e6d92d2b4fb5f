"""Words and phrases under names, and where they stand in a sentence; `word*` stands for its forms."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

Places = list[tuple[int, int]]
"""Stretches of tokens, by index: first and one past the last."""

_MARKS = r"[%€$£?!:;,.()\"]"
_TOKEN = re.compile(rf"[a-z]+'(?=[a-z])|[a-z0-9]+|{_MARKS}")
_PHRASE = re.compile(rf"[a-z]+'(?=[a-z]|$)|[a-z0-9]+\*?|{_MARKS}")
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


_Entry = tuple[int, str, str, tuple[str, ...]]
"""When it was learnt, a name, the first word of a phrase or the beginning of it, and the phrase's other words."""
_Bucket = dict[str, list[_Entry]]
"""Phrases by the beginning of their second word: hundreds open with "we" or "not"."""
_ANY = ""


class Vocabulary:
    """Phrases learnt under names, looked up by the beginnings of their first two words."""

    def __init__(self) -> None:
        self._exact: dict[str, _Bucket] = defaultdict(lambda: defaultdict(list))
        self._stems: dict[str, _Bucket] = defaultdict(lambda: defaultdict(list))
        self._learnt = 0

    def learn(self, name: str, phrase: str) -> None:
        """Add a phrase to a name; an empty one adds nothing."""
        words = tuple(_PHRASE.findall(phrase))
        if not words:
            return
        first = words[0].rstrip(_FORMS)
        known, key = (self._stems, first[:_STEM]) if first != words[0] else (self._exact, first)
        known[key][_second(words)].append((self._learnt, name, first, words[1:]))
        self._learnt += 1

    def places(self, read: tuple[Token, ...]) -> dict[str, Places]:
        """Where the phrases of each name stand, in the order of the text; names that stand nowhere are left out."""
        found: dict[str, Places] = {}
        words = [t.word for t in read]
        most = len(words)
        for i, word in enumerate(words):
            after = words[i + 1][:_STEM] if i + 1 < most else _ANY
            for known, key in ((self._exact, word), (self._stems, word[:_STEM])):
                bucket = known.get(key)
                for _, name, first, rest in _entries(bucket, after) if bucket else ():
                    if word.startswith(first) and (not rest or (i + len(rest) < most and _stand(rest, words, i + 1))):
                        found.setdefault(name, []).append((i, i + 1 + len(rest)))
        return found


def _second(words: tuple[str, ...]) -> str:
    """The beginning by which a phrase's second word is looked up; none where it has none, or one too short."""
    part = words[1] if len(words) > 1 else _ANY
    stem = part.rstrip(_FORMS)
    return _ANY if stem != part and len(stem) < _STEM else stem[:_STEM]


def _entries(bucket: _Bucket, after: str) -> Sequence[_Entry]:
    """The phrases that may stand before a word that begins so, in the order in which they were learnt."""
    any_of, more = bucket.get(_ANY, ()), bucket.get(after, ()) if after else ()
    return sorted((*any_of, *more)) if any_of and more else any_of or more


def _stand(phrase: tuple[str, ...], words: list[str], at: int) -> bool:
    for step, part in enumerate(phrase):
        word = words[at + step]
        if word != part and not (part[-1] == _FORMS and word.startswith(part[:-1])):
            return False
    return True
