"""Words that a company gives as signs, found in a text: `*` for any ending, `…` for a few words between."""

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.reading.folding import fold
from bot.reading.web_address import as_links

_WORD = re.compile(r"\w+\*?|…|\.\.\.")
_WHOLE = re.compile(r"\w+")
_GAP = r"(?:\w+ ){0,6}"


@lru_cache(maxsize=1024)
def words_of(text: str) -> str:
    """Folded words between single spaces, to look for signs in."""
    return as_links(f" {' '.join(_WHOLE.findall(fold(text)))} ")


def sign_in(sign: str, words: str) -> bool:
    """Whether a sign stands in `words` (made by `words_of`) as whole words."""
    source, literal = _made(sign)
    return literal in words and (source is None or _pattern(source).search(words) is not None)


def may_stand(sign: str, words: str) -> bool:
    """Whether `words` hold what the sign cannot do without: false says that it stands in no part of them."""
    return _made(sign)[1] in words


class SignIndex:
    """Many signs, asked together which of them stand in a text: most are told by their first letters not to."""

    __slots__ = ("_begun", "_signs")

    def __init__(self, signs: Iterable[str]) -> None:
        self._signs = tuple(signs)
        self._begun: dict[str, list[int]] = {}
        for place, sign in enumerate(self._signs):
            self._begun.setdefault(_longest(sign)[:_LETTERS], []).append(place)

    def standing(self, words: str) -> list[int]:
        """The places, in their order, of the signs that stand in `words` (made by `words_of`)."""
        begun = self._begun
        heads = {word[:letters] for word in words.split() for letters in range(1, _LETTERS + 1)}
        likely = [place for head in heads & begun.keys() for place in begun[head]]
        if "" in begun:
            likely += begun[""]
        return [place for place in sorted(likely) if sign_in(self._signs[place], words)]


_LETTERS = 3
"""Of the longest part of a sign: enough to tell nearly all of them apart from a text that lacks them."""


def _longest(sign: str) -> str:
    """The longest part of a sign without its ending: some word of the text begins so, or the sign does not stand."""
    parts = _WORD.findall(as_links(fold(sign)))
    return max((p.rstrip("*") for p in parts if p not in ("…", "...")), key=len, default="")


@lru_cache(maxsize=16384)
def _made(sign: str) -> tuple[str | None, str]:
    """The pattern of a sign, None where the literal text is all of it, and a text without which it cannot match."""
    parts = _WORD.findall(as_links(fold(sign)))
    plain = [p for p in parts if not p.endswith("*") and p not in ("…", "...")]
    if len(plain) == len(parts):
        return None, f" {' '.join(parts)} "
    source = " "
    for part in parts:
        if part in ("…", "..."):
            source += _GAP
        elif part.endswith("*"):
            source += rf"{re.escape(part[:-1])}\w* "
        else:
            source += f"{re.escape(part)} "
    return source, _longest(sign)


@lru_cache(maxsize=4096)
def _pattern(source: str) -> re.Pattern[str]:
    """A pattern ready to search: only of signs whose literal text was met, since most never are."""
    return re.compile(source)
