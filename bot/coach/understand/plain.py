"""A text in its plain form: folded, misspellings mended, figures put as tokens; every offset traceable."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.figures import Figure, Unit
from bot.reading.folding import clean, fold
from bot.reading.sentences import Sentence
from bot.reading.web_address import as_links

_TOKENS = {
    Unit.PERCENT: "#p",
    Unit.PIECES: "#q",
    Unit.DAYS: "#d",
    Unit.WORKING_DAYS: "#d",
    Unit.MONTHS: "#d",
    Unit.YEARS: "#d",
    Unit.DATE: "#d",
    Unit.TIMES: "#x",
    Unit.NUMBER: "#n",
}
_COUNTING = frozenset({"six", "dix", "trois", "cents", "dozens", "douzaines", "milliers", "hundreds", "thousands"})
"""Plural or like one, yet no noun that a count belongs to."""

_SPLITTING = re.compile(r"(?:coup|cut|split|divis|scind|partag)")
"""What is cut in two may be a bill as well as a price: the words stay."""

_WORD = re.compile(r"#[a-z]|[a-z][a-z']*|\s+|.", re.DOTALL)
_ELIDED = re.compile(
    r"(?<!['#])\b(c|j|l|d|n|s|t|m|qu) (?=(?:est|ai|as|a|en|y|etait|un|une|autre|accord|avez|avoir|aurai\w*|il|elle"
    r"|on)\b)"
)
_SHORT = {
    "vs": "vous", "pr": "pour", "ds": "dans", "bcp": "beaucoup", "cest": "c'est", "jai": "j'ai", "ya": "y a",
    "jpeux": "je peux",
    "tt": "tout", "tro": "trop", "pq": "pourquoi", "pk": "pourquoi", "qd": "quand", "ptit": "petit", "ptite": "petite",
    "u": "you", "ur": "your", "wud": "would", "wld": "would", "woud": "would", "cld": "could",
    "pls": "please", "plz": "please",
    "thx": "thanks", "im": "i'm", "ive": "i've", "dont": "don't", "cant": "can't", "wont": "won't", "lets": "let's",
    "whats": "what's", "thats": "that's", "youre": "you're", "accpet": "accept", "acept": "accept", "thier": "their",
}  # fmt: skip


class Forms:
    """The words whose misspellings are mended: one letter wrong, missing, added or swapped."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self._known = frozenset(words)
        self._near: dict[str, str] = {}
        for word in words:
            if len(word) >= 6:
                for key in (word, *_deletes(word)):
                    self._near.setdefault(key, word)

    def mend(self, word: str) -> str:
        """The known form that `word` misspells, or `word` itself."""
        if len(word) < 6 or word in self._known or not self._near:
            return word
        found = self._near.get(word)
        if found is None:
            found = next((self._near[k] for k in _deletes(word) if k in self._near), None)
        if found is None or found[0] != word[0] or word.startswith(found) or found.startswith(word):
            return word
        return found if _one_apart(word, found) else word


def _deletes(word: str) -> list[str]:
    return [word[:i] + word[i + 1 :] for i in range(1, len(word))]


def _one_apart(one: str, other: str) -> bool:
    """Whether two words differ by one letter, or by two neighbours swapped."""
    if len(one) == len(other):
        differing = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(differing) != 2:
            return len(differing) == 1
        first, second = differing
        return second == first + 1 and one[first] == other[second] and one[second] == other[first]
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


@dataclass(frozen=True, slots=True)
class Plain:
    """One sentence's plain form. `starts[i]` is where character i stood in the whole text."""

    sentence: Sentence
    text: str
    starts: tuple[int, ...]
    figures: tuple[tuple[int, Figure], ...]

    def at(self, index: int) -> int:
        """The offset in the whole text of the plain form's character `index`; its end beyond the last."""
        return self.starts[index] if index < len(self.starts) else self.sentence.end

    def figures_in(self, start: int, end: int) -> tuple[Figure, ...]:
        """The figures whose token stands between two offsets of the plain form."""
        return tuple(f for i, f in self.figures if start <= i < end)


def plain_sentences(said: Iterable[Sentence], figures: tuple[Figure, ...], forms: Forms) -> tuple[Plain, ...]:
    """Sentences, or parts of them, in plain form; a figure that crosses the end of one belongs to its beginning."""
    return tuple(_plain(s, [f for f in figures if s.start <= f.start < s.end], forms) for s in said)


def _plain(sentence: Sentence, figures: list[Figure], forms: Forms) -> Plain:
    mapped = clean(sentence.text)
    # "first order", "once": one time is no count to compare, its words say more
    by_start = {f.start - sentence.start: f for f in figures if not (f.unit is Unit.TIMES and f.value == 1)}
    if not by_start:
        return _mended(sentence, mapped.text, mapped.starts, figures, forms)
    out: list[str] = []
    starts: list[int] = []
    inside = 0
    for char, origin in zip(mapped.text, mapped.starts, strict=True):
        if origin < inside:
            continue
        if (found := by_start.get(origin)) is not None:
            inside = found.end - sentence.start
            token = _token(found)
            out.extend(token)
            starts.extend([origin] * len(token))
            continue
        out.append(char)
        starts.append(origin)
    return _mended(sentence, "".join(out), starts, figures, forms)


def _token(figure: Figure) -> str:
    """What stands for a figure; the words that a count or a payment term swallowed stay beside it."""
    token = _TOKENS.get(figure.unit, "#m")
    if figure.unit is Unit.TIMES:
        return f"{token} {fold(figure.text).partition(' ')[2]}".rstrip()
    if figure.unit is Unit.PIECES:
        noun = fold(figure.text).rpartition(" ")[2]
        return f"{token} {noun}" if noun.endswith(("s", "x")) and noun.isalpha() and noun not in _COUNTING else token
    if figure.unit is Unit.PERCENT and _SPLITTING.match(fold(figure.text)):
        return fold(figure.text)
    if figure.unit is Unit.DAYS and fold(figure.text).startswith("net "):
        return f"net {token}"
    return token


def _mended(sentence: Sentence, text: str, starts: Sequence[int], figures: list[Figure], forms: Forms) -> Plain:
    out: list[str] = []
    where: list[int] = []
    for m in _WORD.finditer(text):
        piece = m.group()
        if piece[0].isspace():
            piece = " "
        elif piece[0].isalpha():
            piece = _SHORT.get(piece) or forms.mend(piece)
        elif piece[0] == "#" and len(piece) == 2 and out and out[-1][-1].isalnum():
            piece = " " + piece
        start, end = m.span()
        out.append(piece)
        where += starts[start:end] if len(piece) == end - start else [starts[start]] * len(piece)
    joined = as_links(_ELIDED.sub(lambda m: m.group(1) + "'", "".join(out)))
    tokens = [m.start() for m in re.finditer(r"#[a-z]", joined)]
    by_start = {f.start - sentence.start: f for f in figures}
    placed = tuple((i, by_start[where[i]]) for i in tokens if where[i] in by_start)
    return Plain(sentence, joined, tuple(w + sentence.start for w in where), placed)
