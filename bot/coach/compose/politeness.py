"""A request without the courtesy it is asked with: « auriez-vous la gentillesse de joindre » asks « pouvez-vous … ».

Told back word for word, the client's courtesy would become ours ("we will have the kindness to …").
"""

import re

from bot.domain.asks import Language

_GRACE = r"(?:extrême |grande )?(?:amabilité|gentillesse|obligeance|bonté|courtoisie|délicatesse|possibilité|loisir)"
_VOUS = re.compile(
    rf"\b(?:auriez|avez|aurez)-vous (?:aussi |également |par hasard )?(?:l'|la |le |l’){_GRACE} (?:de |d['’])"
    r"|\b(?:seriez|serez)-vous (?:assez |si )?(?:aimables?|gentil(?:le)?s?|bon(?:ne)?s?) (?:pour |de |d['’])"
    r"|\b(?:puis-je|pourrais-je|pouvons-nous|pourrions-nous) vous (?:demander|prier) (?:de |d['’])"
    r"|\bje vous (?:serais|serai) (?:très )?reconnaissante? (?:de |d['’])(?:bien vouloir )?"
    r"|\b(?:je|nous) vous saurai\w* gré (?:de |d['’])(?:bien vouloir )?",
    re.IGNORECASE,
)
_TU = re.compile(
    rf"\b(?:aurais|as|auras)-tu (?:aussi |également |par hasard )?(?:l'|la |le |l’){_GRACE} (?:de |d['’])"
    r"|\b(?:serais|seras)-tu (?:assez |si )?(?:aimable|gentil(?:le)?|bon(?:ne)?|chou) (?:pour |de |d['’])"
    r"|\b(?:puis-je|pourrais-je) te (?:demander|prier) (?:de |d['’])",
    re.IGNORECASE,
)
_YOU = re.compile(
    r"\b(?:would|could|might) you (?:please |possibly )?be (?:so |very )?(?:kind|good|nice|gracious)"
    r"(?: enough to| as to) "
    r"|\b(?:would|could) you (?:please )?(?:have|do us|do me) the (?:kindness|courtesy|goodness|favou?r) (?:to|of) "
    r"|\b(?:could|can|may|might) (?:i|we) (?:trouble|ask|beg) you to "
    r"|\b(?:i|we)(?:'d| would| should) be (?:so |very |most )?(?:grateful|obliged|thankful)"
    r" if you (?:could|would|can) ",
    re.IGNORECASE,
)


def plainly_asked(quote: str, language: Language) -> str:
    """The same request in the plainest words that ask for it."""
    if language is Language.FR:
        return _TU.sub("peux-tu ", _VOUS.sub("pouvez-vous ", quote))
    return _YOU.sub("could you ", quote)
