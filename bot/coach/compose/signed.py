"""How the client signed, and so how they are greeted."""

import re

from bot.reading.folding import fold

_CLOSING = re.compile(
    r"^(?:(?:bien |tres )?(?:cordialement|sincerement)|(?:bien|amicalement|amities|belle journee|bonne journee|"
    r"a bientot|merci|cdlt|bav|salutations)\b.*|.*\bsalutations\b.*|"
    r"(?:kind|best|warm|many|with|yours|all|regards|thanks|cheers|sincerely|take care|speak soon|"
    r"talk soon|thank you)\b.*)$"
)
_TITLE = re.compile(r"^(?:m\.|mme|mlle|madame|monsieur|mr\.?|mrs\.?|ms\.?|miss|dr\.?|maître)\s", re.IGNORECASE)
_WORD = re.compile(r"^[^\W\d_][\w'’-]*\.?$")
_NO_NAMES = frozenset(
    "urgent important help attention service services direction agence societe mairie equipe achats team sales "
    "purchasing office department company ltd sarl sas bonjour hello hi tel fin".split()
)
_LONGEST_CLOSING, _MOST_WORDS, _LAST_LINES = 6, 4, 4


def signature(text: str) -> str | None:
    """The name that ends `text` on a line of its own, after a closing formula or an empty line; None without one."""
    lines = [line.strip() for line in text.rstrip().splitlines()]
    for at in range(max(1, len(lines) - _LAST_LINES), len(lines)):
        before = lines[at - 1].rstrip(",.! ")
        closed = len(before.split()) <= _LONGEST_CLOSING and _CLOSING.match(fold(before)) is not None
        if _is_name(lines[at]) and (closed or (not before and at == len(lines) - 1)):
            return lines[at].rstrip(",. ")
    return None


def _is_name(line: str) -> bool:
    words = line.rstrip(",. ").split()
    if not 1 <= len(words) <= _MOST_WORDS or _CLOSING.match(fold(line.rstrip(",.! "))):
        return False
    if any(fold(w) in _NO_NAMES for w in words):
        return False
    return all(_WORD.match(w) and w[0].isupper() for w in words) and not line.isupper()


def titled(name: str) -> bool:
    """Whether a name comes with its title."""
    return _TITLE.match(name) is not None
