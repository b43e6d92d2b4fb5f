"""A history of payments as a client tells it: theirs to say, and ours to look up."""

import re

from bot.reading.folding import fold


def paid_on_time(text: str) -> bool:
    """Whether words tell that what was ordered before was paid on time."""
    return _PAID_ON_TIME.search(fold(text)) is not None


_PAID_ON_TIME = re.compile(
    r"\b(?:pay\w*|regl\w*|factures?|echeances?)\b[^.?!]{0,40}\b(?:a l'heure|a temps|dans les temps|sans retard"
    r"|rubis sur l'ongle|a l'echeance|a la date|ponctuel\w*|en temps et en heure|sans (?:aucun )?incident"
    r"|jamais (?:eu )?(?:de |en )?retard)\b"
    r"|\bjamais (?:eu )?(?:de |en |un )?(?:\w+ )?retard\b"
    r"|\b(?:pa(?:id|y|ying)|settled|invoices?|bills?|payments?|orders?)\b[^.?!]{0,40}"
    r"\b(?:on time|promptly|without delay|by the due date|on the (?:dot|day|nail)|never (?:been )?late)\b"
    r"|\b(?:always|never) (?:paid|been late|late|missed|settled)\b"
)
