"""An invoice set against what was quoted or agreed."""

import re

BILLED_OTHERWISE = re.compile(
    r"\b(?:facture|invoice|bill)\b[^.?!]{0,25}\d[^.?!]{0,30}\b(?:recue?s?|received|got|only)\b[^.?!]{0,15}\d"
    r"|\b(?:paid|paye\w*|regle\w*|vire\w*|transferred)\b[^.?!]{0,30}\d[^.?!]{0,40}\b(?:facture|invoice"
    r"|bill)\b[^.?!]{0,30}\d"
    r"|\b(?:facture|invoice|bill)\b[^.?!]{0,60}(?:€|\d|eur)[^.?!]{0,60}\b(?:devis|quote[ds]?|quotation"
    r"|convenu\w*|agreed|accord"
    r"|offer|proposition)\b|\b(?:devis|quote[ds]?|quotation|convenu\w*|agreed)\b[^.?!]{0,60}\b(?:facture\w*"
    r"|invoice[ds]?|billed"
    r"|charged)\b[^.?!]{0,40}(?:€|\d|eur)"
)
"""Two prices of one sentence, one billed and one agreed before, in folded words."""


def billed_otherwise(folded: str) -> bool:
    """Whether folded words set the price of an invoice against another that was agreed."""
    return BILLED_OTHERWISE.search(folded) is not None
