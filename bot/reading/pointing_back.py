"""Requests that only point back at what was just asked: "could you do that for us?", « cela vous convient ? »."""

import re

from bot.reading.folding import fold

_FIRST = r"(?:(?:et|and|so|alors|donc|please|dites-moi si|let me know (?:if|whether)|tell me if),? )*"
_STOP = r"| ?[?.!,]| ?$)"
_AFTER = r"(?='s\b| (?:is|works?|would|for|from|with|on|at|in|by|as|please|too|then)\b" + _STOP
_AFTER_FR = r"(?= (?:pour|des|avec|sur|a|cette|chez|de votre|de ton)\b" + _STOP
_YOU = r"(?:could|can|would|will) (?:you|we) (?:please |possibly |kindly |also )?"
_VOUS = r"(?:pouvez|pourriez|peux|pourrais|sauriez)-(?:vous|tu) (?:nous |me )?"
_DO = r"(?:do|manage|arrange|accept|agree to|confirm(?: if| whether| that)?|approve|accommodate|live with|offer)"
_FAIRE = r"(?:faire|accorder|accepter|confirmer|consentir(?: a)?)"
_FINE = r"(?:ok|okay|possible|fine|doable|feasible|acceptable|alright|all right|workable|agreeable|arranged|done)"
_BON = r"(?:possible|faisable|envisageable|jouable|acceptable|d'accord|ok|bon)"
_THAT = rf"""
{_YOU}{_DO} (?:that|this|it|so){_AFTER}
(?:is|would|will|could|can) (?:that|this|it) (?:be )?{_FINE}{_AFTER}
(?:does|would|will) (?:that|this|it) (?:work|suit|sound)\b
{_VOUS}(?:le |l'){_FAIRE}\b
{_VOUS}{_FAIRE} (?:cela|ca|ceci){_AFTER_FR}
(?:est-ce que )?(?:cela|ca|ce|c'|serait-ce|est-ce) ?(?:est |serait )?{_BON}{_AFTER_FR}
(?:est-ce que )?(?:cela|ca) (?:vous|te) (?:convient|conviendrait|va|irait|semble|parait|serait)\b
"""
_POINTS = re.compile(rf"^\W*{_FIRST}(?:{'|'.join(_THAT.split(chr(10))[1:-1])})")


def points_back(sentence: str) -> bool:
    """Whether a request names nothing of its own: what it wants is what the words before it ask for."""
    return _POINTS.search(fold(sentence)) is not None
