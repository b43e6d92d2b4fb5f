"""From text to the words that BM25 compares: folded, cut at elisions, stemmed."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from threading import Lock
from typing import Protocol, cast

from bot.domain.asks import Language
from bot.reading.folding import fold
from bot.reading.language import detect_language


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's own name


_ELISION = re.compile(r"\b(?:l|d|j|m|t|s|c|n|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=\w)")
_POSSESSIVE = re.compile(r"'s?\b")
_WORD = re.compile(r"\w+")

_FRENCH = """
a ai ait as au aux avec avez avons c ca car ce cela celle celles celui ces cet cette ceux chez ci comme d dans de
deja des donc dont du elle elles en encore entre es est et etaient etait ete etes etre eu eux fait font ici il ils j
je l la le les leur leurs lui m ma mais me meme mes moi mon n ne ni nos notre nous on ont ou par pas peu peut plus
pour qu quand que quel quelle quelles quels qui quoi s sa sans se sera ses si soit son sont sous suis sur t ta te
tes toi ton tous tout toute toutes tres tu un une vos votre vous y
"""
_ENGLISH = """
about after all also am an and any are be been before being but by can could did do does for from had has have he
her here him his how i if in into is it its itself just may my no not of off or other our out over own she should so
some such than that the their them then there these they this those through to too under until up very was we were
what when where which while who whom why will with would you your
"""
_EMPTY = {
    Language.FR: frozenset(_FRENCH.split()),
    Language.EN: frozenset(_ENGLISH.split()),
    Language.OTHER: frozenset((_FRENCH + _ENGLISH).split()),
}
"""By language: "car" says little in French and much in English, "or" the other way round."""


def words(text: str, language: Language) -> list[str]:
    """The stems of a passage, in order, empty words left out; OTHER is read as French and English."""
    if language is Language.OTHER:
        return [stem for word in _bare(text, language) for stem in _both(word)]
    name = _STEMMER[language]
    return [_stem(name, word) for word in _bare(text, language)]


def query_words(text: str) -> list[tuple[str, ...]]:
    """The words of a question, each with its French and its English stem, as it may be either."""
    return [_both(word) for word in _bare(text, detect_language(text, Language.OTHER))]


def _bare(text: str, language: Language) -> Iterable[str]:
    cut = _POSSESSIVE.sub(" ", _ELISION.sub(" ", fold(text)))
    empty = _EMPTY[language]
    return (word for word in _WORD.findall(cut) if word not in empty)


_STEMMER = {Language.FR: "french", Language.EN: "english"}


def _both(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((_stem("french", word), _stem("english", word))))


@lru_cache(maxsize=50_000)
def _stem(name: str, word: str) -> str:
    with _ONE_AT_A_TIME:  # the stemmer keeps the word it works on in itself
        return _stemmer(name).stemWord(word)


_ONE_AT_A_TIME = Lock()


@cache
def _stemmer(name: str) -> _Stemmer:
    import snowballstemmer

    return cast("_Stemmer", snowballstemmer.stemmer(name))
