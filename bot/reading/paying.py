"""Whether somebody offers to pay: who pays for a thing asks for nothing free."""

import re

from bot.reading.folding import fold

_PAYS = re.compile(
    r"\b(?:(?:happy|willing|ready|glad|prepared) to pay|(?:we|i)(?:'ll|'d| will| would)? (?:gladly |happily )?pay\b"
    r"|at our (?:own )?(?:cost|expense)|(?:prete?s?|disposee?s?) a payer|(?:je|on|nous) (?:vous )?pai\w+|a nos frais"
    r"|en payant|moyennant)\b"
)


def offers_to_pay(text: str) -> bool:
    """Whether the words offer money for what they ask, in French or English."""
    return _PAYS.search(fold(text)) is not None
