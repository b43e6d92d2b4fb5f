"""Who takes over from a person that goes, by the name the message gives."""

import re

from bot.reading.folding import fold_keep

_NAME = re.compile(
    r"(?<![\w'’-])(?:(?:M\.|Mme|Mlle|Mrs?\.?|Ms\.?|Dr\.?) )?"
    r"[A-ZÀ-Ý][a-zà-ÿ]+(?:[-'’][A-ZÀ-Ý]?[a-zà-ÿ]+)*(?: [A-ZÀ-Ý][\w'’-]+)?"
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
# What stands before a capital letter that begins no name of a colleague: a salutation, a house or a place.
_NOT_BEHIND = re.compile(
    r"\b(?:hi|hello|hey|dear|bonjour|bonsoir|salut|cher|chere|chez|at|for|from|of|de|a|au|in|en|to|la|le|les|the|pour"
    r"|with|avec|merci|thanks)\s+$"
)
_NO_NAMES = frozenset(
    "my our the we he she they it and but from as so if please thanks thank hi hello dear all just yes no today "
    "tomorrow "
    "mon ma mes notre nos votre je nous il elle ils elles on et mais des du le la les un une pour depuis avec bonjour "
    "merci cher chere cordialement monsieur madame "
    "monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche "
    "january february march april may june july august september october november december janvier fevrier mars avril "
    "mai juin juillet aout septembre octobre novembre decembre christmas noel".split()
)


def successor_in(text: str, marks: tuple[str, ...]) -> str | None:
    """The name in a sentence that holds one of `marks` ("my colleague Laura Benning takes over"); None without one.

    The last name before the mark, else the first one behind it ("my replacement is Tom").
    """
    words = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(fold_keep(w)) for w in marks) + r")(?!\w)")
    for said in _SENTENCE.split(text):
        told = words.search(fold_keep(said))
        if told is None:
            continue
        named = [m for m in _NAME.finditer(said) if _is_name(m, said)]
        before = [m for m in named if m.end() <= told.start()]
        found = before[-1] if before else next((m for m in named if m.start() >= told.end()), None)
        if found is not None:
            return found[0]
    return None


def _is_name(found: re.Match[str], said: str) -> bool:
    first = fold_keep(found[0]).split()[0]
    return first not in _NO_NAMES and _NOT_BEHIND.search(fold_keep(said[: found.start()])) is None
