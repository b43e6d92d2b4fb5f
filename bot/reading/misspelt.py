"""Names that one may have meant: a letter too many or too few, a beginning, a title in front."""

from difflib import SequenceMatcher

_LIKE = 0.75
_BEGINS = 3  # letters that tell how a word begins


def likeness(wanted: str, name: str) -> float:
    """How like two folded names are, from 0 to 1; 0 where nobody would take one for the other.

    They are alike as they stand, or where each word of the shorter one is like a word of the other, or by the last
    word, which is the family's: "mme martn" may be Claire Martin.
    """
    fewer, more = sorted((wanted.split(), name.split()), key=len)
    if not fewer:
        return 0.0
    by_words = [max(_word(word, other) for other in more) for word in fewer]
    found = (
        _like(wanted, name),
        sum(by_words) / len(by_words) if min(by_words) >= _LIKE else 0.0,
        _word(fewer[-1], more[-1]),
    )
    return max((likely for likely in found if likely >= _LIKE), default=0.0)


def _word(one: str, other: str) -> float:
    begins = min(len(one), len(other)) >= _BEGINS and (one.startswith(other) or other.startswith(one))
    return max(_LIKE if begins else 0.0, _like(one, other))


def _like(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
