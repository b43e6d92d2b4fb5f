"""An invoice set against what was quoted or agreed, and money taken twice."""

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


_TWO = r"(?<!in )(?<!en )(?:#x|\b2 ?(?:fois|x|times)\b)"
_TAKEN = r"(?:prelev|debit|encaiss|factur|taken|charged|collected|billed|invoiced|withdrawn|took|paid|paye|regle)"
TAKEN_TWICE = re.compile(
    rf"\b{_TAKEN}\w*[^.!?]{{0,60}}"
    rf"(?:\b(?:(?<!en )deux fois|en double|une (?:deuxieme|seconde) fois|twice|two times|a second time)\b|{_TWO})"
    r"|\b(?:prelev|debit|encaiss|factur|taken|charged|collected|billed)\w*[^.!?]{0,60}\bagain\b"
    rf"|(?:{_TWO}|\b(?:twice|deux fois)) {_TAKEN}\w*"
    r"|\b(?:double|duplicate)[- ](?:prelevement|debit|paiement|encaissement|payment|charge|billing|facturation)s?\b"
)
"""Money taken twice, in folded words, with or without figures masked."""


def taken_twice(folded: str) -> bool:
    """Whether folded words tell of a payment taken twice; a multiple may be masked as `#x`."""
    return TAKEN_TWICE.search(folded) is not None
