"""Words that a company gives as signs, found in a text: `*` for any ending, `…` for a few words between."""

import re
from functools import lru_cache

from bot.reading.folding import fold

_WORD = re.compile(r"\w+\*?|…|\.\.\.")
_WHOLE = re.compile(r"\w+")
_GAP = r"(?:\w+ ){0,6}"


@lru_cache(maxsize=1024)
def words_of(text: str) -> str:
    """Folded words between single spaces, to look for signs in."""
    return f" {' '.join(_WHOLE.findall(fold(text)))} "


def sign_in(sign: str, words: str) -> bool:
    """Whether a sign stands in `words` (made by `words_of`) as whole words."""
    source, literal = _made(sign)
    return literal in words and (source is None or _pattern(source).search(words) is not None)


def may_stand(sign: str, words: str) -> bool:
    """Whether `words` hold what the sign cannot do without: false says that it stands in no part of them."""
    return _made(sign)[1] in words


@lru_cache(maxsize=16384)
def _made(sign: str) -> tuple[str | None, str]:
    """The pattern of a sign, None where the literal text is all of it, and a text without which it cannot match."""
    parts = _WORD.findall(fold(sign))
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
    longest = max((p.rstrip("*") for p in parts if p not in ("…", "...")), key=len, default="")
    return source, longest


@lru_cache(maxsize=4096)
def _pattern(source: str) -> re.Pattern[str]:
    """A pattern ready to search: only of signs whose literal text was met, since most never are."""
    return re.compile(source)
