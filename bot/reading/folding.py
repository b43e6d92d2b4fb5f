"""Text made comparable: lower case, no accents, one kind of apostrophe, quote, dash and space.

Three forms, for three needs:

- `fold` may change the length: ligatures are spelt out (œ → oe), accents and marks vanish.
- `fold_keep` keeps the length, one character for one, so that a regex span holds in the
  original: a ligature stays as it is (œ stays œ) and a lone combining mark becomes a space.
- `fold_map` and `clean` may change the length and carry a map back to the original.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

_SAME = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u02bc": "'", "\u00b4": "'", "`": "'", "\u2032": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u2002": " ", "\u2003": " ", "\u2008": " ",
    "\u200a": " ", "\u205f": " ", "\u3000": " ", "\t": " ",
}  # fmt: skip
_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss", "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "…": "..."}
_LOOKALIKES = dict(zip("асеорхуіјѕԁһкмтвнορνακτιεχυ", "aceopxyijsdhkmtbhopvaktiexu", strict=True))
_LEET = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s"}
_LEET_WORD = re.compile(r"(?<![\w@$])[a-z013457@$]{3,}(?![\w@$])")
_DISGUISED = re.compile(r"[a-z][013457@$]+[a-z]|^[013457@$][a-z]{3}")
_RUN = re.compile(r"([^\W\d_])\1{2,}")


@dataclass(frozen=True, slots=True)
class Mapped:
    """A changed text that knows where each of its characters came from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the original of `text[start:end]`, for a span that is not empty."""
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=2048)  # the same texts are read for many things
def fold(text: str) -> str:
    """`text` in lower case without accents, ligatures spelt out, quotes, dashes and spaces made plain."""
    return text.translate(_FOLDS)


def fold_keep(text: str) -> str:
    """The same with exactly the length of `text`: what does not fold to one character stays or is a space."""
    return text.translate(_KEEPS)


def fold_map(text: str) -> Mapped:
    """`fold` with a map back to the original."""
    return _mapped(text, _FOLDS)


def clean(text: str) -> Mapped:
    """`fold_map` for matching disguised words.

    Letters of other alphabets that look Latin become Latin, figures put for letters inside a
    word become letters ("c0nnard", "1diot"), and a letter repeated three times or more is
    kept once ("prixxxx" → "prix"). Numbers are left alone.
    """
    return _squeezed(_lettered(_mapped(text, _UNMASKS)))


def _folded(c: str) -> str:
    if c.isascii():
        return _SAME.get(c, c.lower())
    if c in _SAME:
        return _SAME[c]
    low = c.lower()
    if low in _LIGATURES:
        return _LIGATURES[low]
    if "\uff00" <= c <= "\uffef":
        low = unicodedata.normalize("NFKC", low)
    return "".join(x for x in unicodedata.normalize("NFD", low) if unicodedata.category(x) not in ("Mn", "Cf"))


def _folded_to_one(c: str) -> str:
    folded = _folded(c)
    if len(folded) == 1:
        return folded
    return " " if not folded else c


class _Table(dict[int, str]):
    """A translation table that learns each character when it first meets it: folding runs in C."""

    def __init__(self, change: Callable[[str], str]) -> None:
        self._change = change

    def __missing__(self, code: int) -> str:
        self[code] = changed = self._change(chr(code))
        return changed


_FOLDS = _Table(_folded)
_KEEPS = _Table(_folded_to_one)


def _unmasked(c: str) -> str:
    folded = _folded(c)
    if c.isascii() or not folded:
        return folded
    plain = unicodedata.normalize("NFKC", folded).lower() if "\U0001d400" <= c <= "\U0001d7ff" else folded
    return "".join(_LOOKALIKES.get(x, x) for x in plain)


_UNMASKS = _Table(_unmasked)


def _mapped(text: str, table: _Table) -> Mapped:
    if all(len(table[ord(c)]) == 1 for c in set(text)):
        return Mapped(text.translate(table), tuple(range(len(text))), tuple(range(1, len(text) + 1)))
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for i, c in enumerate(text):
        new = table[ord(c)]
        if len(new) == 1:
            out.append(new)
            starts.append(i)
            ends.append(i + 1)
        elif new:
            out += new
            starts += [i] * len(new)
            ends += [i + 1] * len(new)
        elif ends and unicodedata.category(c) == "Mn":
            ends[-1] = i + 1
    return Mapped("".join(out), tuple(starts), tuple(ends))


def _lettered(mapped: Mapped) -> Mapped:
    """The same with the digits inside words turned back into letters."""

    def word(m: re.Match[str]) -> str:
        found = m.group()
        letters = sum(c.isalpha() for c in found)
        if letters * 2 <= len(found) or not _DISGUISED.search(found):
            return found
        return "".join(_LEET.get(c, c) for c in found)

    return Mapped(_LEET_WORD.sub(word, mapped.text), mapped.starts, mapped.ends)


def _squeezed(mapped: Mapped) -> Mapped:
    if _RUN.search(mapped.text) is None:
        return mapped
    keep = [True] * len(mapped.text)
    for m in _RUN.finditer(mapped.text):
        keep[m.start() + 1 : m.end()] = [False] * (m.end() - m.start() - 1)
    kept = [i for i, k in enumerate(keep) if k]
    # the repeated letters belong to the one kept, so that a span covers the word as written
    after = [*kept[1:], len(keep)] if kept else []
    return Mapped(
        "".join(mapped.text[i] for i in kept),
        tuple(mapped.starts[i] for i in kept),
        tuple(mapped.ends[j - 1] for j in after),
    )
