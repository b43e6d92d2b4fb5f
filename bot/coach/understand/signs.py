"""The company's own words for an ask: the signs of its clauses, found in a sentence."""

from collections.abc import Sequence
from functools import lru_cache

from bot.domain.asks import AskKind
from bot.domain.policy import Clause
from bot.reading.identity import Same
from bot.reading.signs import SignIndex, words_of

_OPEN = frozenset({AskKind.PLAIN_QUESTION, AskKind.ACCEPTANCE})
_MOST = 2
"""A clause on more kinds of asks than this says too little about which one is meant."""

Signs = tuple[tuple[str, tuple[AskKind, ...]], ...]
"""Words, and the asks they speak for: surely for one, perhaps for each of two."""


def signs_of(clauses: Sequence[Clause]) -> Signs:
    """The signs of the clauses that speak for one or two kinds of asks, none of them a mere question."""
    return _signs_of(Same(clauses))


@lru_cache(maxsize=4)
def _signs_of(clauses: Same[Sequence[Clause]]) -> Signs:
    return tuple(
        (sign, clause.asks)
        for clause in clauses.held
        if clause.asks and len(clause.asks) <= _MOST and not _OPEN & set(clause.asks) and not clause.conditions
        for words in clause.signs
        for sign in (words.fr, words.en)
        if sign
    )


def signed(signs: Signs, sentence: str) -> tuple[frozenset[AskKind], frozenset[AskKind]]:
    """The asks for which a sign stands in `sentence` as whole words: those it surely speaks for, and those perhaps."""
    said = [signs[place][1] for place in _index(Same(signs)).standing(words_of(sentence))]
    sure = frozenset(kinds[0] for kinds in said if len(kinds) == 1)
    return sure, frozenset(kind for kinds in said for kind in kinds) - sure


@lru_cache(maxsize=4)
def _index(signs: Same[Signs]) -> SignIndex:
    return SignIndex(sign for sign, _ in signs.held)


NO_SIGN: tuple[frozenset[AskKind], frozenset[AskKind]] = (frozenset(), frozenset())
