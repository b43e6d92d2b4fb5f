"""Small numbers in letters, as prose has them: "deux commandes", "five orders"."""

from decimal import Decimal

from bot.domain.asks import Language
from bot.reading.format import say_number

_FR = ("", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
_EN = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_words(count: Decimal, language: Language) -> str:
    """A count of two to nine in letters; any other in figures."""
    if count % 1 or not 1 < count < len(_FR):
        return say_number(count, language)
    return (_FR if language is Language.FR else _EN)[int(count)]
