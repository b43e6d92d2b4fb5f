"""Numbers as they are written, in digits or in words, before anybody knows what they count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.asks import Language
from bot.reading.figures.number_words import spelled_numbers


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number in a folded text.

    `whole` is the other reading of a lone separator before three digits ("1.620"), as
    thousands; None where the notation is clear. `spelled` tells words from digits, `article`
    that the words are only "un", "une" or "one", `approximate` that it is a round
    collective ("une centaine"), `collective` that word, `scaled` that k, mille or million stood with it.
    """

    start: int
    end: int
    value: Decimal
    whole: Decimal | None = None
    spelled: bool = False
    article: bool = False
    approximate: bool = False
    scaled: bool = False
    collective: str = ""
    separator: str = ""

    def read(self, language: Language, *, counted: bool) -> Decimal:
        """The value; a lone separator is read as `language` writes it, and as thousands in a count of things."""
        if self.whole is None:
            return self.value
        return self.whole if counted or language is Language.OTHER or _thousands(self, language) else self.value


def _thousands(numeral: Numeral, language: Language) -> bool:
    return (numeral.separator == ".") == (language is Language.FR)


_DIGITS = re.compile(
    r"(?<![0-9a-z.,])(?<![a-z][-/])(?:eur|usd|gbp|chf|cad|us|ca|j\+)?"
    r"(?P<n>[0-9]{1,3}(?:[ '][0-9]{3})+(?![0-9])(?:[.,][0-9]{1,2}(?![0-9]))?"
    r"|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+"
    r"|[0-9]{1,3}(?:,[0-9]{3}){2,}(?![0-9])|[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9])"
    r"|[0-9]+(?:[.,][0-9]+)?)"
)
_SCALE = re.compile(
    r"(?: ?(?P<k>k)(?=€|\$|£|eur|chf|cad|usd|gbp| |$|[^a-z0-9'])| ?(?P<m>m)(?=€|\$|£|eur|chf)"
    r"| (?P<mille>mille|thousand|grand)(?![a-z])| (?P<million>millions?)(?![a-z])| (?P<milliard>milliards?|billion)\b"
    r"| (?P<centaines>centaines)\b| (?P<milliers>milliers)\b| (?P<dozen>dozens?|douzaines?)\b)"
)
_FACTOR = {
    "k": 1000, "m": 10**6, "mille": 1000, "million": 10**6, "milliard": 10**9, "centaines": 100, "milliers": 1000,
    "dozen": 12,
}  # fmt: skip
_ROUND = {
    "huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000,
}  # fmt: skip
_COLLECTIVE = re.compile(
    r"\b(?P<half>(?:une )?demi-|half a |a half )?(?:(?P<n>une|un|la|a|deux|trois|quatre|cinq|two|three|four|five"
    r"|six|ten)"
    r" )?(?:bonne |petite |good )?(?P<w>" + "|".join(_ROUND) + r"|dozen|couple(?= of))s?\b"
)
_COUNT = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10,
}  # fmt: skip
_HALF = re.compile(r" and a half\b| et demie?\b")
_NO_CENTS = re.compile(r"[,.]-(?![0-9a-z-])")
_GRAND = re.compile(r" (?:grand|k)(?![a-z])")
_PER_CENT = re.compile(r"(?:pour|per|[0-9]|\b(?:a|one|five|ten|fifty|twenty)) ?-?$")
_EXACT = frozenset({"douzaine", "dozen"})
_IDIOM = re.compile(r" (?:mercis?|excuses|thanks|apologies|fois)\b")


def numerals(text: str, language: Language) -> tuple[Numeral, ...]:
    """Every number of a masked text, in order, never overlapping; collectives before plain words."""
    found: list[Numeral] = []
    taken = bytearray(len(text))
    for numeral in (*_collectives(text), *_in_digits(text), *_in_words(text, language)):
        span = slice(numeral.start, numeral.end)
        if not any(taken[span]):
            found.append(numeral)
            taken[span] = b"\1" * (numeral.end - numeral.start)
    return tuple(sorted(found, key=lambda n: n.start))


def _collectives(text: str) -> Iterator[Numeral]:
    for m in _COLLECTIVE.finditer(text):
        word, count = m["w"], _COUNT.get(m["n"] or "", 1)
        if word in ("dozen", "couple") and not m["n"] and not m["half"]:
            continue
        if m["n"] is None and not m["half"]:
            continue
        value = Decimal(2 if word == "couple" else 12 if word == "dozen" else _ROUND[word]) * count
        vague = word not in _EXACT
        yield Numeral(
            m.start(), m.end(), value / 2 if m["half"] else value, spelled=True, approximate=vague, collective=word
        )


def _in_digits(text: str) -> Iterator[Numeral]:
    for m in _DIGITS.finditer(text):
        start, end, raw = m.start("n"), m.end("n"), m["n"]
        value, whole, separator = _digits(raw)
        scaled = False
        if scale := _SCALE.match(text, end):
            factor = _FACTOR[str(scale.lastgroup)]
            value, whole, end, scaled = value * factor, None, scale.end(), True
        elif half := _HALF.match(text, end):
            value, end = value + Decimal("0.5"), half.end()
        elif dash := _NO_CENTS.match(text, end):
            end = dash.end()
        yield Numeral(start, end, value, whole, scaled=scaled, separator=separator)


def _digits(raw: str) -> tuple[Decimal, Decimal | None, str]:
    """The value, the thousands reading where a lone separator leaves a doubt, and that separator."""
    raw = raw.replace(" ", "").replace("'", "")
    if "," in raw and "." in raw:
        decimal = max(raw.rfind(","), raw.rfind("."))
        whole = raw[:decimal].replace(",", "").replace(".", "")
        return Decimal(f"{whole}.{raw[decimal + 1 :]}"), None, ""
    for separator in ",.":
        if raw.count(separator) > 1:
            return Decimal(raw.replace(separator, "")), None, ""
        if separator in raw:
            head, tail = raw.split(separator)
            plain = Decimal(f"{head}.{tail}")
            unclear = len(tail) == 3 and len(head) <= 3 and not head.startswith("0")
            return (plain, Decimal(head + tail), separator) if unclear else (plain, None, "")
    return Decimal(raw), None, ""


def _in_words(text: str, language: Language) -> Iterator[Numeral]:
    for s in spelled_numbers(text):
        word = text[s.start : s.end]
        if _IDIOM.match(text, s.end) and s.value >= 100:
            continue
        if language is Language.EN and word in ("seize", "cent", "cents", "un", "une"):
            continue
        before = text[max(0, s.start - 8) : s.start]
        if word in ("cent", "cents") and _PER_CENT.search(before):
            continue
        value, end, scaled = Decimal(s.value), s.end, False
        if half := _HALF.match(text, end):
            value, end = value + Decimal("0.5"), half.end()
        elif scale := _GRAND.match(text, end):
            value, end, scaled = value * 1000, scale.end(), True
        yield Numeral(s.start, end, value, spelled=True, article=word in ("un", "une", "one"), scaled=scaled)
