"""Whether words of a note are denied where they stand: "not in production yet", "we never promised it"."""

import re
from collections.abc import Sequence

from bot.domain.facts import FactName, FactValue
from bot.reading.sieve import Sifted

_CLAUSE = re.compile(
    r"[,;:!?()]|\. |\b(?:and|but|et|mais|or|ou|so|donc|because|car|puis|then|until|before|avant|jusqu'a|although"
    r"|meme si|who|which|that|qui|since|as|plutot|rather)\b"
)
_NOT = (
    r"(?:(?:\b(?:not|never|cannot|jamais|pas|plus|nor)|n't)(?! (?:only|just|seulement|uniquement|de|a single)\b| d')"
    r"|\b(?:nothing|rien|nobody|personne|no one|none)(?= (?:has|have|had|is|was|been|yet|n'|ne|encore|lui|leur)))"
)
_UNDONE = r"(?! ?(?:fail|forg|miss|manqu|oubli|omi|rat)\w*)"
_VERBAL = re.compile(rf"{_NOT}{_UNDONE}(?: [\w'-]+){{0,4}} ?$")
_NOUN = re.compile(r"\b(?:no|without(?: any| a)?|sans|aucune?|pas de|pas d'|zero|yet to be|yet to)(?: [\w'-]+)? ?$")
_WITHIN = re.compile(
    r"\b(?:(?:have|has|had|did|do|does|is|was|were|are)(?:n't| not)|never|n'\w+ (?:\w+ ){0,2}(?:pas|jamais)"
    r"|ne \w+ (?:\w+ ){0,2}(?:pas|jamais)|(?:ai|a|avons|ont|est|sont|etait) (?:pas|jamais))\b"
)

DENIABLE = frozenset(
    {
        FactName.PRODUCTION_STARTED,
        FactName.PROOF_APPROVED,
        FactName.CUSTOM_MADE,
        FactName.FIRST_ORDER,
        FactName.IN_WARRANTY,
        FactName.BOUNDARY_SET,
        FactName.PROMISE_BY_US,
        FactName.LEFT_FOR_PRICE,
        FactName.VALUES_QUALITY,
        FactName.PROMOTION_ONLY,
        FactName.DEFECT,
        FactName.SMALL_COST,
        FactName.GRANTED_DISCOUNT,
        FactName.GRANTED_FREE_UNITS,
        FactName.GRANTED_FREE_VALUE,
    }
)
"""Facts that a denial takes back; the words of the others may hold a "not" of their own."""

_OPPOSITE = frozenset(
    {FactName.PRODUCTION_STARTED, FactName.PROOF_APPROVED, FactName.FIRST_ORDER, FactName.IN_WARRANTY}
)
"""Facts of which a denial tells the opposite, rather than nothing."""


def denied(text: str, start: int, end: int) -> bool:
    """Whether a negation of the same clause bears on the folded words between two offsets, or stands in them."""
    return _denied(text, start, end, within=True)


def _denied(text: str, start: int, end: int, *, within: bool) -> bool:
    if within and _WITHIN.search(text, start, end):
        return True
    before = text[max(0, start - 60) : start]
    before = before[max((m.end() for m in _CLAUSE.finditer(before)), default=0) :]
    return bool(_VERBAL.search(before) or _NOUN.search(before))


def told_denied(name: FactName, ideas: Sequence[Sifted], part: str) -> bool:
    """Whether a fact that may be denied is told in `part` by an idea that is denied wherever it stands there.

    An idea may hold a "not" of its own ("we do not accept insults"); a promise never does.
    """
    if name not in DENIABLE:
        return False
    within = name is FactName.PROMISE_BY_US
    found = ([m.span() for m in idea.compiled.finditer(part)] for idea in ideas)
    return any(spans and all(_denied(part, *span, within=within) for span in spans) for spans in found)


def turned(name: FactName) -> FactValue | None:
    """What a denial of the fact tells: its opposite, or nothing."""
    return False if name in _OPPOSITE else None
