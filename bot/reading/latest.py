"""Words that ask by when the client has to act: to approve, to order, to send their artwork."""

import re

_LATEST = re.compile(
    r"\b(?:what(?:'s| is) the latest|the latest (?:we|i|you) can|last (?:day|date|moment)|cut-?off"
    r"|(?:when|what (?:day|date))\b[^.?!]{0,40} at the latest|by when (?:do|should|must|can)"
    r"|au plus tard quand|(?:quand|quelle date|quel jour)\b[^.?!]{0,40} au plus tard"
    r"|date (?:limite|butoir)|dernier (?:delai|jour|moment)|jusqu'a quand|avant quand|a partir de quand faut"
    r"|(?:quand|quelle date|quel jour) (?:est-ce qu'il )?(?:faut-il|faudrait-il|il faut|il faudrait|dois-je|doit-on"
    r"|devons-nous|on doit|nous devons)(?: (?:tout|vous|nous|le|la|les|l'|absolument))*"
    r" ?(?:commander|valider|confirmer|approuver|signer|envoyer|decider|lancer)"
    r"|(?:when|what (?:day|date)) (?:do|should|must|would) (?:we|i) (?:need |have )?(?:to )?"
    r"(?:order|approve|confirm|sign|send|decide|commit|place))\b"
)


def by_when_to_act(folded: str) -> bool:
    """Whether folded words ask until when something may still be done for a day."""
    return _LATEST.search(folded) is not None
