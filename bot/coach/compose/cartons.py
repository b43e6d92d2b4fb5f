"""What happened to a carton alone is no fault of the pieces in it."""

import re


def less_the_carton(text: str) -> str:
    """The words, less what happened to a carton alone: it is the pieces in it that are told to be broken."""
    return _CARTON.sub(" ", text)


_CARTON = re.compile(
    r"\b(?:cartons?|colis|emballages?|box(?:es)?|parcels?|packaging) (?:[\w'’-]+ ){0,5}?"
    r"(?:tremp\w+|d[ée]tremp\w+|mouill\w+|enfonc\w+|[ée]cras\w+|soaked|soaking|wet|damp|crushed|dented|squashed)\b"
    r"(?=[^.?!]*\b(?:cass\w+|[ée]br[ée]ch\w+|f[êe]l\w+|bris\w+|broken|chipped|cracked|smashed)\b)",
    re.IGNORECASE,
)
