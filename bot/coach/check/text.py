"""A draft made plain for reading: disguises undone, accents folded, every offset traceable."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_HOMOGLYPHS = str.maketrans(
    "аеорсухіјѕԁԛԝАВЕКМНОРСТХІЈЅαορνικυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ’‘ʼ´`“”«»–—‐‑‒−…\u00a0\u202f\u2009\u2007٪⁒",
    "aeopcyxijsdqwABEKMHOPCTXIJSaopvikuABEZHIKMNOPTYX'''''\"\"\"\"------.    %%",
)
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f\u180e]")
_SPACED_DIGITS = re.compile(
    r"(?<![\w.,])\d(?:(?:[ _-]\d){1,4}|(?:\.\d){2,4})(?=\s*(?:%|€|\$|£|pour|per|jours?|days?|eur))", re.IGNORECASE
)
_SPACED_LETTERS = re.compile(r"(?<!\w)\w(?:[ .\-_*]\w){3,}(?!\w)")
_SPLIT_WORD = re.compile(r"(?<=[^\W\d_])[*·•|~](?=[^\W\d_])")
_SPLIT_DIGITS = re.compile(r"(?<=\d)[*_·•|~](?=\d)")
_PERCENT = re.compile(
    r"(?<=[\w ])(?:\s*-?\s*)(?:p(?:our|er)?[ .\-]*c(?:ent|t)\b|pct\b|percent\b|procents?\b)(?![\w])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` is what is read, `folded` the same without accents or capitals (same length).

    `origin[i]` is where character i stood in the source.
    """

    source: str
    text: str
    folded: str
    origin: tuple[int, ...]

    def quote(self, start: int, end: int) -> str:
        """The source's own words between two offsets of `text`."""
        if start >= end or start >= len(self.origin):
            return ""
        return self.source[self.origin[start] : self.origin[min(end, len(self.origin)) - 1] + 1].strip()


def plain(source: str) -> Plain:
    """Undo the disguises of `source` (widths, look-alikes, hidden and spaced characters, line wraps)."""
    chars: list[str] = []
    origin: list[int] = []
    for i, char in enumerate(source):
        pieces, combining = _pieces(char)
        if not combining:
            chars += pieces
            origin += [i] * len(pieces)
            continue
        for piece in pieces:
            if unicodedata.combining(piece) and chars:
                composed = unicodedata.normalize("NFC", chars[-1] + piece)
                chars[-1] = composed if len(composed) == 1 else chars[-1]
                continue
            chars.append(piece)
            origin.append(i)
    _unwrap(chars)
    return _fold(source, *_respell("".join(chars), origin))


@lru_cache(maxsize=4096)
def _pieces(char: str) -> tuple[str, bool]:
    """What a character stands for, nothing for one that is not seen, and whether a mark for the one before is in it."""
    pieces = "" if _INVISIBLE.match(char) else unicodedata.normalize("NFKC", char).translate(_HOMOGLYPHS)
    return pieces, any(map(unicodedata.combining, pieces))


def _unwrap(chars: list[str]) -> None:
    """Turn the line breaks that only wrap a sentence into spaces."""
    for i, char in enumerate(chars):
        if char != "\n" or i + 1 >= len(chars):
            continue
        following = chars[i + 1]
        before = "".join(chars[max(0, i - 2) : i])
        if (following.islower() or following in "%€") and not re.search(r"[.!?:,]\s*$", before):
            chars[i] = " "


def _respell(text: str, origin: list[int]) -> tuple[str, list[int]]:
    for pattern, spelled in _RESPELLINGS:
        if not pattern.search(text):
            continue
        out: list[str] = []
        kept: list[int] = []
        last = 0
        for match in pattern.finditer(text):
            out.append(text[last : match.start()])
            kept += origin[last : match.start()]
            new = spelled(match)
            out.append(new)
            span = match.end() - match.start()
            kept += [origin[match.start() + min(span - 1, k * span // max(1, len(new)))] for k in range(len(new))]
            if new:
                kept[-1] = origin[match.end() - 1]
            last = match.end()
        out.append(text[last:])
        kept += origin[last:]
        text, origin = "".join(out), kept
    return text, origin


def _joined(match: re.Match[str]) -> str:
    return re.sub(r"[ ._*-]", "", match.group())


def _joined_word(match: re.Match[str]) -> str:
    letters = _joined(match)
    return letters if letters.isalpha() and len(letters) > 4 else match.group()


_RESPELLINGS = (
    (re.compile(r"[^\S\n]{2,}"), lambda _: " "),
    (_SPLIT_DIGITS, lambda _: ""),
    (_SPLIT_WORD, lambda _: ""),
    (_SPACED_DIGITS, _joined),
    (_SPACED_LETTERS, _joined_word),
    (_PERCENT, lambda _: " %"),
)


def _fold(source: str, text: str, origin: list[int]) -> Plain:
    return Plain(source, text, "".join(map(_folded, text)), tuple(origin))


@lru_cache(maxsize=4096)
def _folded(char: str) -> str:
    base = unicodedata.normalize("NFD", char.lower())[:1] or char
    return {"œ": "o", "æ": "a"}.get(base, base)
