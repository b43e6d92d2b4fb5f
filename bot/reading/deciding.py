"""Words by which a day is when somebody decides or waits for an answer, not when they want their goods."""

import re

_DECIDING = re.compile(
    r"\b(?:decid\w*|decision|make up (?:my|our) minds?|choos\w*|pick one|choisi\w*|choix|tranch\w*|arbitr\w*"
    r"|(?:your|an?) (?:answer|reply)|get back to (?:me|us)|(?:votre|une) reponse|repond\w*|revenir vers)\b"
)
DELIVERING = re.compile(
    r"\b(?:livr\w*|deliver\w*|dispatch\w*|expedi\w*|ship\w*|recevoir|receiv\w*|arriv\w*|in hand|on site|sur place"
    r"|(?:need|want|have|get) (?:them|it|these|those)|les (?:avoir|faut))\b"
)


def to_decide(folded: str) -> bool:
    """Whether a folded sentence tells by when somebody decides or answers, and speaks of no delivery."""
    return _DECIDING.search(folded) is not None and DELIVERING.search(folded) is None
