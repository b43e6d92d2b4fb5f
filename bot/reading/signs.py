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
    pattern, literal = _compiled(sign)
    return literal in words and (pattern is None or pattern.search(words) is not None)


def may_stand(sign: str, words: str) -> bool:
    """Whether `words` hold what the sign cannot do without: false says that it stands in no part of them."""
    return _compiled(sign)[1] in words


@lru_cache(maxsize=4096)
def _compiled(sign: str) -> tuple[re.Pattern[str] | None, str]:
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
    return re.compile(source), longest
