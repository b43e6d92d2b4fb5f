"""Numbers written in words, French (France, Belgium, Switzerland) and English."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_FR_UNITS = {w: n for n, w in enumerate("zero un deux trois quatre cinq six sept huit neuf".split())} | {"une": 1}
_FR_TEENS = {w: n for n, w in enumerate("dix onze douze treize quatorze quinze seize".split(), 10)}
_FR_TENS = {
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
    "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip
_FR_BIG = {"million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9}
_EN_UNITS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine".split())}
_EN_TEENS = {
    w: n
    for n, w in enumerate("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 10)
}
_EN_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_EN_BIG = {"million": 10**6, "millions": 10**6, "billion": 10**9}
_VOCABULARY = {
    *_FR_UNITS, *_FR_TEENS, *_FR_TENS, *_FR_BIG, *_EN_UNITS, *_EN_TEENS, *_EN_TENS, *_EN_BIG,
    "vingts", "cent", "cents", "mille", "et", "hundred", "thousand", "and", "a",
}  # fmt: skip
_WORD = re.compile(r"(?<![^\W_])(?:" + "|".join(sorted(_VOCABULARY, key=len, reverse=True)) + r")(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words: where it stands and what it is worth."""

    start: int
    end: int
    value: int
    words: int


class _Row:
    """Neighbouring number words; `at(i)` is empty past the end of the row."""

    def __init__(self, matches: list[re.Match[str]]) -> None:
        self.matches = matches
        self.words = [m.group() for m in matches]

    def at(self, i: int) -> str:
        return self.words[i] if i < len(self.words) else ""


_Read = tuple[int, int] | None  # value and index of the next word
_Reader = Callable[[_Row, int], _Read]


def spelled_numbers(folded: str) -> Iterator[Spelled]:
    """Every number in words of a folded text, longest first, from left to right."""
    for row in _rows(folded):
        i = 0
        while i < len(row.words):
            best = max((r for r in (_french(row, i), _english(row, i)) if r), key=lambda r: r[1], default=None)
            if best is None:
                i += 1
                continue
            value, after = best
            yield Spelled(row.matches[i].start(), row.matches[after - 1].end(), value, after - i)
            i = after


def _rows(folded: str) -> Iterator[_Row]:
    row: list[re.Match[str]] = []
    for m in _WORD.finditer(folded):
        if row and folded[row[-1].end() : m.start()] not in (" ", "-", "  "):
            yield _Row(row)
            row = []
        row.append(m)
    if row:
        yield _Row(row)


def _fr_below_20(row: _Row, i: int) -> _Read:
    word = row.at(i)
    if word == "dix" and row.at(i + 1) in ("sept", "huit", "neuf"):
        return 10 + _FR_UNITS[row.at(i + 1)], i + 2
    value = _FR_UNITS.get(word, _FR_TEENS.get(word))
    return None if value is None else (value, i + 1)


def _fr_below_100(row: _Row, i: int) -> _Read:
    word = row.at(i)
    if word == "quatre" and row.at(i + 1) in ("vingt", "vingts"):
        base, i, limit = 80, i + 2, 19
    elif word in _FR_TENS:
        base, i, limit = _FR_TENS[word], i + 1, 19 if word == "soixante" else 9
    else:
        return _fr_below_20(row, i)
    linked = row.at(i) == "et" and row.at(i + 1) in ("un", "une", "onze")
    rest = _fr_below_20(row, i + 1 if linked else i)
    # "vingt un jours" is no number; "vingt-et-un" and "quatre-vingt-un" are
    if rest and 0 < rest[0] <= limit and (linked or rest[0] not in (1, 11) or base == 80):
        return base + rest[0], rest[1]
    return base, i


def _fr_below_1000(row: _Row, i: int) -> _Read:
    if row.at(i) in ("cent", "cents"):
        hundreds, i = 1, i + 1
    elif row.at(i + 1) in ("cent", "cents") and _FR_UNITS.get(row.at(i), 0) >= 2:
        hundreds, i = _FR_UNITS[row.at(i)], i + 2
    else:
        return _fr_below_100(row, i)
    rest = _fr_below_100(row, i + 1 if row.at(i) == "et" and row.at(i + 1) in ("un", "une") else i)
    return (hundreds * 100 + rest[0], rest[1]) if rest and rest[0] else (hundreds * 100, i)


def _french(row: _Row, i: int) -> _Read:
    total = 0
    read = _fr_below_1000(row, i)
    while read and row.at(read[1]) in _FR_BIG:
        total += read[0] * _FR_BIG[row.at(read[1])]
        i = read[1] + 1
        read = _fr_below_1000(row, i)
    if row.at(i) == "mille":
        thousands: _Read = (1, i)
    elif read and read[0] > 1 and row.at(read[1]) == "mille":
        thousands = read
    else:
        thousands = None
    if thousands:
        total += thousands[0] * 1000
        i = thousands[1] + 1
        read = _fr_below_1000(row, i + 1 if row.at(i) == "et" and row.at(i + 1) in ("un", "une") else i)
        if read and (not read[0] or row.at(read[1]) == "mille"):
            read = None
    if read:
        return total + read[0], read[1]
    return (total, i) if total else None


def _en_below_100(row: _Row, i: int) -> _Read:
    word = row.at(i)
    if word in _EN_TENS:
        unit = _EN_UNITS.get(row.at(i + 1), 0)
        return _EN_TENS[word] + unit, i + (2 if unit else 1)
    value = _EN_UNITS.get(word, _EN_TEENS.get(word))
    return None if value is None else (value, i + 1)


def _en_rest(row: _Row, i: int, read: _Reader) -> _Read:
    """What follows a hundred or a thousand; "and two hundred" begins another number."""
    at = i + 1 if row.at(i) == "and" else i
    rest = read(row, at)
    if not rest or not rest[0] or row.at(rest[1]) in ("hundred", "thousand", *_EN_BIG):
        return None
    return rest


def _en_below_1000(row: _Row, i: int) -> _Read:
    if row.at(i) == "a" and row.at(i + 1) == "hundred":
        head: _Read = (1, i + 1)
    else:
        head = _en_below_100(row, i)
    if not head or row.at(head[1]) != "hundred":
        return head
    rest = _en_rest(row, head[1] + 1, _en_below_100)
    return (head[0] * 100 + rest[0], rest[1]) if rest else (head[0] * 100, head[1] + 1)


def _english(row: _Row, i: int) -> _Read:
    total = 0
    scales = {**_EN_BIG, "thousand": 1000}
    last = 10**12
    while True:
        bare = row.at(i) == "a" and row.at(i + 1) in scales
        read = (1, i + 1) if bare else _en_below_1000(row, i + 1 if total and row.at(i) == "and" else i)
        scale = scales.get(row.at(read[1])) if read else None
        if not read or not scale or scale >= last:
            break
        total += read[0] * scale
        i, last = read[1] + 1, scale
    if not total:
        return read
    if read and read[0] and row.at(read[1]) not in scales and read[0] < last:
        return total + read[0], read[1]
    return total, i
