"""An agreement word that takes note, and a new bargain behind it: "D'accord. Et 5 % si je prends 500 pièces ?"."""

import re

_GREETING = r"(?:(?:bonjour|bonsoir|hello|hi|hey)(?: (?!d'accord|ok)[\w'-]+){0,3}[ ,.!]+)?"
_NOD = (
    r"(?:(?:bon|well|ah|oh|hmm?),? )?(?:ok(?:ay)?|d'accord|entendu|compris|soit|(?:c'est |bien )?note|(?:tres )?bien"
    r"|parfait|je comprends|ca marche|fine|all ?right|right|noted|understood|fair enough|good|great"
    r"|(?:ok,? )?i (?:see|understand))"
    r"(?:,? (?:merci|thanks|thank you|je comprends|i understand|i see|bien note))?"
)
_LEADING = r"(?:\s*[,.!;:…–-]+\s*|\s+(?=(?:et|mais|alors|donc|and|but|then|so|what|how|si|if)\b))"
_GIVEN = (
    r"\b(?:(?:et |mais |and |but )?(?:si|meme si) (?:je|j'|on|nous)|(?:and |but )?if (?:i|we)\b"
    r"|en echange|moyennant|in (?:exchange|return)|a condition que|provided)"
)
_ASKED = r"(?:[^.!?]|(?<=\d)\.(?=\d))*"
_ANEW = re.compile(rf"^\W*{_GREETING}{_NOD}{_LEADING}(?={_ASKED}{_GIVEN}){_ASKED}\?")


def bargains_anew(folded: str) -> bool:
    """Whether folded words open with a nod and go on to ask what they could have for something given.

    Such a nod takes note of what was said before: nothing is agreed to yet.
    """
    return _ANEW.search(folded) is not None
