"""Whether an order was placed before the message that speaks of it."""

import re

from bot.coach.compose.case import Case
from bot.domain.facts import Origin
from bot.reading.folding import fold

_PLACED = re.compile(
    r"\b(?:commande (?:passee|confirmee|recue|validee|signee|du \d|n)|(?:sur|dans) (?:le|notre|mon) bon de commande"
    r"|bon de commande (?:recu|signe|envoye)"
    r"|(?:devis|quote) (?:signe|accepte|signed|accepted)|acompte (?:recu|verse|paye)"
    r"|deposit (?:received|paid)|order (?:of [^,.]{2,30} )?(?:placed|confirmed)|orders? (?:we|i) (?:placed|made)"
    r"|(?:we|i) (?:placed|ordered)|(?:on a|nous avons|j'ai) (?:deja )?(?:passe|command)\w*)\b"
)


def placed_before(case: Case) -> bool:
    """Whether the message, or the user's note beside it, tells of an order placed already."""
    noted = (f.quote or str(f.value) for f in case.situation.facts if f.origin in (Origin.CONTEXT, Origin.CASE))
    return any(_PLACED.search(fold(text)) for text in (case.situation.message.text, *noted))
