"""Words that ask by when the client has to act: to approve, to order, to send their artwork."""

import re

_LATEST = re.compile(
    r"\b(?:the latest|last (?:day|date|moment)|cut-?off|at the latest|by when (?:do|should|must|can)|au plus tard"
    r"|date (?:limite|butoir)|dernier (?:delai|jour|moment)|jusqu'a quand|avant quand|a partir de quand faut"
    r"|quand faut-il (?:commander|valider|confirmer))\b"
)


def by_when_to_act(folded: str) -> bool:
    """Whether folded words ask until when something may still be done for a day."""
    return _LATEST.search(folded) is not None
