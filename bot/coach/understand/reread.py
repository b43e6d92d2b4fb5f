"""Sentences that say another thing than their cue words show: what their turn of phrase makes of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.coach.understand.bargaining import terms_named
from bot.coach.understand.by_when import wanted_at
from bot.coach.understand.lacking import lacking
from bot.coach.understand.plain import Plain
from bot.coach.understand.plainly_said import told_apart
from bot.coach.understand.shown import Shown
from bot.coach.understand.turns import turned
from bot.domain.asks import AskKind
from bot.domain.figures import Unit
from bot.reading.gifts import given_to_others

_TELLING = frozenset({"strong", "likely", "weak", "sure", "perhaps", "topic"})

_PRICE = r"(?:prix|tarifs?|montant|cout|price|pricing|rate|cost|figure)s?"
_BUT = (
    r"(?:sauf|hormis|excepte|hors|mis a part|a part|a l'exception d[eu]|except(?:ing)?(?: for)?|apart from|aside from"
    r"|other than|all but|everything but|bar|save for)"
)
_BUT_THE_PRICE = re.compile(rf"\b{_BUT} (?:(?:pour|sur|for|le|la|l'|les|the|your|votre|vos|unit|on) ?)*{_PRICE}\b")
_LESS = (
    r"(?:de |d'|of |en |in )?(?:moins|remise|rabais|reduction|ristourne|less|off|discount|lower|cheaper"
    r"|moins cher\w*)"
)
_SHARE_LESS = re.compile(
    rf"\b(?:a|at|avec|with) (?:a |an |un |une )?#p {_LESS}\b"
    rf"|\b(?:minus|less|moins|- ?|avec une (?:remise|reduction) de|with a (?:discount|reduction) of) #p"
    rf"|\b(?:une |a )(?:remise|reduction|ristourne|rabais|discount) (?:de |d'|of )#p"
)
_THEN_AGREED = re.compile(
    r"^\W*(?:\w+ ){0,2}?(?:#p|#m)(?: \w+){0,2}?,? ?(?:et|and) (?:je|on|nous|c'est|i|i'll|we|we'll|it's)"
    r"(?: \w+)? ?(?:sign\w*|command\w*|prend\w*|pren\w*|valid\w*|order\w*|take|buy|confirm\w*|done|bon|vendu|in\b)"
)
_RATHER = re.compile(
    r"(?:#m|#n)(?: \w+(?:'\w+)?){0,2} (?:instead of|rather than|au lieu d[eu]|plutot qu[e'] ?) ?(?:les "
    r"|the )?(?:#m|#n)"
)
_ON_A_CONDITION = re.compile(
    r"\b(?:provided|providing|as long as|so long as|on condition|only if|if|assuming|sous reserve"
    r"|(?:a|sous) (?:la )?condition|si|s'ils?|pourvu que|du moment que|tant que|moyennant)\b"
)
_WHEN = re.compile(r"\b(?:as soon as|once|when|the day|des que|des lors que|quand|lorsque|le jour ou)\b")
_MOVED = re.compile(
    rf"#p|(?:(?:a|at|to|de|jusqu'a|sous|under|below|for|pour|is|est|vers) (?:#m|#n))|\b{_PRICE} (?:\w+ ){{0,2}}"
    r"(?:baiss\w*|pass\w*|descend\w*|drop\w*|fall\w*|come\w* down|goes|lower\w*)"
)
_PRICE_HELD = re.compile(
    r"\b(?:la|votre|vos|the|your|this|that|cette) (?:remise|reduction|ristourne|rabais|discount)\b"
)

_BEST = re.compile(
    r"\b(?:meilleurs?|best|lowest|keenest|sharpest|derniers?|plus bas) (?:possible )?(?:unit )?(?:prix"
    r"|tarifs?|prices?|rates?)\b"
    rf"|\b{_PRICE} (?:le plus bas|le plus juste|the lowest)\b"
)
_WHICH = re.compile(r"\?|\b(?:quel|quels|votre|vos|ton|your|what|whats|what's|give|donnez|faites|send|need|besoin)\b")
_BOUND = (
    r"(?:(?:yearly|annual|year-long|one-year|two-year|framework|long-term|multi-year) (?:contract"
    r"|agreement|commitment|order|deal)"
    r"|(?:contrat|accord|engagement|commande|partenariat)(?:[- ]cadre)? (?:annuel\w*|a l'annee"
    r"|a long terme|sur #d|d[e'] ?#d|de (?:un|deux|trois) ans?|sur l'annee)"
    r"|(?:sign\w*|commit\w*|engag\w*)(?: \w+){0,3} (?:for|pour|sur|a|over) (?:#d|a year|un an|l'annee|the year))"
)
_BOUND_PRICE = re.compile(
    rf"\b{_BOUND}\b.*\b(?:(?:what|quels?|which|how much|combien)\b(?:[^?]*\b(?:could|can|would|will|pou\w+"
    rf"|fer\w+|serait|accord\w*|propos\w*|do)\b))"
    rf"|\b(?:what|quels?|which)\b[^?]*\b{_PRICE}\b[^?]*\b{_BOUND}"
)
_GAINED = re.compile(
    r"#p(?: \w+){0,3} (?:to be had|to gain|to be gained|a gagner|a la cle|a prendre|in it)\b"
    r"|#p(?: \w+(?:'\w+)?){0,6} (?:if|si|en|by|when|for)(?: \w+)? (?:pay\w*|settl\w*|regl\w*|pai\w*)"
    r"(?: \w+(?:'\w+)?){0,3} (?:d'avance|comptant|a la commande|cash|with the order|up ?front|in advance"
    r"|on order|at once)"
)
_ADVANCED = re.compile(r"\b(?:acompte|deposit|solde|balance|penalit\w*|interest|interets?)\b")

_OUR_DOING = re.compile(
    r"\b(?:(?:vous|you)(?:'ve| have| avez)? (?:nous |m'|us )?(?:imprim|livr|envoy|fait|mis|grav|marqu"
    r"|brod|print|deliver|sen[td]|made|used|engraved|put)\w*"
    r"|(?:came|arrived|turned up|were delivered|was delivered|delivered|received|recue?s?|arrivee?s?"
    r"|livree?s?|(?:est|sont|is|are) (?:sorti|imprime|grave)\w*"
    r"|(?:was|were|been|ont ete|a ete) (?:printed|engraved|made|imprime\w*|grave\w*|marque\w*|brode\w*))"
    r"|erreurs?|mistakes?|wrong(?:ly)?|trompe\w*)\b"
)
_NOT_THAT = re.compile(r"\b(?:au lieu d[eu']|plutot qu[e']|et non|instead of|rather than|and not)")
_WISHED = re.compile(
    r"\b(?:pouvez|pourri\w+|peut[- ]on|could|can (?:you|we)|would like|aimeri\w+|voudri\w+|souhait\w+|prefer\w*)\b"
)

_ONE_FIRST = re.compile(
    r"\b(?:un|une|one|a single|a) (?:\w+ )?(?:imprime|marque|grave|brode|printed|engraved|branded"
    r"|embroidered|made up|finished)\w*"
    r"(?: \w+(?:'\w+)?){0,4} (?:avant|before)\b(?! (?:noel|christmas|le|the|#d))"
)
_PROMISED = re.compile(
    r"\b(?:promis\w*|promised|announced|annonce\w*|due|prevue?s?)(?: \w+(?:'\w+)?){0,3} (?:pour|for|by|on"
    r"|le|avant)(?: le| the)? ?#d"
)


def reread(
    shown: Mapping[AskKind, Shown], sentences: Sequence[Plain], today: date | None, granted: frozenset[Decimal]
) -> dict[AskKind, Shown]:
    """`shown`, mended sentence by sentence where the turn of phrase says which ask it is, or that it is none.

    Without `today` no date is known to be past. A discount of `granted` (in percent) is agreed to, not asked for.
    """
    again = {kind: list(seen.by_sentence) for kind, seen in shown.items()}
    for i, plain in enumerate(sentences):
        own = _meant(plain, shown, i, today, granted)
        # What a turn of phrase means stands whatever the weights make of its words.
        sure = frozenset({"strong"} if own else {"strong", "meant"})
        paid = {AskKind.PAYMENT_TERMS: True} if terms_named(plain.text) else {}
        for kind, meant in ((own or turned(plain, sentences)) | lacking(plain, sentences) | paid).items():
            if kind in again:
                kept = (
                    again[kind][i] - {"against"} if meant else frozenset({"against"} if own else {"against", "denied"})
                )
                again[kind][i] = (kept - {"likely", "weak", "subject"}) | sure if meant else kept
    return {kind: replace(seen, by_sentence=tuple(again[kind])) for kind, seen in shown.items()}


def _meant(
    plain: Plain, shown: Mapping[AskKind, Shown], i: int, today: date | None, granted: frozenset[Decimal]
) -> dict[AskKind, bool]:
    """The kinds that a sentence asks for after all, and those that it does not."""
    text = plain.text
    if shown[AskKind.ACCEPTANCE].by_sentence[i] & _TELLING:
        if bargains(text) and not _of(plain, granted):
            return {AskKind.ACCEPTANCE: False, AskKind.PRICE_CUT: True}
        if _ON_A_CONDITION.search(text):
            return {AskKind.ACCEPTANCE: False}
    elif _THEN_AGREED.search(text):
        return {AskKind.PRICE_CUT: True}
    if (apart := told_apart(text)) is not None:
        return apart
    if _GAINED.search(text) and not _ADVANCED.search(text):
        return {AskKind.PRICE_CUT: True, AskKind.PAYMENT_TERMS: False}
    if asks_the_best(text) or _BOUND_PRICE.search(text):
        return {AskKind.PRICE_CUT: True, AskKind.PLAIN_QUESTION: False}
    if _NOT_THAT.search(text) and _OUR_DOING.search(text) and not _WISHED.search(text):
        return {AskKind.COMPLAINT: True, AskKind.SCOPE_CHANGE: False, AskKind.SPEC_DOWNGRADE: False}
    if given_to_others(text):
        return {AskKind.FREE_EXTRA: False} | wanted_at(plain)
    if _ONE_FIRST.search(text):
        return {AskKind.FREE_EXTRA: True, AskKind.SPECIAL_FAVOUR: False, AskKind.RUSH: False}
    if today is not None and _PROMISED.search(text) and _past(plain, today):
        return {AskKind.COMPLAINT: True, AskKind.RUSH: False}
    return {}


def asks_the_best(text: str) -> bool:
    """Whether words in the plain form ask for the best price there is."""
    return bool(_BEST.search(text) and _WHICH.search(text))


def bargains(text: str) -> bool:
    """Whether words of agreement, in the plain form, agree to another price than the one offered."""
    if _BUT_THE_PRICE.search(text) or _THEN_AGREED.search(text) or _RATHER.search(text):
        return True
    if _SHARE_LESS.search(text) and not _PRICE_HELD.search(text):
        return True
    return bool((_ON_A_CONDITION.search(text) or _WHEN.search(text)) and _MOVED.search(text))


def _past(plain: Plain, today: date) -> bool:
    days = [f.top for _, f in plain.figures if f.unit is Unit.DATE]
    return any(isinstance(day, date) and day < today for day in days)


def _of(plain: Plain, granted: frozenset[Decimal]) -> bool:
    """Whether the percentages of a sentence are all discounts granted before."""
    shares = {f.number for _, f in plain.figures if f.unit is Unit.PERCENT}
    return bool(shares) and shares <= granted
