"""A writer of number words, the opposite of the reader under test."""

_FR = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf"
).split()
_FR_TENS = "x dix vingt trente quarante cinquante soixante".split()
_EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_EN_TENS = "x ten twenty thirty forty fifty sixty seventy eighty ninety".split()


def french(n: int, *, swiss: bool = False) -> str:
    """`n` (0..9999) in French words; with septante, huitante and nonante when `swiss`."""
    if n >= 1000:
        head = "mille" if n < 2000 else f"{french(n // 1000, swiss=swiss)} mille"
        return head if n % 1000 == 0 else f"{head} {french(n % 1000, swiss=swiss)}"
    if n >= 100:
        hundreds = "cent" if n < 200 else f"{_FR[n // 100]} cent"
        if n % 100 == 0:
            return hundreds + ("s" if n >= 200 else "")
        return f"{hundreds} {french(n % 100, swiss=swiss)}"
    if n < 20:
        return _FR[n]
    tens, unit = divmod(n, 10)
    if swiss and tens >= 7:
        word = {7: "septante", 8: "huitante", 9: "nonante"}[tens]
    elif tens >= 8:
        rest = n - 80
        return "quatre-vingts" if not rest else f"quatre-vingt-{_FR[rest]}"
    elif tens == 7:
        return "soixante et onze" if unit == 1 else f"soixante-{_FR[10 + unit]}"
    else:
        word = _FR_TENS[tens]
    if not unit:
        return word
    return f"{word} et un" if unit == 1 else f"{word}-{_FR[unit]}"


def english(n: int) -> str:
    """`n` (0..9999) in English words, with "and" after hundreds and a bare thousand."""
    if n >= 1000:
        rest = n % 1000
        link = " and " if rest and rest < 100 else " "
        return english(n // 1000) + " thousand" + (link + english(rest) if rest else "")
    if n >= 100:
        return _EN[n // 100] + " hundred" + (f" and {english(n % 100)}" if n % 100 else "")
    if n < 20:
        return _EN[n]
    return _EN_TENS[n // 10] + (f"-{_EN[n % 10]}" if n % 10 else "")
