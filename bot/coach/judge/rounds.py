"""How many proofs a client says they have had already: "we've had our three proofs", "on en a déjà eu cinq"."""

import re
from decimal import Decimal

from bot.reading.folding import fold

_WORDS = {
    "un": 1, "une": 1, "one": 1, "deux": 2, "two": 2, "trois": 3, "three": 3, "quatre": 4, "four": 4, "cinq": 5,
    "five": 5,
    "six": 6, "sept": 7, "seven": 7, "huit": 8, "eight": 8, "neuf": 9, "nine": 9, "dix": 10, "ten": 10,
}  # fmt: skip
_COUNT = rf"(\d{{1,2}}|{'|'.join(_WORDS)})"
_PROOF = (
    r"(?:proofs?|mock-?ups?|versions?|drafts?|rounds?|revisions?|visuals?|epreuves?|maquettes?|visuels?|essais?|tours?"
    r"|aller-?retours?|bat)"
)
_HAD = (
    re.compile(
        rf"\b(?:had|seen|used(?: up)?|been through|gone through|got through|eu|vu|recu|utilise|epuise|fait|consomme)"
        rf"(?: deja| already)?(?: (?:our|the|all|your|nos|les|vos|mes|my))* {_COUNT} (?:\w+ ){{0,2}}?{_PROOF}\b"
    ),
    re.compile(
        rf"\b(?:our|the|all|nos|les) {_COUNT} (?:\w+ ){{0,2}}?{_PROOF} (?:are|were|sont|etaient|ont ete|have been) "
        r"(?:\w+ ){0,2}?(?:used|gone|done|behind|epuise\w*|passe\w*|utilise\w*|consomme\w*)"
    ),
    re.compile(rf"\ben (?:a|ai|avons|avez|est|sommes)(?: bien)?(?: deja)?(?: (?:eu|vu|recu|fait|a))+ {_COUNT}\b"),
)


def rounds_had(words: str) -> Decimal | None:
    """The number of proofs that lie behind, told in the words of a change; None where none is told."""
    said = fold(words)
    found = next((m for p in _HAD if (m := p.search(said)) is not None), None)
    if found is None:
        return None
    return Decimal(_WORDS[found[1]] if found[1] in _WORDS else int(found[1]))
