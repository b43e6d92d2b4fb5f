"""What clients lack, and goods wanted by a day named before: neither is a present asked of us."""

import re
from collections.abc import Sequence

from bot.coach.understand.plain import Plain
from bot.domain.asks import AskKind

_GIFTS = r"(?:cadeaux?|goodies|gifts?|presents?|giveaways?|freebies|souvenirs?)"
_LACKED = re.compile(
    rf"\b(?:no|not any|n't any|without(?: any)?|zero|short of|out of|forgot\w*(?: about)?|forgotten(?: about)?"
    rf"|pas (?:encore )?(?:de|d'|les|le|un|prevu(?: de)?|pense aux?)|plus (?:de|d')|aucuns?|sans(?: le moindre)?"
    rf"|manqu\w* (?:de|d'|les|des|nos)|a court de|oublie\w*)"
    rf"(?: (?:the|our|my|all|any|new|single|de|des|les|nos|mes|le|prevoir|commander)){{0,3}}"
    rf"(?: (?!for free|gratuit)[\w-]+)?? {_GIFTS}\b"
    rf"|\b(?:lack\w*|still need|missing|il (?:nous|me) manque|(?:nous|me) manquent)(?: [\w-]+){{0,3}} {_GIFTS}\b"
    r"|\b(?:nothing|n't (?:have |got )?anything|not (?:have |got )?anything|never got anything|rien)"
    r"(?: [\w-]+(?:'\w+)?){0,3}? (?:to (?:give|offer|hand|present)|(?:a|pour) (?:leur |lui |y )?"
    r"(?:offrir|donner|distribuer|remettre))\b"
    rf"|\b(?:n'avons|n'ai|n'a|n'y a|avons|ai|avait|a)(?: \w+)? (?:rien|aucun|pas) (?:prevu|trouve|commande|achete)"
    rf"(?: [\w-]+(?:'\w+)?){{0,4}} {_GIFTS}\b"
)
_ASKED = re.compile(
    r"\b(?:you|vous|tu)\b[^.?!]*\b(?:free|gratuit\w*|offr\w*|throw|gracieu\w*|on the house|at no c\w+)\b"
    r"|\b(?:free of charge|for free|on the house|gratuitement|gracieusement|geste)\b"
)
_PAYS_MORE = re.compile(
    r"\b(?:happy|willing|ready|prepared|glad|fine|ok|okay|prets?|pretes?|disposee?s?|d'accord|no problem)"
    r"(?: \w+){0,2} (?:to|with|a|de|pour) (?:pay\w*|cover\w*|regl\w*|mettre|supporter)\b[^.?!]*"
    r"\b(?:extra|more|surcharge|supplement\w*|premium|en plus|plus|davantage|fee|rush)\b"
    r"|\b(?:we|i|nous|on|je)(?:'ll| will|'d| would| can| peut| peux| pouvons)? (?:gladly |happily |bien )?"
    r"(?:pay|payer|paiera\w*|paierons|paie|mettra|mettrons) (?:\w+ )?"
    r"(?:extra|more|a surcharge|un supplement|le supplement|en plus|plus|davantage)\b"
)
_BY_THEN = re.compile(
    r"\b(?:by then|by that (?:date|day|time)|before then|in time|on time|d'ici la|pour cette date|a cette date"
    r"|pour ce jour(?:-la| la)?|avant cette date|a temps|dans les temps)\b"
)
_FEASIBLE = re.compile(
    r"\b(?:can|could|would|will|possible|able|manage|feasible|peux|peut|pouvez|pourri\w+|pourrais|jouable|faisable)\b"
)


def lacking(plain: Plain, sentences: Sequence[Plain]) -> dict[AskKind, bool]:
    """The asks that a sentence among `sentences` is not, for it tells of gifts that are lacking or of paying more.

    Counted goods that could be made "by then", a day told before, are wanted by that day.
    """
    text = plain.text
    found: dict[AskKind, bool] = {}
    if (_LACKED.search(text) or _PAYS_MORE.search(text)) and not _ASKED.search(text):
        found[AskKind.FREE_EXTRA] = False
    if _PAYS_MORE.search(text):
        # how much, not when
        found[AskKind.PAYMENT_TERMS] = False
    counted = "#q" in text or "#n" in text
    day = any("#d" in p.text for p in sentences)
    if counted and day and _BY_THEN.search(text) and _FEASIBLE.search(text):
        found |= {AskKind.RUSH: True, AskKind.SPECIAL_FAVOUR: False, AskKind.FREE_EXTRA: False}
    return found
