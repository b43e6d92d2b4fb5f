"""What clients write once they have ordered: an address they gave wrongly, an order that is to wait."""

import re

_WRONG_ADDRESS = re.compile(
    r"\b(?:i|we)(?:'ve| have)? (?:gave|given|sent|put|wrote)(?: you)? (?:the |a |an |our |my )?(?:wrong"
    r"|old) (?:\w+ )?(?:address|postcode)"
    r"|\b(?:me suis|s'est|nous sommes) trompe\w*[^.?!]{0,20}\badresse|\b(?:donne|envoye"
    r"|indique)\w* (?:la mauvaise|une mauvaise|l'ancienne) adresse"
)
_PUT_OFF = re.compile(
    r"\b(?:pushed|moved|postponed|delayed|put back|put off|reporte\w*|decale\w*|repousse\w*)(?: back)?(?: \w+){0,3}? "
    r"(?:to|until|till|a|au|en|jusqu|pour)\b"
)


def gave_wrong_address(folded: str) -> bool:
    """Whether folded words own to an address given wrongly."""
    return _WRONG_ADDRESS.search(folded) is not None


def put_off_till(folded: str) -> bool:
    """Whether folded words put something off to a later time."""
    return _PUT_OFF.search(folded) is not None
