"""What is to be put right before anything was made: a change of the order, whatever words it was read in."""

import re
from collections.abc import Sequence

from bot.coach.understand.plain import Plain
from bot.domain.asks import AskKind

_APPROVAL = re.compile(
    r"\b(?:proofs?|artwork|approv\w+|signed (?:it |that |this )?off|epreuves?|bon a tirer|bat|valid(?:e|ee|es|er"
    r"|ation)"
    r"|order forms?|bons? de commande|fichier|(?:logo|design|vector|print|artwork) files?)\b"
)
_ARRIVED = re.compile(
    r"\b(?:receiv\w+|arriv\w+|delivered|turned up|unpack\w*|opened|recue?s?|livree?s?|deball\w*|broke\w*|snapped"
    r"|casse\w*|abime\w*|faulty|defect\w*|warranty|garanti\w*)\b"
)
_STILL_MENDED = re.compile(
    r"\b(?:haven't|have not|hasn't|has not) (?:yet )?(?:started|printed|begun|gone)\b|"
    r"\b(?:still|too late|in time|any time|chance|possible|able|can (?:you|we|i)|could (?:you|we|i)|encore|trop tard"
    r"|a temps|pouvez|peut[- ]on|pourri\w+)\b.*"
    r"\b(?:fix|chang\w*|correct\w*|swap|amend|alter|put (?:it|that|this) right|modif\w*|corrig\w*"
    r"|rectif\w*|rattrap\w*)\b"
)


def mended_before_made(kind: AskKind, quote: str, sentences: Sequence[Plain]) -> AskKind:
    """The kind of an ask read in `quote`: what is to be put right before anything was made is a change of the order."""
    if kind not in _MISTAKEN or not any(_APPROVAL.search(p.text) for p in sentences):
        return kind
    if any(_ARRIVED.search(p.text) for p in sentences):
        return kind
    own = (p.text for p in sentences if p.sentence.text.strip() in quote)
    return AskKind.SCOPE_CHANGE if any(_STILL_MENDED.search(t) for t in own) else kind


def called_off(kind: AskKind, sentences: Sequence[Plain]) -> AskKind:
    """The kind of a change that calls the whole order off: a favour that somebody else decides on."""
    off = kind is AskKind.SCOPE_CHANGE and any(_CALLED_OFF.search(p.text) for p in sentences)
    return AskKind.SPECIAL_FAVOUR if off else kind


_CALLED_OFF = re.compile(
    r"\b(?:cancel\w*|call(?:ing)? off|scrap|annul\w*)\b(?: \w+){0,2}? "
    r"(?:the|our|my|this|that|la|notre|ma|cette|l'|#q|#n|order|commande)"
)
_MISTAKEN = frozenset({AskKind.RETURN_OR_WARRANTY, AskKind.COMPLAINT, AskKind.PLAIN_QUESTION, AskKind.GOODWILL})
