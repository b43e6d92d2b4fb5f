"""Counts told by the words around them: "le prix de 1 000 pour 400", "on voudrait en refaire 400"."""

import re

OF_THEM = re.compile(
    r"\b(?:(?:en|j'en|m'en|nous en|l'on en) (?:re)?(?:fai\w+|command\w+|pren\w+|voul\w+|voudr\w+|veux|veut"
    r"|faudr\w+|faut|reprend\w+"
    r"|recommand\w+|tir\w+|imprim\w+|produi\w+|livr\w+|rajout\w+|ajout\w+|aur\w+ besoin d[e']?|a(?:vons"
    r"|i) besoin d[e']?"
    r"|achet\w+|lanc\w+|envisag\w+|compt\w+|souhait\w+|aimer\w+|dir\w+)"
    r"(?: (?:encore|environ|plutot|a peu pres|bien|aussi|finalement|avoir|commander|prendre|refaire|faire))* ?)$"
)
"""Words before a number of the goods that "en" stands for."""

_BREAK = r"\b(?:prix|tarif|palier|price|rate)(?: unitaire| public)? (?:de|des|pour|of|for) (?:les )?"
_FOR = r" (?:[a-z'-]+ ){1,3}(?:pour|sur|for|on) (?:seulement |only )?(?:les )?"
_BEFORE_BREAK = re.compile(rf"{_BREAK}$")
AT_ANOTHER_BREAK = re.compile(rf"{_BREAK}\d[\d ]*{_FOR}$")


def of_another_break(folded: str, start: int, end: int) -> bool:
    """Whether a count only names the price that is asked for another one: "the price of 1,000 for 400"."""
    return bool(_BEFORE_BREAK.search(folded[:start]) and re.match(rf"{_FOR}\d", folded[end:]))
