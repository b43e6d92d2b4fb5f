"""How many pieces a request for free ones adds up to: "two Averse and one Brise", "one of each of these"."""

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.coach.judge.free_counts import without_breakdown
from bot.domain.policy import Product
from bot.reading.folding import fold

_WORDS = {
    "un": 1, "une": 1, "a": 1, "an": 1, "one": 1, "deux": 2, "two": 2, "trois": 3, "three": 3, "quatre": 4, "four": 4,
    "cinq": 5, "five": 5, "six": 6, "sept": 7, "seven": 7, "huit": 8, "eight": 8, "neuf": 9, "nine": 9, "dix": 10,
    "ten": 10,
}  # fmt: skip
_COUNT = rf"(\d{{1,2}}|{'|'.join(_WORDS)})"
_PIECE = r"(?:sacs?|bags?|parapluies?|umbrellas?|tasses?|mugs?|carnets?|notebooks?|coffrets?|box(?:es)?)"
_EACH = re.compile(
    rf"\b{_COUNT}(?: (?!{'|'.join(_WORDS)})\w+){{0,2}} "
    r"(?:(?:of|in|from) (?:each|every)|(?:de|pour|par) (?:chaque|chacune?|modele)|chacune?|each|per model)\b"
)
_COUPLE = re.compile(r"\b(?:a|an|une|un) (?:couple|pair|paire)\b(?: of(?! (?:each|every)\b))?")
_OF_SAMPLES = re.compile(
    r"(?<= )(?:blank |unprinted |plain |free )?(?:samples?|echantillons?|specimens?|exemplaires?) "
    r"(?:of|du|des|de la|de|d')(?: (?:the|our|your|vos|votre|la|l'))?(?! ?(?:each|every|chaque|chacun)) ?"
)
_MODELS = re.compile(rf"\b{_COUNT} (?:\w+ )?(?:models?|modeles?|products?|produits?)\b")
_CHOICE = re.compile(r"\b(?:ou|or)\b")
_MOST = 12
"""A count beyond this is a number of pieces ordered."""


def pieces_wanted(words: str, products: Sequence[Product]) -> Decimal | None:
    """The sum of the pieces that `words` count one product after the other, or of each of several; else None.

    Goods to choose between ("an Averse or a Brise") are not added up.
    """
    text = without_breakdown(_OF_SAMPLES.sub("", _COUPLE.sub("two", fold(words))))
    named = _named(text, products)
    each = _EACH.search(text)
    per_each = _value(each[1]) if each else 0
    counted = [(n, at) for n, at in _counted(text, named) if each is None or not each.start() <= at < each.end()]
    uncounted = {name for name, places in named.items() if not any(at in places for _, at in counted)}
    models = _MODELS.search(text) if each else None
    kinds = len(uncounted - {""}) if len(uncounted - {""}) > 1 else _value(models[1]) if models else 0
    parts = [n for n, _ in counted] + ([per_each] * kinds if each else [])
    if len(parts) < 2 or max(parts) > _MOST or _CHOICE.search(text):
        return None
    return Decimal(sum(parts))


def of_each(words: str) -> bool:
    """Whether `words` ask for so many of each of what is named elsewhere."""
    return _EACH.search(_COUPLE.sub("two", fold(words))) is not None


_SINGLE = re.compile(rf"\b{_COUNT} (?:\w+ ){{0,2}}?{_PIECE}\b")
_POINTED_AT = re.compile(r"\b(?:those|these|they|them|ceux|celles|les)\b")
_PARTED = re.compile(
    r"(?:drops?|deliver(?:y|ies)|shipments?|instal\w+|batch(?:es)?|lots?|parts?|parties|livraisons?|envois?|adress\w+"
    r"|address\w+|fois|times?|colou?rs?|couleurs?|weeks?|days?|sites?|stages?)\b"
)


def pointed_at(words: str, beside: str) -> Decimal | None:
    """The pieces that the words beside a request count, where it only points at them ("could those be free?")."""
    if not _POINTED_AT.search(fold(words)):
        return None
    counts = [_value(m[1]) for m in _SINGLE.finditer(fold(beside)) if 1 < _value(m[1]) <= _MOST]
    return Decimal(counts[0]) if len(counts) == 1 else None


def parts_counted(words: str, number: str) -> bool:
    """Whether a number counts deliveries, addresses and the like: "in three drops"."""
    at = fold(words).find(fold(number))
    return at >= 0 and _PARTED.match(fold(words)[at + len(fold(number)) :].strip()) is not None


def _named(text: str, products: Sequence[Product]) -> dict[str, set[int]]:
    """Where each product is named, and under "" where a piece is named by its noun alone."""
    found: dict[str, set[int]] = {}
    taken: set[int] = set()
    names = sorted(
        ((fold(n), p.id) for p in products for n in (p.name.fr, p.name.en, *p.aliases)), key=lambda n: -len(n[0])
    )
    for name, product in (*((re.escape(n), i) for n, i in names if n in text), (_PIECE, "")):
        for match in re.finditer(rf"\b{name}s?\b", text):
            if not taken & set(range(*match.span())):
                taken |= set(range(*match.span()))
                found.setdefault(product, set()).add(match.start())
    return found


def _counted(text: str, named: dict[str, set[int]]) -> list[tuple[int, int]]:
    """The counts that stand before a product or a piece, each with the place of what it counts."""
    places = sorted(at for found in named.values() for at in found)
    counts = [(m.start(), m.end(), _value(m[1])) for m in re.finditer(rf"\b{_COUNT}\b(?!['-])", text)]
    pairs = []
    for start, end, value in counts:
        place = next((at for at in places if at >= end), None)
        nearer = any(start < other < (place or 0) for other, _, _ in counts)
        if place is not None and not nearer and len(text[end:place].split()) <= 2 and "," not in text[end:place]:
            pairs.append((value, place))
    return pairs


def _value(word: str) -> int:
    return _WORDS[word] if word in _WORDS else int(word)
