"""Whole numbers below a million in French and English words, to find a figure that hides in letters."""

_FR = (
    "zero",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
)
_FR_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}
_EN = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_EN_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def spelled(number: int) -> tuple[str, ...]:
    """Spell `number` in French and in English, without accents, single spaces; empty from a million on."""
    if not 0 <= number < 1_000_000:
        return ()
    return tuple(" ".join(words.replace("-", " ").split()) for words in (_french(number), _english(number)))


def _french(n: int) -> str:
    if n < 20:
        return _FR[n]
    if n < 100:
        base = max(t for t in _FR_TENS if t <= n)
        rest = n - base
        if rest == 0:
            return "quatre-vingts" if n == 80 else _FR_TENS[base]
        link = " et " if rest in (1, 11) and base != 80 else " "
        return f"{_FR_TENS[base]}{link}{_french(rest)}"
    unit, name = (1000, "mille") if n >= 1000 else (100, "cent")
    head, rest = divmod(n, unit)
    front = "" if head == 1 else f"{_french(head)} "
    return f"{front}{name}{f' {_french(rest)}' if rest else 's' if name == 'cent' and head > 1 else ''}"


def _english(n: int) -> str:
    if n < 20:
        return _EN[n]
    if n < 100:
        return f"{_EN_TENS[n // 10]} {_EN[n % 10] if n % 10 else ''}"
    unit, name = (1000, "thousand") if n >= 1000 else (100, "hundred")
    head, rest = divmod(n, unit)
    return f"{_english(head)} {name} {_english(rest) if rest else ''}"
