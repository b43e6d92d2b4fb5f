"""A model that a text names beside a kind of goods and that is none of a company's: the "Windsor umbrella"."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.domain.policy import Product
from bot.reading.folding import fold
from bot.reading.identity import Same

_JOINING = (
    r"(?:à|a|au|aux|en|de|du|des|d|pour|par|chez|sur|et|ou|avec|sans|dans|le|la|les|vers|the|and|or|with|for|to|in|of|on"
    r"|at|from|by|our|your|que|qui|comme|nos|vos"
    r"|saying|says?|reading|marked|printed|disant|disent|indiquant|marquée?s?|imprimée?s?|écrit)"
)
_NO_NAMES = frozenset(
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january february march april "
    "may june july august september october november december lundi mardi mercredi jeudi vendredi samedi dimanche "
    "monday tuesday wednesday thursday friday saturday sunday noel christmas easter paques pantone bat tva vat logo "
    "merci thanks bonjour hello madame monsieur please could would can the our your these those this that and but "
    "also what which how when promo premium standard classic custom plain free new old extra corporate "
    "company i'd i'm i'll i've we'd we're but rather".split()
)
# What makes of a kind of goods another than any company's named ones.
_MADE = (
    r"(?:a[3-6]|kraft|bambou|bamboo|li[eè]ge|cork|[eé]maill[eé]e?s?|enamel(?:led)?|bio|organic|recycl[eé]\w*|cuir|leather"
    r"|inox|steel|verre|glass|isothermes?|insulated|pl[aâ]tre|porcelaine|porcelain)"
)
_LEAST = 3


def of_products(products: Sequence[Product]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the products in full, and the words for their kinds."""
    return _of_products(Same(products))


@lru_cache(maxsize=8)
def _of_products(held: Same[Sequence[Product]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    products, proper = held.held, _proper(held.held)
    names = tuple(n for p in products for n in (p.name.fr, p.name.en, *p.aliases))
    kinds = {n for p in products for n in (p.name.fr.split()[0], p.name.en.split()[-1])}
    kinds |= {a for p in products for a in p.aliases if " " not in a and a.islower() and a not in proper}
    return names, tuple(sorted(kinds))


def _proper(products: Sequence[Product]) -> frozenset[str]:
    """The proper names among the words of the products' names, folded."""
    names = (n for p in products for n in (*p.name.fr.split()[1:], *p.name.en.split()[:-1]))
    return frozenset(w for n in names if n[:1].isupper() for w in (n.lower(), fold(n)))


def foreign_model(text: str, names: Iterable[str], nouns: Iterable[str]) -> str | None:
    """The goods that `text` names by a model that is not ours, as it names them; None where there are none.

    `names` are the names of our products in full, `nouns` the words for their kinds.
    """
    own = frozenset(w for name in names for w in fold(name).split())
    kinds = tuple(sorted({fold(n) for n in nouns}, key=len, reverse=True))
    for pattern in _patterns(kinds):
        for match in pattern.finditer(text):
            name = fold(match["name"])
            begun = not match["quoted"] and _BEGINS.search(text[: match.start("name")]) is not None
            if name in own or name.removesuffix("s") in own or name in _NO_NAMES or len(name) < _LEAST or begun:
                continue
            return re.sub(r"«\s?|\s?»|[\"“”]", "", match[0]).strip()
    for pattern in _described(kinds):
        found = pattern.search(text)
        if found is not None and not any(fold(w) in own for w in re.findall(_MADE, found[0], re.IGNORECASE)):
            return found[0].strip()
    return None


_BEGINS = re.compile(r"(?:^|[.!?:…\n])\s*$")


@lru_cache(maxsize=16)
def _described(nouns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    kind = "(?:" + "|".join(map(re.escape, nouns)) + r")(?:es|s|x)?"
    word = rf"(?!{_JOINING}\b)[a-zà-ÿ0-9-]+"
    return (
        re.compile(rf"\b{kind}(?: {word}){{0,1}}(?: (?:en )?{_MADE})+\b", re.IGNORECASE),
        re.compile(rf"\b{_MADE}(?: {word}){{0,1}} {kind}\b", re.IGNORECASE),
    )


@lru_cache(maxsize=16)
def _patterns(nouns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    kind = "(?:" + "|".join(map(re.escape, nouns)) + r")(?:es|s|x)?"
    word = rf"(?!{_JOINING}\b)[a-zà-ÿ0-9-]+"
    name = r"(?P<quoted>[\"«“]\s?)?(?P<name>[A-ZÀ-Ý][\w'’-]{2,})(?:\s?[\"»”])?"
    return (
        re.compile(rf"(?i:\b{kind})(?: {word}){{0,3}} {name}"),
        re.compile(rf"{name}(?: {word}){{0,2}} (?i:{kind}\b)"),
    )
