"""The products that a sentence names: by a name of theirs in full, or by words that no other product has."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.coach.understand.counting import IDIOM
from bot.domain.policy import Product
from bot.reading.figures.dates import MONTHS
from bot.reading.folding import fold

_JUST_COUNTED = re.compile(r"\d[ \n]+$")
_SHORT = 4
"""Words of a name shorter than this tell no product from another."""


@dataclass(frozen=True, slots=True)
class Named:
    """A product and where it is named in the folded sentence."""

    start: int
    end: int
    product: Product

    def within(self, other: "Named") -> bool:
        """Whether the longer name of another product covers this one."""
        longer = other.end - other.start > self.end - self.start
        return other.product is not self.product and longer and other.start <= self.start and self.end <= other.end


def products_named(folded: str, products: Sequence[Product]) -> list[Named]:
    """The products a sentence names, in order; a name inside another's left out ("storm" in "storm xl")."""
    hits: list[Named] = []
    read = IDIOM.sub(lambda m: " " * len(m.group()), folded)
    for product in products:
        for name in (product.name.fr, product.name.en, *product.aliases):
            if _folded(name) not in read:
                continue
            pattern = rf"(?<!\w){re.escape(_folded(name))}(?:s|x)?(?!\w)"
            hits += [Named(m.start(), m.end(), product) for m in re.finditer(pattern, read)]
    hits += _by_own_words(folded, products)
    kept = [h for h in hits if not any(h.within(other) for other in hits) and not _PACKED_IN.search(read[: h.start])]
    return sorted(kept, key=lambda h: h.start)


_PACKED_IN = re.compile(
    r"\b(?:comes?|coming|packed|boxed|wrapped|presented|delivered|livre\w*|emballe\w*|presente\w*|conditionne\w*|sont|are)"
    r" (?:\w+ )?(?:in|dans|en) (?:(?:an?|une?|their|its|own|leur|individual|each) ){1,2}$"
)
"""Before what goods are packed in: it is none that is wanted."""


def _by_own_words(folded: str, products: Sequence[Product]) -> list[Named]:
    """Products known by two neighbouring words of their names, or one of their own just after a count.

    "The welcome boxes" are a "welcome gift box", and so are "60 welcome"; "the folding model" is a "folding umbrella".
    """
    own = _own_words(_names_of(products))
    words = [(m.start(), m.end(), stem(m.group())) for m in re.finditer(r"[a-z'-]+", folded)]
    found = [
        Named(start, end, product)
        for start, end, word in words
        # "on 4 March" counts no bags of that name
        if end - start >= _SHORT and folded[start:end] not in MONTHS and _JUST_COUNTED.search(folded[:start])
        for product, mine in zip(products, own, strict=True)
        if word in mine.only
    ]
    for one, other in pairwise(words):
        if one[2] == other[2]:
            continue
        for product, mine in zip(products, own, strict=True):
            if (one[2] in _ANY_MODEL and other[2] in mine.only) or (other[2] in _ANY_MODEL and one[2] in mine.only):
                found.append(Named(one[0], other[1], product))
            if one[2] in mine.all and other[2] in mine.all and (one[2] in mine.only or other[2] in mine.only):
                found.append(Named(one[0], other[1], product))
    return found


_ANY_MODEL = frozenset({"model", "modele", "version", "one"})
"""Words that stand for any of the goods: beside a word that one product alone has they name that one."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a product's names, and those of them that no other product has."""

    all: frozenset[str]
    only: frozenset[str]


@lru_cache(maxsize=16)
def _own_words(names: tuple[tuple[str, ...], ...]) -> tuple[_Words, ...]:
    each = [
        frozenset(stem(w) for name in several for w in re.findall(r"[a-z]+", fold(name)) if len(w) >= _SHORT - 1)
        - _ANY_MODEL
        for several in names
    ]
    return tuple(
        _Words(mine, mine - frozenset(w for other in each if other is not mine for w in other)) for mine in each
    )


def nouns_of(products: Sequence[Product]) -> frozenset[str]:
    """The words by which these goods are called, without their plural endings."""
    return _nouns(_names_of(products))


@lru_cache(maxsize=16)
def _nouns(names: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(w for words in _own_words(names) for w in words.all if len(w) >= _SHORT - 1)


def _names_of(products: Sequence[Product]) -> tuple[tuple[str, ...], ...]:
    return tuple((p.name.fr, p.name.en, *p.aliases) for p in products)


def is_noun(word: str, nouns: frozenset[str]) -> bool:
    """Whether a folded word, singular or plural, is one of `nouns`."""
    return stem(word) in nouns


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """The word without its plural ending."""
    for ending in ("xes", "es", "s", "x"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT - 1:
            kept = word[: -len(ending)]
            return f"{kept}x" if ending == "xes" else kept
    return word[:-1] if word.endswith("e") and len(word) > _SHORT else word


@lru_cache(maxsize=1024)
def _folded(name: str) -> str:
    return fold(name)
