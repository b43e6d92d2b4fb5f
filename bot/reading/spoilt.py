"""Words that tell, in folded text, that goods are broken, stained, badly printed or otherwise spoilt."""

import re

SPOILT = (
    r"cass\w*|bro[kc]\w*|chipp\w*|ebrech\w*|fele\w*|fissur\w*|crack\w*|abim\w*|damag\w*|defectu\w*|defecti\w*|defects?"
    r"|faulty|(?<!par )(?<!sans )defauts?|crooked|de travers|a l'envers|upside|smudg\w*|flou\w*|blur\w*|s'efface\w*"
    r"|decoll\w*|peel\w*|torn|dechir\w*|tachee?s?|stain\w*|raye\w*|scratch\w*|bent|tordu\w*|enfonce\w*|ecrase\w*|cabosse\w*|dented|crushed|squashed|mou?ld\w*|mildew|moisi\w*"
    r"|rust\w*|rouill\w*|smells?|odeurs?"
)
"""Alternatives, to be joined with others."""

_SPOILT = re.compile(rf"\b(?:{SPOILT})\b")


def spoilt(folded: str) -> bool:
    """Whether folded words tell of goods that are spoilt."""
    return _SPOILT.search(folded) is not None
