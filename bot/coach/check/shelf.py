"""What the pack says in public on a day: list prices, figures told in its texts, stems of its words."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache

from bot.domain.asks import Language
from bot.domain.figures import Unit
from bot.domain.policy import Clause, Confidentiality, Pack, Product, Words
from bot.reading.figures import read_figures
from bot.reading.folding import fold_keep
from bot.reading.identity import Same

_WORD = re.compile(r"[a-z]{5,}")
_ANY_WORD = re.compile(r"\w+")
_STEM = 6


@dataclass(frozen=True)
class Told:
    """A public clause: its stems in both languages, the money figures in its texts, and its set phrases, folded."""

    clause: Clause
    currency: Unit
    stems: frozenset[str]
    phrases: tuple[str, ...]
    signs: tuple[str, ...]

    @cached_property
    def money(self) -> frozenset[Decimal]:
        """The amounts in its texts, read when first asked for: most drafts need those of few clauses."""
        found: set[Decimal] = set()
        for words in _spoken(self.clause):
            for text, language in ((words.fr, Language.FR), (words.en, Language.EN)):
                found |= {f.number for f in read_figures(text, language, None, self.currency) if f.unit.is_money}
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The public side of a pack on one day, and the internal floor prices that must not show."""

    told: tuple[Told, ...]
    prices: frozenset[Decimal]
    floors: frozenset[Decimal]
    names: tuple[tuple[str, str], ...]  # folded name or alias, product id; longest first
    phrases: tuple[tuple[str, str], ...]  # a set phrase of the clauses, with a long word from its middle or ""

    def verbatim(self, folded: str) -> tuple[tuple[int, int], ...]:
        """Where set phrases of the clauses stand in a folded text, the first place of each."""
        words = set(_ANY_WORD.findall(folded))
        likely = (phrase for word, phrase in self.phrases if not word or word in words)
        return tuple((at, at + len(phrase)) for phrase in likely if (at := folded.find(phrase)) >= 0)

    def products_in(self, folded: str) -> tuple[str, ...]:
        """The ids of the products named in a folded text."""
        found: list[str] = []
        for name, product in self.names:
            if product not in found and name in folded and re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", folded):
                found.append(product)
        return tuple(found)


def shelf_of(pack: Pack, today: date) -> Shelf:
    """The shelf of a pack; the same pack and day are read once."""
    return _shelf(Same(pack), today)


@lru_cache(maxsize=8)
def _shelf(same: Same[Pack], today: date) -> Shelf:
    pack = same.held
    told = tuple(
        _told(Same(c), pack.company.currency)
        for c in pack.in_force(today)
        if c.confidentiality is Confidentiality.PUBLIC
    )
    names = {(fold_keep(n), p.id) for p in pack.products for n in _names(p)} | _heads(pack)
    return Shelf(
        told,
        frozenset(b.unit_price for p in pack.products for b in p.prices),
        frozenset(p.floor_price for p in pack.products if p.floor_price is not None),
        tuple(sorted(names, key=lambda n: (-len(n[0]), n))),
        tuple((max(_ANY_WORD.findall(p)[1:-1], key=len, default=""), p) for t in told for p in t.phrases),
    )


def stems(folded: str) -> frozenset[str]:
    """The first letters of the longer words of a folded text."""
    return frozenset(w[:_STEM] for w in _WORD.findall(folded))


def _names(product: Product) -> tuple[str, ...]:
    return (product.name.fr, product.name.en, *product.aliases)


def _heads(pack: Pack) -> set[tuple[str, str]]:
    """The first word of a French name that no other product has: "sac", "carnet"."""
    heads = [(fold_keep(p.name.fr).split()[0], p.id) for p in pack.products]
    return {(word, own) for word, own in heads if sum(word == other for other, _ in heads) == 1}


@lru_cache(maxsize=1024)
def _told(same: Same[Clause], currency: Unit) -> Told:
    """What a clause says, which no day changes: it is read once, however many days are asked about."""
    clause = same.held
    folded = fold_keep(" ".join(f"{w.fr} {w.en}" for w in _spoken(clause)))
    phrases = [
        fold_keep(text)
        for w in (*clause.alternatives, *((clause.reason,) if clause.reason else ()))
        for text in (w.fr, w.en)
    ]
    signs = tuple(fold_keep(text) for w in clause.signs for text in (w.fr, w.en))
    return Told(clause, currency, stems(folded), tuple(p.strip(" .") for p in phrases), signs)


def _spoken(clause: Clause) -> list[Words]:
    spoken = [clause.text, clause.title]
    spoken += [w for w in (clause.reason, clause.concession) if w] + [c.words for c in clause.counterparts]
    return [*spoken, *clause.alternatives]
